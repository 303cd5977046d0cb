/** Cells in which nothing happens. */
import type { PayoutStatus } from "#domain/payouts/payout.ts";

export const ignored = (sentences: Partial<Record<PayoutStatus, string>>) =>
  Object.fromEntries(
    Object.entries(sentences).map(([status, it]) => [status, [it, "nothing"]]),
  ) as Record<string, readonly [string, string]>;
const ENDED = ["sending", "sent", "reversing", "owed", "reversed", "cancelled"] as const;
export const others = (what: string, statuses: readonly PayoutStatus[] = ENDED) =>
  ignored(
    Object.fromEntries(statuses.map((status) => [status, `a payout that is ${status} ${what}`])),
  );

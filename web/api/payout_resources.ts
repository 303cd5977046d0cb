/** Payouts and payout accounts as the API returns them. */
import type { PayoutAccount } from "#domain/payouts/account.ts";
import type { ShownPayout } from "#domain/payouts/queries.ts";
import { instantOut, type Json, storedOut, withoutNulls } from "./resources.ts";

export function payoutOut({ payout, status, reason, owed }: ShownPayout): Json {
  const { currency } = payout;
  const sum = (amount: number) => amount > 0 ? { amount, currency } : null;
  return withoutNulls({
    id: payout.id,
    orderId: payout.id,
    amount: { amount: payout.amount, currency },
    status,
    releaseAt: instantOut(payout.releaseAt),
    reason,
    withheld: sum(payout.withheld),
    owed: sum(owed),
    reversed: sum(payout.reversed),
    repaid: sum(payout.repaid),
    earlier: sum(payout.earlier),
    sentAt: payout.sentAt === null ? null : instantOut(payout.sentAt),
    ...storedOut(payout),
  });
}

/** `owed`: minor units. */
export const payoutAccountOut = (
  account: Pick<PayoutAccount, "status" | "ending"> | null,
  owed: number,
  currency: string,
): Json =>
  withoutNulls({
    status: account?.status ?? "none",
    ending: account?.ending ?? null,
    owed: owed > 0 ? { amount: owed, currency } : null,
  });

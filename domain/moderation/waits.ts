/** Why a case waits for a decision. Pure. */
import type { Case } from "./queries.ts";

/** new: nobody has reviewed it · changed: since its approval · again: submitted again after a rejection. */
export const waitingReasons = ["new", "changed", "again"] as const;

/** `since` in epoch ms; null: it does not wait. */
export function waitOf(
  { ticket, tickets, before }: Pick<Case, "ticket" | "tickets" | "before">,
): { why: typeof waitingReasons[number]; since: number } | null {
  if (ticket.retired || !tickets.some(({ status }) => status === "pending")) return null;
  const why = before ? before.approved ? "changed" : "again" : "new";
  return { why, since: ticket.updatedAt };
}

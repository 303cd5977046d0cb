/** A sale's payout as pages show it. */
import { inAccount, type Payout, transferOf } from "#domain/payouts/payout.ts";
import type { SalePayout } from "#domain/payouts/queries.ts";
import type { PayoutView } from "./payout_words.ts";

/** Some that have ended say more than their status. */
function shownAs(status: SalePayout["status"], payout: Payout): PayoutView["status"] {
  if (status === "reversed" && payout.owed > 0) return "settled";
  if (status === "sent" && payout.withheld > 0 && transferOf(payout) === 0) return "kept";
  return status;
}

export function payoutView(
  { payout, status, reason, receiving, owed }: SalePayout,
  now: number,
): PayoutView {
  const { id, currency, amount, withheld, recall, reversed, history } = payout;
  return {
    id,
    status: shownAs(status, payout),
    reason,
    receiving,
    currency,
    amount,
    netted: withheld,
    transfer: transferOf(payout),
    recall,
    reversed,
    owed,
    wasAsked: inAccount(payout) > 0,
    dueAt: payout.releaseAt,
    isDue: payout.releaseAt <= now,
    sentAt: payout.sentAt,
    history,
  };
}

/** A sale's payout as pages show it. */
import { inAccount, transferOf } from "#domain/payouts/payout.ts";
import type { SalePayout } from "#domain/payouts/queries.ts";
import type { PayoutView } from "./payout_words.ts";

export function payoutView(
  { payout, status, reason, receiving, owed }: SalePayout,
  now: number,
): PayoutView {
  const { id, currency, amount, withheld, recall, reversed, history } = payout;
  return {
    id,
    status: status === "reversed" && payout.owed > 0 ? "settled" : status,
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

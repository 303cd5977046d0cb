/** A sale's payout as pages show it. */
import { cameBack, oneReason } from "#domain/payouts/came_back.ts";
import { inAccount, type Payout, type TakenBack, transferOf } from "#domain/payouts/payout.ts";
import type { SalePayout } from "#domain/payouts/queries.ts";
import type { PayoutView } from "./payout_words.ts";

/** Some that have ended say more than their status. */
function shownAs(status: SalePayout["status"], payout: Payout): PayoutView["status"] {
  if (status === "reversed" && payout.owed > 0) return "settled";
  if (status === "sent" && payout.withheld > 0 && transferOf(payout) === 0) return "kept";
  return status;
}

/** Why money was or is taken back, and is owed: by the history, or as far as the payout itself says. */
function causes(payout: Payout) {
  const { reason, status } = payout;
  const known: TakenBack | null =
    reason === "refunded" || reason === "dispute_lost" || reason === "charged" ? reason : null;
  const { takings, owings } = cameBack(payout);
  const [taking, owing] = [takings.at(-1), owings.at(-1)];
  const isOne = status === "reversing" || takings.length === 1;
  return {
    takenFor: !taking ? known : isOne ? oneReason(taking.whys) : null,
    owedFor: owings.length > 1 ? null : owing ? owing.why : known,
    wasAsked: owing ? owing.asked : inAccount(payout) > 0,
  };
}

export function payoutView(
  { payout, status, reason, receiving, owed, kept, toKeep }: SalePayout,
  now: number,
): PayoutView {
  const { id, currency, amount, withheld, recall, recallNext, reversed, history } = payout;
  return {
    id,
    status: shownAs(status, payout),
    reason,
    receiving,
    currency,
    amount,
    netted: withheld,
    transfer: transferOf(payout),
    recall: recall + recallNext,
    reversed,
    owed,
    kept,
    toKeep,
    ...causes(payout),
    dueAt: payout.releaseAt,
    isDue: payout.releaseAt <= now,
    sentAt: payout.sentAt,
    history,
  };
}

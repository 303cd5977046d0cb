/** Invariants of sellers' money: what must be true of a payout, its order and the books of its sale. Pure. */
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import { type Payout, transferOf } from "../payouts/payout.ts";
import { payoutOf } from "../tickets/terms.ts";

export interface PayoutProblem {
  readonly rule:
    /** A complete order whose seller gets nothing. */
    | "payout_missing"
    /** A payout without the sale that it is for. */
    | "payout_of_nothing"
    /** Its amounts do not fit each other, its status, or what the order's terms give the seller. */
    | "payout_wrong"
    /** The order was refunded, and the seller keeps the money without owing it. */
    | "payout_not_taken_back"
    /** The sale stands, and its money is taken back. */
    | "payout_taken_for_nothing"
    /** What the books say is payable for the sale is not what is still to be sent. */
    | "payable_differs"
    /** What a seller owes by their row is not what they owe by the books. */
    | "debt_differs";
  readonly detail: string;
}

/** `order` and `payment`: those that the payout names. */
export function problemsOfPayout(
  payout: Payout,
  order: Order | null,
  payment: Payment | null,
): PayoutProblem[] {
  const isSold = order?.status === "complete" || order?.status === "refunded";
  if (!isSold || order.paymentId !== payout.paymentId || order.sellerId !== payout.sellerId) {
    const is = order ? `${order.status}, paid by ${order.paymentId}` : "not there";
    return [{ rule: "payout_of_nothing", detail: `${payout.status}, and its order is ${is}` }];
  }
  return [
    ...problemsOfAmounts(payout, order, payment),
    ...problemsOfEnd(payout, order),
    ...problemsOfPayable(payout, payment),
  ];
}

function problemsOfAmounts(payout: Payout, order: Order, payment: Payment | null): PayoutProblem[] {
  const { status, amount, withheld, reversed, recall, recallNext, owed, owedUpTo, attempt } =
    payout;
  const net = payoutOf(order.terms);
  const problems: PayoutProblem[] = [];
  const must = (holds: boolean, detail: string) => {
    if (!holds) problems.push({ rule: "payout_wrong", detail: `${status}: ${detail}` });
  };
  // Only a dispute about a part, or somebody who reverses one, changes what the seller of an order that stands gets.
  const isFirst = !payout.history.some(({ what, why }) =>
    what === "reversed" || what === "renewed" || why === "charged"
  );
  const whole = order.status === "complete" && payment !== null && payment.dispute === null &&
    isFirst;
  must(
    payout.currency === net.currency && (whole ? amount === net.amount : amount <= net.amount),
    `${amount} ${payout.currency} of ${net.amount} ${net.currency}`,
  );
  must(withheld <= amount, `${withheld} kept of ${amount}`);
  must(reversed <= transferOf(payout), `${reversed} came back of ${transferOf(payout)}`);
  // Also of earlier transfers for the sale.
  must(recall + recallNext <= net.amount, `${recall + recallNext} to come back of ${net.amount}`);
  const isUnderWay = status === "sending" || status === "reversing";
  must(isUnderWay || recall === 0, `${recall} to come back`);
  const isBack = status === "reversing" || status === "owed";
  must(isBack || recallNext === 0, `${recallNext} to come back next`);
  const named = attempt > 0 && payout.accountId !== null && payout.calledAt !== null;
  must(status !== "sending" || named, "to no account");
  must(status !== "owed" || (owed > 0 && owedUpTo !== null), `${owed} up to ${owedUpTo}`);
  const isMade = payout.transferId !== null || payout.reason === "by_hand";
  must(status !== "sent" || isMade || transferOf(payout) === 0, "by no transfer");
  return problems;
}

/** Who has the money in the end. */
function problemsOfEnd(payout: Payout, order: Order): PayoutProblem[] {
  const { status, amount, recall, reason } = payout;
  const is = `it is ${status}, with ${recall} of ${amount} to come back`;
  if (order.status === "refunded") {
    const isNoted = status === "sending" && recall >= amount;
    const stays = status === "held" || status === "sent" || (status === "sending" && !isNoted);
    return stays ? [{ rule: "payout_not_taken_back", detail: `${is} of a refunded order` }] : [];
  }
  const isTaken = status === "cancelled" || status === "reversing" || status === "owed";
  if (!isTaken || reason === "dispute_lost" || reason === "charged") return [];
  return [{ rule: "payout_taken_for_nothing", detail: `${is} of an order that stands` }];
}

/** What of the payout is still to be sent, in minor units. */
function stillToSend(payout: Payout): number {
  switch (payout.status) {
    case "held":
      return transferOf(payout);
    case "sending":
      return Math.max(0, transferOf(payout) - payout.recall) + payout.renewal;
    default:
      return payout.renewal;
  }
}

function problemsOfPayable(payout: Payout, payment: Payment | null): PayoutProblem[] {
  if (!payment?.balances) return []; // from before there were books
  const { payable } = payment.balances;
  const should = stillToSend(payout);
  if (payable === should) return [];
  const detail = `${payable} are payable, and the payout that is ${payout.status} has ${should}`;
  return [{ rule: "payable_differs", detail }];
}

/** What the seller owes of a payout with a call under way, and their row does not say yet; minor units. */
export function notYetOwed(payout: Payout): number {
  switch (payout.status) {
    case "reversing":
    case "owed":
      return payout.recall + payout.recallNext;
    case "sending":
      return Math.max(0, payout.recall - transferOf(payout));
    default:
      return 0;
  }
}

/** `byRow`: what the seller's row and their payouts on the way say; `byBooks`: the total of their account. */
export function problemsOfDebt(byRow: number, byBooks: bigint): PayoutProblem[] {
  if (BigInt(byRow) === byBooks) return [];
  return [{ rule: "debt_differs", detail: `${byRow} by their row, ${byBooks} by the books` }];
}

/** Refunds and disputes on the fake Stripe. */
import { invalid } from "./errors.ts";
import { type Ledger, unexpected } from "./ledger.ts";
import type { Charge, Dispute, DisputeStatus, Refund } from "./things.ts";

/** Stripe's fee for a dispute, given back if it is won. */
const DISPUTE_FEE = 2_000;

export function refund(
  ledger: Ledger,
  intentId: string,
  amount?: number,
  metadata: Record<string, string> = {},
): Refund {
  const intent = ledger.intent(intentId);
  if (intent.status !== "succeeded") {
    throw unexpected(
      intent,
      `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
    );
  }
  const charge = ledger.charges.get(intent.latest_charge!)!;
  if (charge.disputed && disputeOf(ledger, charge)?.status !== "won") {
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  }
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  }
  const back = amount ?? left;
  if (back < 1 || back > left) {
    throw invalid(`Refund amount (${back}) is greater than unrefunded amount (${left})`, {
      param: "amount",
    });
  }
  const made: Refund = {
    id: ledger.id("re"),
    object: "refund",
    created: ledger.seconds(),
    amount: back,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: intentId,
    status: ledger.refundsPend ? "pending" : "succeeded",
    metadata,
  };
  ledger.refunds.set(made.id, made);
  ledger.enter("refund", made, -back);
  charge.amount_refunded += back;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  ledger.tell("refund.created", made);
  ledger.tell("charge.refunded", charge);
  if (ledger.refundsFail) settleRefund(ledger, made.id, "failed");
  return made;
}

/** The bank settles a refund; one that succeeded may still fail later. */
export function settleRefund(ledger: Ledger, id: string, status: "succeeded" | "failed"): void {
  const made = ledger.refunds.get(id)!;
  if (made.status === "failed" || made.status === status) return;
  made.status = status;
  if (status === "failed") {
    const charge = ledger.charges.get(made.charge)!;
    charge.amount_refunded -= made.amount;
    ledger.enter("refund_failure", made, made.amount);
    charge.refunded = false;
    ledger.tell("refund.failed", made);
  }
  ledger.tell("refund.updated", made);
}

/** The buyer's bank opens a dispute about all of it, or about `amount` minor units. */
export function dispute(
  ledger: Ledger,
  intentId: string,
  status: DisputeStatus = "needs_response",
  amount?: number,
): Dispute {
  const charge = ledger.charges.get(ledger.intent(intentId).latest_charge!)!;
  charge.disputed = true;
  const made: Dispute = {
    id: ledger.id("dp"),
    object: "dispute",
    created: ledger.seconds(),
    amount: amount ?? charge.amount_captured,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: intentId,
    reason: "fraudulent",
    status,
    balance_transactions: [],
  };
  ledger.disputes.set(made.id, made);
  ledger.tell("charge.dispute.created", made);
  if (!status.startsWith("warning")) withdraw(ledger, made);
  return made;
}

/** The disputed amount leaves the account, with a fee. */
function withdraw(ledger: Ledger, made: Dispute): void {
  made.balance_transactions.push(ledger.enter("adjustment", made, -made.amount, DISPUTE_FEE));
  ledger.tell("charge.dispute.funds_withdrawn", made);
}

/** The bank gives it back, and Stripe the fee; or a part of it, without the fee. */
export function reinstate(ledger: Ledger, id: string, part?: number): void {
  const made = ledger.disputes.get(id)!;
  const fee = part === undefined ? -DISPUTE_FEE : 0;
  made.balance_transactions.push(ledger.enter("adjustment", made, part ?? made.amount, fee));
  ledger.tell("charge.dispute.funds_reinstated", made);
}

/** A warning becomes a dispute. */
export function updateDispute(ledger: Ledger, id: string, status: "needs_response"): void {
  const made = ledger.disputes.get(id)!;
  made.status = status;
  ledger.tell("charge.dispute.updated", made);
  withdraw(ledger, made);
}

export function closeDispute(
  ledger: Ledger,
  id: string,
  status: "won" | "lost" | "warning_closed",
): void {
  const made = ledger.disputes.get(id)!;
  made.status = status;
  const [withdrawn, given] = made.balance_transactions;
  if (status === "won" && withdrawn && !given) reinstate(ledger, id);
  ledger.tell("charge.dispute.closed", made);
}

const disputeOf = (ledger: Ledger, charge: Charge): Dispute | undefined =>
  [...ledger.disputes.values()].findLast((made) => made.charge === charge.id);

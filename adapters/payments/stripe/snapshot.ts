/** Converts a Checkout Session with its payment intent, charge and refunds to a `PaymentSnapshot`. */
import { z } from "zod";
import type { Dispute } from "#domain/payments/payment.ts";
import type { PaymentSnapshot, ProviderRefund } from "#domain/ports/payments.ts";
import { newsOf } from "./money.ts";
import { balanceSchema, disputeStatusOf, type StripeDispute } from "./money_schemas.ts";
import { fromStripe } from "./currencies.ts";

/** Expanded when a session is read, so that everything is from one moment. */
export const WHOLE = [
  "payment_intent.latest_charge.refunds",
  "payment_intent.latest_charge.balance_transaction",
];

const seconds = z.int().min(0);

const refundSchema = z.object({
  id: z.string(),
  status: z.string().nullable(),
  created: seconds,
  amount: z.int(),
});

const chargeSchema = z.object({
  id: z.string(),
  created: seconds,
  currency: z.string(),
  refunded: z.boolean(),
  /** Its id where it is not expanded; null until the charge is captured. */
  balance_transaction: z.union([z.string(), balanceSchema]).nullish(),
  disputed: z.boolean(),
  payment_method_details: z.object({
    card: z.object({ capture_before: seconds.nullish() }).nullish(),
  }).nullish(),
  refunds: z.object({ data: z.array(refundSchema) }).nullish(),
});

const intentSchema = z.object({
  id: z.string(),
  status: z.string(),
  amount_capturable: z.int(),
  amount_received: z.int(),
  currency: z.string(),
  latest_charge: chargeSchema.nullable(),
});

/** The fields that we use, validated: the SDK's types are not checked at run time. */
export const sessionSchema = z.object({
  id: z.string(),
  status: z.enum(["open", "complete", "expired"]),
  client_reference_id: z.string().nullable(),
  payment_intent: intentSchema.nullable(),
});
export type WholeSession = z.infer<typeof sessionSchema>;

/** `disputes`: those of its payment intent, the newest first. */
export function snapshotOf(
  session: WholeSession,
  disputes: readonly StripeDispute[],
): PaymentSnapshot {
  const intent = session.payment_intent;
  const charge = intent?.latest_charge ?? null;
  const state = stateOf(session);
  const hasMoney = state === "held" || state === "taken" || state === "returned";
  const captureBefore = charge?.payment_method_details?.card?.capture_before;
  const amount = state === "held" ? intent!.amount_capturable : intent?.amount_received ?? 0;
  return {
    state,
    atBank: state === "open" && (session.status === "complete" || intent?.status === "processing"),
    amount: hasMoney ? fromStripe(amount, intent!.currency) : null,
    authorizedAt: hasMoney && charge ? charge.created * 1000 : null,
    captureBefore: hasMoney && captureBefore ? captureBefore * 1000 : null,
    paymentIntentId: intent?.id ?? null,
    // A declined charge is not a charge.
    chargeId: hasMoney && charge ? charge.id : null,
    refund: refundOf(charge),
    dispute: decisive(disputes),
    ...(hasMoney && charge ? { news: newsOf(charge, disputes) } : {}),
  };
}

/** What several disputes come to, the weightiest first: the bank still decides, or money is gone, or nothing. */
const WEIGHT: readonly Dispute["status"][] = ["open", "lost", "won", "closed"];

/** The dispute that decides about the payment; the newest of its status. */
function decisive(disputes: readonly StripeDispute[]): Dispute | null {
  const all = disputes.map(({ status, created }) => ({
    status: disputeStatusOf(status),
    openedAt: created * 1000,
  }));
  for (const weighty of WEIGHT) {
    const found = all.find(({ status }) => status === weighty);
    if (found) return found;
  }
  return null;
}

export function stateOf(
  { status, payment_intent: intent }: WholeSession,
): PaymentSnapshot["state"] {
  switch (intent?.status) {
    case "requires_capture":
      return "held";
    case "succeeded":
      return isReturned(intent.latest_charge) ? "returned" : "taken";
    case "canceled":
      return "gone";
    // The bank has not decided yet, even if the session has expired.
    case "processing":
      return "open";
  }
  return status === "expired" ? "gone" : "open";
}

export type StripeCharge = z.infer<typeof chargeSchema>;
type Charge = StripeCharge | null;

/** Stripe marks a charge as refunded at the request; the money is back once the refund has succeeded. */
function isReturned(charge: Charge): boolean {
  const refund = refundOf(charge);
  return charge !== null && charge.refunded && (!refund || refund.status === "succeeded");
}

/** Stripe lists the newest first, so the first one wins within the same second. */
const newestRefund = (charge: Charge): z.infer<typeof refundSchema> | null =>
  charge?.refunds?.data.reduce<z.infer<typeof refundSchema> | null>(
    (last, it) => last && last.created >= it.created ? last : it,
    null,
  ) ?? null;

function refundOf(charge: Charge): ProviderRefund | null {
  const newest = newestRefund(charge);
  return newest && { id: newest.id, status: refundStatusOf(newest.status) };
}

function refundStatusOf(status: string | null): ProviderRefund["status"] {
  switch (status) {
    case "succeeded":
      return "succeeded";
    case "failed":
    case "canceled":
      return "failed";
    default:
      return "pending";
  }
}

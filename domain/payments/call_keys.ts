/** Idempotency keys of the calls to the payment provider. */
import type { PaymentSnapshot } from "../ports/payments.ts";
import type { Payment } from "./payment.ts";

/** The key stays the same while the outcome is unknown. A definite refusal changes it. */
export const callKey = (payment: Payment, verb: string): string =>
  `${payment.id}:${verb}:${payment.attempt}.${payment.refusedCalls}`;

/** The provider also keeps a failed refund under its key, so the next key names the refund that failed. */
export const refundKey = (
  payment: Payment,
  { refund }: Pick<PaymentSnapshot, "refund">,
  verb = "refund",
): string =>
  refund?.status === "failed" ? `${callKey(payment, verb)}:${refund.id}` : callKey(payment, verb);

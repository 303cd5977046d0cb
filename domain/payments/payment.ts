/** A payment: one attempt to pay one order, and what became of the money. */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import { moneySchema } from "../money.ts";
import type { PaymentSnapshot } from "../ports/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";

export const paymentStatuses = [
  "pending",
  "authorized",
  "captured",
  "voiding",
  "voided",
  "failed",
  "refunding",
  "refunded",
] as const;
export type PaymentStatus = typeof paymentStatuses[number];

/** Why money was not taken, or is given back. */
export const refusalReasons = [
  "late",
  "concert_began",
  "amount_differs",
  "other_payment",
  "order_ended",
  "cannot_capture",
  "refunded",
] as const;
export type RefusalReason = typeof refusalReasons[number];

/**
 * open: the buyer's bank has taken the payment up, and may hold the money · won: it stays with us ·
 * lost: the bank gave it back to the buyer · closed: it came to nothing.
 */
export const disputeStatuses = ["open", "won", "lost", "closed"] as const;

const disputeSchema = z.object({ status: z.enum(disputeStatuses), openedAt: instant });
export type Dispute = z.infer<typeof disputeSchema>;

/** The newest refund that failed for good; `failures` in a row so far, the next is asked for at `againAt`. */
const failedRefundSchema = z.object({
  id: z.string(),
  failures: z.int().min(1),
  againAt: instant,
});
export type FailedRefund = z.infer<typeof failedRefundSchema>;

/** Money on a checkout beside the payment's own, until it has gone back. */
const straySchema = z.object({
  sessionId: z.string().max(255),
  failedRefund: failedRefundSchema.nullable(),
  /** When the provider is looked at again of our own accord; null until it was first called. */
  lookAt: instant.nullable(),
});
export type Stray = z.infer<typeof straySchema>;

/** One payment has one at the most, unless the provider is at fault. The newest are kept. */
export const MAX_STRAYS = 10;

export const paymentSchema = z.object({
  ...stored,
  orderId: idSchema,
  ticketId: idSchema,
  buyerId: idSchema,
  sellerId: idSchema,
  amount: moneySchema,
  status: z.enum(paymentStatuses),
  provider: z.string(),
  /** 1 for the first; a new number is a new idempotency key at the provider. */
  attempt: z.int().min(1),
  /** All that the provider is told at opening, so that a repeat under the same key is identical. */
  params: z.object({
    description: z.string(),
    buyerEmail: z.string(),
    expiresAt: instant,
  }),
  sessionId: z.string().nullable(),
  checkoutUrl: z.string().nullable(),
  paymentIntentId: z.string().nullable(),
  chargeId: z.string().nullable(),
  reason: z.enum(refusalReasons).nullable(),
  /** Calls that the provider has definitely refused; part of the key, so that the next is a new one. */
  refusedCalls: z.int().min(0),
  /** Set once the buyer's bank has taken the payment up, and kept. */
  dispute: disputeSchema.nullable().default(null),
  /** Kept until the money is back. */
  failedRefund: failedRefundSchema.nullable().default(null),
  strays: z.array(straySchema).max(MAX_STRAYS).default([]),
});
export type Payment = z.infer<typeof paymentSchema>;

export const payments = entity({
  name: "payment",
  about: "One attempt to pay an order.",
  schema: paymentSchema,
  indexes: {
    order: list<Payment>("The attempts to pay an order, oldest first", (p) => [p.orderId]),
    intent: list<Payment>(
      "The payment behind an id of the provider",
      (p) => p.paymentIntentId ? [p.paymentIntentId] : null,
    ),
    unsettled: list<Payment>(
      "Payments that are not at rest, by age: the reconciliation looks at them",
      (p) => isAtRest(p) ? null : [p.createdAt],
    ),
    disputed: list<Payment>(
      "Disputed payments, by how that stands and by when the bank took them up",
      (p) => p.dispute ? [p.dispute.status, p.dispute.openedAt] : null,
    ),
  },
  upgrades: [{
    about: "Found by the provider's id, by not being at rest, and by dispute",
    change: (old) => old,
    stood: { intent: () => [], unsettled: () => [], disputed: () => [] },
  }],
});

/** Nothing is left to do, unless the provider has news. */
export const isAtRest = ({ status }: Payment): boolean =>
  status === "captured" || status === "voided" || status === "failed" || status === "refunded";

/** No money of the buyer is held or taken, and none can be by this attempt. */
export const isSettledWithoutMoney = (payment: Payment): boolean =>
  payment.status === "voided" || payment.status === "failed" || payment.status === "refunded";

/**
 * The idempotency key of a call: the same while its outcome is unknown, a new one after an answer that
 * the provider would only give again.
 */
export const callKey = (payment: Payment, verb: string): string =>
  `${payment.id}:${verb}:${payment.attempt}.${payment.refusedCalls}`;

/** A refund that failed for good is kept under its key too: the next one's key names what failed. */
export const refundKey = (
  payment: Payment,
  { refund }: Pick<PaymentSnapshot, "refund">,
  verb = "refund",
): string =>
  refund?.status === "failed" ? `${callKey(payment, verb)}:${refund.id}` : callKey(payment, verb);

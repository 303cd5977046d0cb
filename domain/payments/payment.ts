/** A payment: one attempt to pay one order, and where its money is. */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import { balancesSchema } from "../books/balances.ts";
import { knownSchema, NOTHING_KNOWN } from "../books/known.ts";
import { moneySchema } from "../money.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { MAX_SEATS } from "../tickets/terms.ts";

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

/** Why money was not captured, or was refunded. */
export const refusalReasons = [
  "late",
  "concert_began",
  "concert_cancelled",
  "concert_moved",
  "amount_differs",
  "other_payment",
  "order_ended",
  "cannot_capture",
  "refunded",
  /** After a move, the buyer gave the tickets back. */
  "given_back",
] as const;
export type RefusalReason = typeof refusalReasons[number];

/**
 * open: the buyer's bank has opened a dispute and may hold the money · won: we keep the money · lost: the
 * bank returned it to the buyer · closed: a warning or an inquiry that did not become a dispute.
 */
export const disputeStatuses = ["open", "won", "lost", "closed"] as const;

const disputeSchema = z.object({ status: z.enum(disputeStatuses), openedAt: instant });
export type Dispute = z.infer<typeof disputeSchema>;

/** The newest failed refund: `failures` in a row so far, the next attempt is at `againAt`. */
const failedRefundSchema = z.object({
  id: z.string(),
  failures: z.int().min(1),
  againAt: instant,
});
export type FailedRefund = z.infer<typeof failedRefundSchema>;

/** Money on a stray checkout (not the payment's own), until it has been returned. */
const straySchema = z.object({
  sessionId: z.string().max(255),
  failedRefund: failedRefundSchema.nullable(),
  /** The next scheduled read; null until the first call. */
  lookAt: instant.nullable(),
});
export type Stray = z.infer<typeof straySchema>;

/** A payment should have one at most; more are a fault of the provider. The newest are kept. */
export const MAX_STRAYS = 10;

const paymentSchema = z.object({
  ...stored,
  orderId: idSchema,
  listingId: idSchema,
  ticketIds: z.array(idSchema).min(1).max(MAX_SEATS),
  buyerId: idSchema,
  sellerId: idSchema,
  amount: moneySchema,
  status: z.enum(paymentStatuses),
  /** When a decision last changed the status; null: never, or before this was stored. */
  statusAt: instant.nullable().default(null),
  provider: z.string(),
  /** 1 for the order's first payment; part of the idempotency key. */
  attempt: z.int().min(1),
  /** All parameters of the call that opens the checkout, so that a repeated call is identical. */
  params: z.object({
    description: z.string(),
    buyerEmail: z.string(),
    expiresAt: instant,
    /** Ties the payment to the transfer that pays its seller; missing: from before sellers were paid. */
    transferGroup: z.string().optional(),
  }),
  sessionId: z.string().nullable(),
  checkoutUrl: z.string().nullable(),
  paymentIntentId: z.string().nullable(),
  chargeId: z.string().nullable(),
  reason: z.enum(refusalReasons).nullable(),
  /** Calls that the provider has definitely refused; part of the idempotency key. */
  refusedCalls: z.int().min(0),
  /** The dispute, once the buyer's bank has opened one. */
  dispute: disputeSchema.nullable().default(null),
  /** Kept until the money has been returned. */
  failedRefund: failedRefundSchema.nullable().default(null),
  strays: z.array(straySchema).max(MAX_STRAYS).default([]),
  /** What is open for it in the books; null: from before there were any, until its opening posting is made. */
  balances: balancesSchema.nullable().default(null),
  /** What the books know of it at the provider. */
  known: knownSchema.default(NOTHING_KNOWN),
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
      (p) => isSettled(p) ? null : [p.createdAt],
    ),
    disputed: list<Payment>(
      "Disputed payments, by how that stands and by when the bank took them up",
      (p) => p.dispute ? [p.dispute.status, p.dispute.openedAt] : null,
    ),
  },
  upgrades: [{
    about: "Found by the provider's id, by not being at rest, and by dispute",
    change: (old) => old,
    formerKeys: { intent: () => [], unsettled: () => [], disputed: () => [] },
  }, {
    about: "An order has 1 to 6 tickets of one listing",
    change: ({ ticketId, ...rest }) => ({ ...rest, listingId: ticketId, ticketIds: [ticketId] }),
  }],
});

/** `is` with the time of its change of status: the payment is written for other reasons, too. */
export const statusDated = (was: Payment | null, is: Payment | null, now: number) =>
  was && is && was.id === is.id && was.status !== is.status ? { ...is, statusAt: now } : is;

/** Settled: nothing is left to do, unless the provider has news. */
export const isSettled = ({ status }: Payment): boolean =>
  status === "captured" || status === "voided" || status === "failed" || status === "refunded";

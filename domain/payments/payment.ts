/** A payment: one attempt to pay one order, and what became of the money. */
import { z } from "zod";
import { entity, list } from "#store/entity.ts";
import { moneySchema } from "../money.ts";
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
  "amount_differs",
  "other_payment",
  "order_ended",
  "cannot_capture",
  "refunded",
] as const;
export type RefusalReason = typeof refusalReasons[number];

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
});
export type Payment = z.infer<typeof paymentSchema>;

export const payments = entity({
  name: "payment",
  about: "One attempt to pay an order.",
  schema: paymentSchema,
  indexes: {
    order: list<Payment>("The attempts to pay an order, oldest first", (p) => [p.orderId]),
  },
});

/** No money of the buyer is held or taken, and none can be by this attempt. */
export const isSettledWithoutMoney = (payment: Payment): boolean =>
  payment.status === "voided" || payment.status === "failed" || payment.status === "refunded";

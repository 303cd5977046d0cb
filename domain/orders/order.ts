/** An order: one buyer's hold on one ticket, then its purchase. */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { saleTermsSchema } from "../tickets/ticket.ts";

export const orderStatuses = [
  "created",
  "awaiting:payment",
  "claimed",
  "complete",
  "cancelled",
  "refunded",
] as const;
export type OrderStatus = typeof orderStatuses[number];
export const cancelReasons = ["buyer", "expired", "payment_failed", "moderator"] as const;
export type CancelReason = typeof cancelReasons[number];

export const orderSchema = z.object({
  ...stored,
  ticketId: idSchema,
  /** The terms of the sale as the buyer saw them: a price change never changes an order. */
  terms: saleTermsSchema,
  buyerId: idSchema,
  sellerId: idSchema,
  /** The payment attempt that counts: the open one, then the claimed one. */
  paymentId: idSchema.nullable(),
  /** Checkouts opened so far; bounded by `MAX_PAYMENT_ATTEMPTS`. */
  attempts: z.int().min(0),
  status: z.enum(orderStatuses),
  cancelReason: z.enum(cancelReasons).nullable(),
  /** Shorter than usual, since others held the ticket in vain. */
  hurried: z.boolean().default(false),
  /** The buyer has paid, and their bank has not decided yet; kept from the last look at the payment. */
  atBank: z.boolean().default(false),
  /** A whole second; at it the hold has lapsed. */
  expiresAt: instant,
});
export type Order = z.infer<typeof orderSchema>;

export const orders = entity({
  name: "order",
  about: "A buyer's hold on a ticket, then its purchase.",
  schema: orderSchema,
  turns: (order, now) => isLive(order, now) ? order.expiresAt : null,
  indexes: {
    buyer: list<Order>("A buyer's orders, oldest first", (o) => [o.buyerId]),
    seller: list<Order>("Orders for a seller's tickets, oldest first", (o) => [o.sellerId]),
  },
});

/** Live or lapsed: not yet claimed, not ended. */
export const isOpen = (order: Order): boolean =>
  order.status === "created" || order.status === "awaiting:payment";

/** At or past its deadline. A claimed order never lapses. */
export const isLapsed = (order: Order, now: number): boolean =>
  isOpen(order) && now >= order.expiresAt;

export const isLive = (order: Order, now: number): boolean =>
  isOpen(order) && now < order.expiresAt;

/** The states that the tables of `machine.ts` distinguish. */
export const orderStates = [
  "live",
  "lapsed",
  "claimed",
  "complete",
  "expired",
  "ended",
] as const;
export type OrderState = typeof orderStates[number];

export function stateOf(order: Order, now: number): OrderState {
  switch (order.status) {
    case "created":
    case "awaiting:payment":
      return isLapsed(order, now) ? "lapsed" : "live";
    case "claimed":
    case "complete":
      return order.status;
    case "cancelled":
      return order.cancelReason === "expired" ? "expired" : "ended";
    case "refunded":
      return "ended";
  }
}

/** The status people see: a lapsed order reads `cancelled`, `expired`. */
export function shownOrderStatus(
  order: Order,
  now: number,
): { status: OrderStatus; cancelReason: CancelReason | null } {
  return isLapsed(order, now)
    ? { status: "cancelled", cancelReason: "expired" }
    : { status: order.status, cancelReason: order.cancelReason };
}

/**
 * Whether the buyer must not pay again, since their bank is deciding and the order may still be paid by
 * it: within the hold, and after it for as long as its payment (`paymentStatus`) is pending.
 */
export function waitsForBank(
  order: Order,
  paymentStatus: string | undefined,
  now: number,
): boolean {
  if (!order.atBank || isLive(order, now)) return order.atBank;
  return shownOrderStatus(order, now).cancelReason === "expired" && paymentStatus === "pending";
}

/** An order: one buyer's hold on 1 to 6 tickets of one listing, then their purchase. */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { MAX_SEATS, saleTermsSchema } from "../tickets/terms.ts";
import { forSeats } from "./former_shapes.ts";

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

const orderSchema = z.object({
  ...stored,
  listingId: idSchema,
  /** All or none of them are bought, in the listing's order. */
  ticketIds: z.array(idSchema).min(1).max(MAX_SEATS),
  /** The listing's concert; null for an order from before there were concerts. */
  concertId: idSchema.nullable().default(null),
  /** The terms as the buyer saw them; later changes of the listing do not change the order. */
  terms: saleTermsSchema,
  buyerId: idSchema,
  sellerId: idSchema,
  /** The current payment attempt: the open one, later the claimed one. */
  paymentId: idSchema.nullable(),
  /** Checkouts opened so far, at most `MAX_PAYMENT_ATTEMPTS`. */
  attempts: z.int().min(0),
  status: z.enum(orderStatuses),
  cancelReason: z.enum(cancelReasons).nullable(),
  /** The hold is shorter than usual, because recent holds of this listing were not paid. */
  hurried: z.boolean().default(false),
  /** The buyer has paid and the bank has not decided yet, according to the last read of the payment. */
  atBank: z.boolean().default(false),
  /** The hold's deadline, a whole second. */
  expiresAt: instant,
  /** When the sale was complete; null before. */
  completedAt: instant.nullable().default(null),
});
export type Order = z.infer<typeof orderSchema>;

export const orders = entity({
  name: "order",
  about: "A buyer's hold on tickets of one listing, then their purchase.",
  schema: orderSchema,
  changesAt: (order, now) => isLive(order, now) ? order.expiresAt : null,
  indexes: {
    buyer: list<Order>("A buyer's orders, oldest first", (o) => [o.buyerId]),
    seller: list<Order>("Orders for a seller's tickets, oldest first", (o) => [o.sellerId]),
    sold: list<Order>(
      "Sales for a concert, by time",
      (o) =>
        o.status === "complete" && o.concertId !== null && o.completedAt !== null
          ? [o.concertId, o.completedAt]
          : null,
    ),
  },
  upgrades: [forSeats],
});

/** Live or lapsed: neither claimed nor ended. */
export const isOpen = (order: Order): boolean =>
  order.status === "created" || order.status === "awaiting:payment";

/** At or past its deadline. A claimed order never lapses. */
export const isLapsed = (order: Order, now: number): boolean =>
  isOpen(order) && now >= order.expiresAt;

export const isLive = (order: Order, now: number): boolean =>
  isOpen(order) && now < order.expiresAt;

/** The status to show: a lapsed order is `cancelled` with reason `expired`. */
export function shownOrderStatus(
  order: Order,
  now: number,
): { status: OrderStatus; cancelReason: CancelReason | null } {
  return isLapsed(order, now)
    ? { status: "cancelled", cancelReason: "expired" }
    : { status: order.status, cancelReason: order.cancelReason };
}

/**
 * Whether the buyer should not pay again, because the bank is still deciding and may yet pay the order:
 * while the hold is live, and afterwards as long as the payment (`paymentStatus`) is pending.
 */
export function waitsForBank(
  order: Order,
  paymentStatus: string | undefined,
  now: number,
): boolean {
  if (!order.atBank || isLive(order, now)) return order.atBank;
  return shownOrderStatus(order, now).cancelReason === "expired" && paymentStatus === "pending";
}

/** The badge of an order, the same on its page and in lists. */
import type { OrderBadgeName } from "../../parts/badges.ts";
import { type Order, shownOrderStatus } from "#domain/orders/order.ts";

/** `atBank`: as `waitsForBank` says. */
export function orderBadgeOf(order: Order, atBank: boolean, now: number): OrderBadgeName {
  const { status, cancelReason } = shownOrderStatus(order, now);
  if (atBank) return "at_bank";
  return status === "cancelled" && cancelReason === "expired" ? "expired" : status;
}

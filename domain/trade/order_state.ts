/** The states of an order that `order_machine.ts` distinguishes. */
import { isLapsed, type Order } from "../orders/order.ts";

/** `expired`: cancelled because the hold lapsed; `ended`: cancelled for another reason, or refunded. */
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

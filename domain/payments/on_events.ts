/** Event handlers of payments. They settle the payment according to its current state. */
import type { OutboxRow } from "#store/types.ts";
import type { Payload } from "../events.ts";
import { orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import { settlePayment } from "./settle.ts";

/** Captures a claimed payment, releases or refunds a refused one, reads one with news. */
export async function onPayment(
  x: Services,
  payload: Payload<"payment:noticed">,
  row: OutboxRow,
): Promise<void> {
  await settlePayment(x, payload.paymentId, row, payload.sessionId);
}

/** Closes the checkout of a cancelled order, unless the order was claimed late. */
export async function onOrderCancelled(
  x: Services,
  payload: Payload<"order:cancelled">,
  row: OutboxRow,
): Promise<void> {
  const order = await x.store.get(orders, payload.orderId);
  if (order?.status === "cancelled" && order.paymentId) {
    await settlePayment(x, order.paymentId, row);
  }
}

/** Refunds the money of a refunded order. */
export async function onOrderRefunded(
  x: Services,
  payload: Payload<"order:refunded">,
  row: OutboxRow,
): Promise<void> {
  const order = await x.store.get(orders, payload.orderId);
  if (order?.paymentId) await settlePayment(x, order.paymentId, row);
}

/** What payments do when an order's or their own events arrive: whatever the present state asks for. */
import type { OutboxRow } from "#store/types.ts";
import type { Payload } from "../events.ts";
import { orders } from "../orders/order.ts";
import type { Services } from "../ports/mod.ts";
import { settlePayment } from "./settle.ts";

/** A claimed payment is captured, a refused one released or given back, a noticed one read. */
export const onPayment = (
  x: Services,
  payload: Payload<"payment:noticed">,
  row: OutboxRow,
): Promise<void> => settlePayment(x, payload.paymentId, row, payload.sessionId);

/** The checkout of an order that ended is closed, unless the order came back (a re-claim). */
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

/** The money of a refunded order goes back. */
export async function onOrderRefunded(
  x: Services,
  payload: Payload<"order:refunded">,
  row: OutboxRow,
): Promise<void> {
  const order = await x.store.get(orders, payload.orderId);
  if (order?.paymentId) await settlePayment(x, order.paymentId, row);
}

/** The provider's side of opening a checkout: repeatable under the attempt's key. */
import type { Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import { isOpen, orders } from "../orders/order.ts";
import type { Exchange } from "../ports.ts";
import { type Payment, payments } from "./payment.ts";

/** Makes the provider's call under the attempt's key, as often as need be, and keeps its session (T3). */
export async function replayOpening(
  x: Exchange,
  payment: Payment,
  once?: Once<Payment>,
): Promise<Payment> {
  const { sessionId, url } = await x.gateway.openCheckout({
    paymentId: payment.id,
    orderId: payment.orderId,
    attempt: payment.attempt,
    amount: payment.amount,
    ...payment.params,
  }, `${payment.id}:open:${payment.attempt}`);
  return await x.store.transact(async (tx) => {
    const now = await tx.get(payments, payment.id);
    const opened = now!.sessionId
      ? now!
      : tx.put(payments, { ...now!, sessionId, checkoutUrl: url });
    await keepOpening(tx, x, opened, once);
    return opened;
  });
}

/** Keeps the answer of a checkout that may still be paid. */
async function keepOpening(
  tx: Tx,
  x: Exchange,
  payment: Payment,
  once: Once<Payment> | undefined,
): Promise<void> {
  if (!once || payment.status !== "pending" || tx.now >= payment.params.expiresAt) return;
  const order = await tx.get(orders, payment.orderId);
  if (!order || !isOpen(order) || !(await mustBeNew(tx, x, once)).ok) return;
  await keepAnswer(tx, x, once, payment);
}

/**
 * The provider will not have it: this attempt is over, and its order may open another. Should it have
 * opened all the same (another of our calls got through, or the answer was wrong), somebody may pay
 * there: so it is asked once more when the order's time is over, and what it has is ended.
 */
export async function failUnopened(x: Exchange, payment: Payment): Promise<void> {
  await x.store.transact(async (tx) => {
    const now = await tx.get(payments, payment.id);
    if (now?.status !== "pending" || now.sessionId) return;
    tx.put(payments, { ...now, status: "failed" });
    emit(tx, {
      name: "payment:noticed",
      payload: { paymentId: now.id },
      dueAt: Math.max(tx.now, now.params.expiresAt),
    });
  });
}

/** The provider's side of opening a checkout: repeatable under the attempt's key. */
import { isError } from "#store/base/errors.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import { isOpen, orders } from "../orders/order.ts";
import type { GatewayUnavailable, PaymentWork } from "../ports/mod.ts";
import { callKey, type Payment, payments } from "./payment.ts";

/** Makes the provider's call under the attempt's key, as often as need be, and keeps its session (T3). */
export async function replayOpening(
  x: PaymentWork,
  payment: Payment,
  once?: Once<Payment>,
): Promise<Payment> {
  const { sessionId, url } = await withFreshKeys(x, payment, () =>
    x.gateway.openCheckout({
      paymentId: payment.id,
      orderId: payment.orderId,
      attempt: payment.attempt,
      amount: payment.amount,
      openedAt: payment.createdAt,
      ...payment.params,
    }, callKey(payment, "open")));
  return await keepSession(x, payment.id, sessionId, url, once);
}

/** The first session that is known is the payment's; `url`: null where only the session is. */
export async function keepSession(
  x: PaymentWork,
  paymentId: string,
  sessionId: string,
  url: string | null,
  once?: Once<Payment>,
): Promise<Payment> {
  return await x.store.transact(async (tx) => {
    const now = (await tx.get(payments, paymentId))!;
    const isNews = !now.sessionId || (now.sessionId === sessionId && !now.checkoutUrl && url);
    const opened = isNews ? tx.put(payments, { ...now, sessionId, checkoutUrl: url }) : now;
    await keepOpening(tx, x, opened, once);
    return opened;
  });
}

/** Keeps the answer of a checkout that may still be paid. */
async function keepOpening(
  tx: Tx,
  x: PaymentWork,
  payment: Payment,
  once: Once<Payment> | undefined,
): Promise<void> {
  if (
    !once || !payment.checkoutUrl || payment.status !== "pending" ||
    tx.now >= payment.params.expiresAt
  ) return;
  const order = await tx.get(orders, payment.orderId);
  if (!order || !isOpen(order) || !(await mustBeNew(tx, x, once)).ok) return;
  await keepAnswer(tx, x, once, payment);
}

/**
 * The provider will not have it: this attempt is over, and its order may open another. Should it have
 * opened all the same (another of our calls got through, or the answer was wrong), somebody may pay
 * there: so it is asked once more when the order's time is over, and what it has is ended.
 */
export async function failUnopened(x: PaymentWork, payment: Payment): Promise<void> {
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

/** Runs a call under the payment's key; where its answer would only be repeated, the next has a new one. */
export async function withFreshKeys<T>(
  x: PaymentWork,
  payment: Payment,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isError<GatewayUnavailable>(error, "GatewayUnavailable") && error.keySpent) {
      await renewKey(x, payment);
    }
    throw error;
  }
}

export async function renewKey(x: PaymentWork, payment: Payment): Promise<void> {
  await x.store.transact(async (tx) => {
    const now = await tx.get(payments, payment.id);
    // Of two who met the same answer, one renews.
    if (now?.refusedCalls !== payment.refusedCalls) return;
    tx.put(payments, { ...now, refusedCalls: now.refusedCalls + 1 });
  });
}

/** Opening a checkout: by the payment's own commit, or by a call that can be repeated with the attempt's key. */
import { isError } from "#store/base/errors.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import { isOpen, orders } from "../orders/order.ts";
import type { GatewayUnavailable } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";
import type { World } from "../trade/world.ts";
import { callKey } from "./call_keys.ts";
import { type Payment, payments } from "./payment.ts";

/** With the session of a new payment, if the provider needs no call to open its checkout. */
export async function openAtOnce(
  { gateway }: Pick<PaymentWork, "gateway">,
  before: World,
  after: World,
): Promise<World> {
  const { payment } = after;
  if (!payment || payment.id === before.payment?.id || !gateway.checkoutOf) return after;
  const { sessionId, url } = await gateway.checkoutOf(payment);
  return { ...after, payment: { ...payment, sessionId, checkoutUrl: url } };
}

/** Calls the provider with the attempt's key and stores the session (keep session). Can be repeated. */
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

/** Stores the payment's session; the first one wins. `url`: null if only the session is known. */
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

/** Stores the request's answer if the checkout can still be paid. */
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
 * The provider refused to open the checkout: this attempt has failed, and the order may open another one. If
 * the checkout was opened nevertheless (by another of our calls, or despite the error), somebody could pay
 * there. So the payment is read once more at the order's deadline, and an open checkout is closed.
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

/** Runs a call with the payment's key. Renews the key if the provider would only repeat its answer. */
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
    // Of two callers with the same answer, only one renews the key.
    if (now?.refusedCalls !== payment.refusedCalls) return;
    tx.put(payments, { ...now, refusedCalls: now.refusedCalls + 1 });
  });
}

/**
 * Stray checkouts: sessions at the provider that we do not know, because the response to opening them never
 * reached us. Nobody was sent to them, but they must not keep money or stay open.
 */
import { isLive, orders } from "../orders/order.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";
import { keepSession, withFreshKeys } from "./opening.ts";
import { callKey, refundKey } from "./call_keys.ts";
import type { Payment } from "./payment.ts";
import { describeFailure } from "../trade/refund_decision.ts";
import { removeStray, scheduleRead, storeStray } from "./stray_money.ts";

/**
 * Handles a stray checkout. With money and a payment without a checkout, it becomes the payment's checkout
 * and the tables decide, even if the payment has failed. With money beside the payment's own checkout, the
 * money goes back and an operator is alerted. Without money it is closed, unless the buyer's next attempt
 * may still lead to it.
 */
export async function handleStray(
  x: PaymentWork,
  payment: Payment,
  sessionId: string,
): Promise<void> {
  // Read again at once after a refund, to see its result.
  if (await look(x, payment, sessionId)) await look(x, payment, sessionId);
}

/** Returns whether a refund or release was requested. */
async function look(x: PaymentWork, payment: Payment, sessionId: string): Promise<boolean> {
  const stray: Payment = { ...payment, sessionId, paymentIntentId: null, chargeId: null };
  const snapshot = await x.gateway.read(stray);
  switch (snapshot.state) {
    case "open":
      if (!await mayStillLeadThere(x, payment)) await x.gateway.expireCheckout(stray);
      return false;
    case "held":
    case "taken":
      if (await becomesThePayments(x, payment, sessionId)) return false;
      return await giveBack(x, stray, snapshot);
    case "gone":
    case "returned":
      await removeStray(x, payment.id, sessionId, snapshot);
      return false;
  }
}

/** Repeating the opening with the same key may return this checkout. */
async function mayStillLeadThere(x: PaymentWork, payment: Payment): Promise<boolean> {
  if (payment.sessionId || payment.status !== "pending") return false;
  const order = await x.store.get(orders, payment.orderId);
  return order !== null && isLive(order, x.store.now());
}

async function becomesThePayments(x: PaymentWork, payment: Payment, sessionId: string) {
  if (payment.sessionId) return false;
  return (await keepSession(x, payment.id, sessionId, null)).sessionId === sessionId;
}

/** Requests the refund again until it succeeds, with a growing delay, like a payment's own refund. */
async function giveBack(
  x: PaymentWork,
  stray: Payment,
  snapshot: PaymentSnapshot,
): Promise<boolean> {
  const { id: paymentId } = stray;
  const sessionId = stray.sessionId!;
  const { isNew, refunding } = await storeStray(x, paymentId, sessionId, snapshot);
  if (isNew) x.log.alarm("payment.stray_money", { paymentId, state: snapshot.state });
  if (refunding.next === "wait") {
    const { failed, until } = refunding;
    if (failed) {
      const detail = `on a stray checkout; ${describeFailure(failed)}`;
      x.log.alarm("payment.refund_failed", { paymentId, detail });
    }
    await scheduleRead(x, paymentId, sessionId, until);
    return false;
  }
  await withFreshKeys(
    x,
    stray,
    () =>
      snapshot.state === "held"
        ? x.gateway.cancel(stray, callKey(stray, `stray_cancel:${sessionId}`))
        : x.gateway.refund(stray, refundKey(stray, snapshot, `stray_refund:${sessionId}`)),
  );
  await scheduleRead(x, paymentId, sessionId);
  return true;
}

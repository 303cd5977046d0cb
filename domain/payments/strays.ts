/**
 * News of a checkout that we do not know to be the payment's: the answer to its opening never reached
 * us. Its address was shown to nobody, but nothing is left lying about at the provider.
 */
import { isLive, orders } from "../orders/order.ts";
import type { PaymentWork } from "../ports.ts";
import { keepSession } from "./opening.ts";
import { type Payment, refundKey } from "./payment.ts";

/**
 * Money there becomes this payment's, if it has no checkout yet: the tables then decide about it, also
 * where the payment is called failed. Money beside the payment's own checkout goes back, and an operator
 * is woken. A checkout without money is ended, unless the buyer's next try may still lead to it.
 */
export async function meetStray(
  x: PaymentWork,
  payment: Payment,
  sessionId: string,
): Promise<void> {
  const stray: Payment = { ...payment, sessionId, paymentIntentId: null, chargeId: null };
  const snapshot = await x.gateway.read(stray);
  const { state } = snapshot;
  const hasMoney = state === "held" || state === "taken";
  if (hasMoney && !payment.sessionId) {
    const kept = await keepSession(x, payment.id, sessionId, null);
    if (kept.sessionId === sessionId) return;
  }
  if (hasMoney) x.log.alarm("payment.stray_money", { paymentId: payment.id, state });
  switch (state) {
    case "open":
      if (!await mayStillLeadThere(x, payment)) await x.gateway.expireCheckout(stray);
      return;
    case "held":
      return await x.gateway.cancel(stray, `${payment.id}:stray_cancel:${sessionId}`);
    case "taken":
      if (snapshot.refund?.status === "pending") return;
      return await x.gateway.refund(stray, refundKey(stray, snapshot, `stray_refund:${sessionId}`));
    case "gone":
    case "returned":
      return;
  }
}

/** Opening is repeated under its key, and may answer with just this checkout. */
async function mayStillLeadThere(x: PaymentWork, payment: Payment): Promise<boolean> {
  if (payment.sessionId || payment.status !== "pending") return false;
  const order = await x.store.get(orders, payment.orderId);
  return order !== null && isLive(order, x.store.now());
}

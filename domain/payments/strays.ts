/**
 * News of a checkout that we do not know to be the payment's: the answer to its opening never reached
 * us. Its address was shown to nobody, but nothing is left lying about at the provider.
 */
import { isLive, orders } from "../orders/order.ts";
import type { PaymentSnapshot, PaymentWork } from "../ports/mod.ts";
import { keepSession, withFreshKeys } from "./opening.ts";
import { callKey, type Payment, refundKey } from "./payment.ts";
import { toldOf } from "./refunding.ts";
import { forgetStray, lookAgain, noteStray } from "./stray_money.ts";

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
  // What came of giving money back is read at once.
  if (await look(x, payment, sessionId)) await look(x, payment, sessionId);
}

/** Answers whether money was asked to go back. */
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
      await forgetStray(x, payment.id, sessionId);
      return false;
  }
}

/** Opening is repeated under its key, and may answer with just this checkout. */
async function mayStillLeadThere(x: PaymentWork, payment: Payment): Promise<boolean> {
  if (payment.sessionId || payment.status !== "pending") return false;
  const order = await x.store.get(orders, payment.orderId);
  return order !== null && isLive(order, x.store.now());
}

async function becomesThePayments(x: PaymentWork, payment: Payment, sessionId: string) {
  if (payment.sessionId) return false;
  return (await keepSession(x, payment.id, sessionId, null)).sessionId === sessionId;
}

/** Asked for again until it is back, as a payment's own refund is: later each time that it fails. */
async function giveBack(
  x: PaymentWork,
  stray: Payment,
  snapshot: PaymentSnapshot,
): Promise<boolean> {
  const { id: paymentId } = stray;
  const sessionId = stray.sessionId!;
  const { isNew, refunding } = await noteStray(x, paymentId, sessionId, snapshot);
  if (isNew) x.log.alarm("payment.stray_money", { paymentId, state: snapshot.state });
  if (refunding.next === "wait") {
    const { failed, until } = refunding;
    if (failed) {
      const detail = `beside the payment's own checkout; ${toldOf(failed)}`;
      x.log.alarm("payment.refund_failed", { paymentId, detail });
    }
    await lookAgain(x, paymentId, sessionId, until);
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
  await lookAgain(x, paymentId, sessionId);
  return true;
}

/**
 * Settles a payment: read it at the provider, decide in a commit, call the provider, confirm in a commit.
 * Every call that moves money is made here, whatever caused it: a webhook, the return page or an event.
 */
import { isError } from "#store/base/errors.ts";
import type { OutboxRow } from "#store/types.ts";
import { isLive, type Order, orders } from "../orders/order.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";
import { abandonCapture, observePayment } from "./observe.ts";
import { failUnopened, renewKey, replayOpening, withFreshKeys } from "./opening.ts";
import type { NextCall, Observed } from "../trade/decision.ts";
import { paymentMachine } from "../trade/payment_machine.ts";
import { callKey, refundKey } from "./call_keys.ts";
import { type Payment, payments } from "./payment.ts";
import { handleStray } from "./strays.ts";

/** Most rounds of reading and calling; after that the row is retried with a delay. */
const MAX_ROUNDS = 6;
/** Capturing stops this long before the authorisation expires, to leave time to release it. */
const CAPTURE_MARGIN_MS = 24 * 3_600_000;

/** Thrown if the payment keeps changing; the row is retried later. */
class NotSettled extends Error {
  override readonly name = "NotSettled";
}

/**
 * Returns the payment as this call left it; a handler may have changed it since. Null: it does not exist.
 * `sessionId`: the checkout that the news is about, if known.
 */
export async function settlePayment(
  x: PaymentWork,
  paymentId: string,
  row?: OutboxRow,
  sessionId?: string,
): Promise<Payment | null> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const payment = await x.store.get(payments, paymentId);
    if (!payment) return null;
    if (payment.provider !== x.gateway.name) {
      // Only its own provider knows this payment, and that one is no longer configured.
      x.log.warn("payment.other_provider", { paymentId, provider: payment.provider });
      return payment;
    }
    if (sessionId && round === 0 && payment.sessionId !== sessionId) {
      await handleStray(x, payment, sessionId);
      continue;
    }
    if (!payment.sessionId) {
      if (!await learnSession(x, payment)) return await x.store.get(payments, paymentId);
      continue;
    }
    const snapshot = await x.gateway.read(payment);
    const call = callWithoutCommit(payment, snapshot);
    if (call) {
      await callProvider(x, payment, call, snapshot);
      continue;
    }
    const observed = await observePayment(x, payment, snapshot, row);
    tellOperators(x, paymentId, observed);
    if (observed.next === "wait") await lookLater(x, row, observed.until!);
    if (observed.next === "none" || observed.next === "wait") return observed.world.payment;
    await callProvider(x, payment, observed.next, snapshot);
  }
  throw new NotSettled(`payment ${paymentId} keeps changing`);
}

function tellOperators(x: PaymentWork, paymentId: string, observed: Observed): void {
  const { alarm, dispute } = observed;
  if (alarm) x.log.alarm(`payment.${alarm.event}`, { paymentId, detail: alarm.detail });
  if (dispute === "lost") x.log.alarm("payment.dispute_lost", { paymentId });
  else if (dispute) x.log.warn("payment.disputed", { paymentId, status: dispute });
}

/** Calls that need no commit first: the payment's status already allows them. */
function callWithoutCommit(payment: Payment, snapshot: PaymentSnapshot): NextCall | null {
  const step = paymentMachine[payment.status][snapshot.state];
  return step === "capture" || step === "cancel" ? step : null;
}

/**
 * A payment has no session if opening its checkout was interrupted or refused. While the order is live, the
 * buyer's next attempt repeats the call. Otherwise we repeat it now, so that the session can be closed.
 */
async function learnSession(x: PaymentWork, payment: Payment): Promise<boolean> {
  const { status } = payment;
  if (status !== "pending" && status !== "failed") return false;
  const order = await x.store.get(orders, payment.orderId);
  if (status === "pending" && order && isLive(order, x.store.now())) return false;
  try {
    await replayOpening(x, payment);
    return true;
  } catch (error) {
    if (!isError(error, "GatewayRefused")) throw error;
    await failUnopened(x, payment);
    return false;
  }
}

async function callProvider(
  x: PaymentWork,
  payment: Payment,
  next: NextCall,
  snapshot: PaymentSnapshot,
): Promise<void> {
  try {
    return await withFreshKeys(x, payment, () => makeCall(x, payment, next, snapshot));
  } catch (error) {
    if (!isError(error, "GatewayRefused")) throw error;
    await renewKey(x, payment);
    // Read again before giving up: the refusal may be about a capture that has taken effect.
    const fresh = await x.gateway.read(payment);
    if (fresh.state !== snapshot.state) return;
    if (next === "capture") {
      const order = await x.store.get(orders, payment.orderId);
      if (x.store.now() >= captureDeadline(fresh, order)) {
        await abandonCapture(x, payment);
        return;
      }
    }
    throw error;
  }
}

async function makeCall(
  x: PaymentWork,
  payment: Payment,
  next: NextCall,
  snapshot: PaymentSnapshot,
): Promise<void> {
  const key = callKey(payment, next);
  switch (next) {
    case "expire":
      return await x.gateway.expireCheckout(payment);
    case "capture":
      return await x.gateway.capture(payment, key);
    case "cancel":
      return await x.gateway.cancel(payment, key);
    case "refund":
      return await x.gateway.refund(payment, refundKey(payment, snapshot));
    case "reread":
    case "none":
    case "wait":
      return;
  }
}

/** From this time on a refused capture is final; epoch ms. */
function captureDeadline(snapshot: PaymentSnapshot, order: Order | null): number {
  const held = snapshot.captureBefore === null
    ? Infinity
    : snapshot.captureBefore - CAPTURE_MARGIN_MS;
  return Math.min(held, order?.terms.startsAt ?? Infinity);
}

async function lookLater(
  x: PaymentWork,
  row: OutboxRow | undefined,
  until: number,
): Promise<void> {
  // Only the row that started the refund is rescheduled, one per payment; rows with news are done.
  if (!row || row.event === "payment:noticed") return;
  await x.store.transact((tx) => tx.reschedule(row, until));
}

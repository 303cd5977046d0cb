/** Opening a checkout, and reading a payment's current state. */
import { commitWorld } from "../commit_world.ts";
import { loadOrderWorld } from "../load_world.ts";
import { orders } from "../orders/order.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import { requirePermit } from "../permissions/guard.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { users } from "../users/user.ts";
import { decideOpening, whyNotPayable } from "../trade/opening_decision.ts";
import { isError } from "#store/base/errors.ts";
import { failUnopened, openAtOnce, replayOpening } from "./opening.ts";
import { type Payment, payments } from "./payment.ts";
import { settlePayment } from "./settle.ts";

/**
 * Opens a checkout for a live order, or returns the open one. First the payment and all parameters of the
 * call are committed (open checkout), then the provider is called, then its session is committed (keep
 * session). After a crash in between, the same call is repeated with the same key. A provider that reads our
 * own database needs no call: the first commit opens it.
 */
export async function openCheckout(
  x: Services,
  buyerId: string,
  orderId: string,
  once?: Once<Payment>,
): Promise<Result<Payment>> {
  const found = await x.store.get(orders, orderId);
  if (!found) return refuse("not_found");
  const may = await requirePermit(x, buyerId, "edit", { namespace: "Order", value: found });
  if (!may.ok) return may;
  // Before the first checkout, the account that sellers are paid from must have been looked at.
  if ((await x.sales.look()).length > 0) return refuse("sales_stopped");
  const buyer = await x.store.get(users, buyerId);
  const attempt = {
    paymentId: x.store.newId(),
    provider: x.gateway.name,
    buyerEmail: buyer?.email ?? "",
  };
  const opened = await x.store.transact(async (tx): Promise<Result<Payment>> => {
    const order = await tx.get(orders, orderId);
    const world = await loadOrderWorld(tx, order!, order!.paymentId);
    const fresh = await mustBeNew(tx, x, once);
    if (!fresh.ok) return fresh;
    const decision = decideOpening(world, attempt, x.settings);
    const stored = commitWorld(tx, world, await openAtOnce(x, world, decision.world));
    if (!decision.answer.ok) return decision.answer;
    // Already open: this is the answer.
    if (stored.payment!.checkoutUrl) await keepAnswer(tx, x, once, stored.payment!);
    return ok(stored.payment!);
  });
  if (!opened.ok) return opened;
  const { checkoutUrl } = opened.value;
  return checkoutUrl
    ? await ifPayable(x, opened.value)
    : await openAtProvider(x, opened.value, once);
}

/** Returns the payment only if it can be paid: the order may have been claimed or have ended meanwhile. */
async function ifPayable(x: Services, payment: Payment): Promise<Result<Payment>> {
  const [now, order] = await x.store.snapshot([[payments, payment.id], [orders, payment.orderId]]);
  const why = whyNotPayable(now!, order!, x.store.now());
  return why ? refuse(why) : ok(now!);
}

async function openAtProvider(
  x: Services,
  payment: Payment,
  once: Once<Payment> | undefined,
): Promise<Result<Payment>> {
  try {
    await replayOpening(x, payment, once);
  } catch (error) {
    if (!isError(error, "GatewayRefused")) throw error;
    await failUnopened(x, payment);
    // Alert once per order: only an operator can fix the cause.
    const level = payment.attempt === 1 ? "alarm" : "warn";
    x.log[level]("payment.opening_refused", { paymentId: payment.id, error: String(error) });
    return refuse("payment_refused");
  }
  const opened = await ifPayable(x, payment);
  if (opened.ok) return opened;
  // The order has ended meanwhile: close its checkout now. If that fails, the handler of the event that ended
  // the order closes it.
  try {
    await settlePayment(x, payment.id);
  } catch (error) {
    x.log.warn("payment_look_failed", { paymentId: payment.id, error: String(error) });
  }
  return await ifPayable(x, payment);
}

/** Reads the payment at the provider and applies the result, for example when the buyer returns. */
export async function refreshPayment(x: Services, paymentId: string): Promise<Payment | null> {
  await settlePayment(x, paymentId);
  return await x.store.get(payments, paymentId);
}

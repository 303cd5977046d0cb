/** Opening a checkout (T2, T3), and looking at how a payment stands. */
import { says } from "#words/problems.ts";
import { loadOrderWorld } from "../orders/load.ts";
import { isOpen, orders } from "../orders/order.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import { requirePermit } from "../permissions/guard.ts";
import { type Exchange, GatewayRefused } from "../ports.ts";
import { ok, refuse, type Result } from "../result.ts";
import { users } from "../users/user.ts";
import { commitWorld } from "../world.ts";
import { decideOpening } from "./decide_opening.ts";
import { failUnopened, replayOpening } from "./opening.ts";
import { type Payment, payments } from "./payment.ts";
import { settlePayment } from "./settle.ts";

/**
 * Opens a checkout for a live order, or answers with the open one. First the payment and all that
 * the provider will be told are committed (T2), then the provider is called, then its session is
 * committed (T3): after a crash in between, the same call is repeated under the same key.
 */
export async function openCheckout(
  x: Exchange,
  buyerId: string,
  orderId: string,
  once?: Once<Payment>,
): Promise<Result<Payment>> {
  const found = await x.store.get(orders, orderId);
  if (!found) return refuse("not_found");
  const may = await requirePermit(x, buyerId, "edit", { namespace: "Order", value: found });
  if (!may.ok) return may;
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
    const stored = commitWorld(tx, world, decision.world);
    if (!decision.answer.ok) return decision.answer;
    // Opened before: this is the answer already.
    if (stored.payment!.checkoutUrl) await keepAnswer(tx, x, once, stored.payment!);
    return ok(stored.payment!);
  });
  if (!opened.ok || opened.value.checkoutUrl) return opened;
  return await openAtProvider(x, opened.value, once);
}

async function openAtProvider(
  x: Exchange,
  payment: Payment,
  once: Once<Payment> | undefined,
): Promise<Result<Payment>> {
  try {
    const stored = await replayOpening(x, payment, once);
    // Shown only while it may be paid; an order that ended meanwhile has its checkout ended too.
    if (stored.status === "pending" && x.store.now() < stored.params.expiresAt) {
      const order = await x.store.get(orders, payment.orderId);
      if (order && isOpen(order) && stored.checkoutUrl) return ok(stored);
    }
    await settlePayment(x, payment.id);
    return refuse(stored.checkoutUrl ? "order_lapsed" : "order_not_payable");
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error;
    await failUnopened(x, payment);
    return refuse("unavailable", { detail: says("provider_refused") });
  }
}

/** Reads the provider anew and applies it; the buyer came back, or somebody looks. */
export async function refreshPayment(x: Exchange, paymentId: string): Promise<Payment | null> {
  await settlePayment(x, paymentId);
  return await x.store.get(payments, paymentId);
}

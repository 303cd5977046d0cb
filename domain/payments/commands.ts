/** Opening a checkout (T2, T3) and taking note of what the provider says (`observePayment`). */
import type { OutboxRow } from "#store/types.ts";
import { loadMoneyWorld, loadOrderWorld } from "../orders/load.ts";
import { isOpen, orders } from "../orders/order.ts";
import { type Exchange, GatewayRefused, type PaymentSnapshot } from "../ports.ts";
import { ok, refuse, type Result } from "../result.ts";
import { users } from "../users/user.ts";
import { commitWorld } from "../world.ts";
import { cannotCapture, decideObservation, type Observed } from "./decide.ts";
import { decideOpening } from "./open.ts";
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
): Promise<Result<Payment>> {
  const found = await x.store.get(orders, orderId);
  const thing = found && { namespace: "Order", value: found } as const;
  if (!thing || !await x.permissions.allows(buyerId, "view", thing)) return refuse("not_found");
  if (!await x.permissions.allows(buyerId, "edit", thing)) return refuse("forbidden");
  const buyer = await x.store.get(users, buyerId);
  const attempt = {
    paymentId: x.store.newId(),
    provider: x.gateway.name,
    buyerEmail: buyer?.email ?? "",
  };
  const opened = await x.store.transact(async (tx): Promise<Result<Payment>> => {
    const order = await tx.get(orders, orderId);
    const world = await loadOrderWorld(tx, order!, order!.paymentId);
    const decision = decideOpening(world, attempt, x.settings);
    const stored = commitWorld(tx, world, decision.world);
    return decision.answer.ok ? ok(stored.payment!) : decision.answer;
  });
  if (!opened.ok || opened.value.checkoutUrl) return opened;
  return await openAtProvider(x, opened.value);
}

async function openAtProvider(x: Exchange, payment: Payment): Promise<Result<Payment>> {
  try {
    const stored = await replayOpening(x, payment);
    // Shown only while it may be paid; an order that ended meanwhile has its checkout ended too.
    if (stored.status === "pending" && x.store.now() < stored.params.expiresAt) {
      const order = await x.store.get(orders, payment.orderId);
      if (order && isOpen(order)) return ok(stored);
    }
    await settlePayment(x, payment.id);
    return refuse("order_lapsed");
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error;
    await failUnopened(x, payment);
    return refuse("unavailable", { detail: "The payment provider refused. Nothing was charged." });
  }
}

/** The provider will not have it: this attempt is over, and its order may open another. */
export async function failUnopened(x: Exchange, payment: Payment): Promise<void> {
  await x.store.transact(async (tx) => {
    const now = await tx.get(payments, payment.id);
    if (now?.status === "pending" && !now.sessionId) tx.put(payments, { ...now, status: "failed" });
  });
}

/** Makes the provider's call under the attempt's key, as often as need be, and keeps its session (T3). */
export async function replayOpening(x: Exchange, payment: Payment): Promise<Payment> {
  const { sessionId, url } = await x.gateway.openCheckout({
    paymentId: payment.id,
    orderId: payment.orderId,
    attempt: payment.attempt,
    amount: payment.amount,
    ...payment.params,
  }, `${payment.id}:open:${payment.attempt}`);
  return await x.store.transact(async (tx) => {
    const now = await tx.get(payments, payment.id);
    if (now!.sessionId) return now!;
    return tx.put(payments, { ...now!, sessionId, checkoutUrl: url });
  });
}

/**
 * Takes note of a fresh snapshot: decides by the tables and commits. With `row`, the event that
 * made us look is settled in the same commit when nothing is left to do at the provider.
 */
export async function observePayment(
  x: Exchange,
  payment: Payment,
  snapshot: PaymentSnapshot,
  row?: OutboxRow,
): Promise<Observed> {
  return await x.store.transact(async (tx) => {
    const world = await loadMoneyWorld(tx, payment);
    const observed = decideObservation(world, snapshot, x.settings);
    commitWorld(tx, world, observed.world);
    if (row && observed.next === "none") tx.settle(row);
    return observed;
  });
}

/** Gives up capturing (T8): the provider said no for good, or its time is over. */
export async function abandonCapture(x: Exchange, payment: Payment): Promise<Observed> {
  return await x.store.transact(async (tx) => {
    const world = await loadMoneyWorld(tx, payment);
    if (world.payment?.status !== "authorized") return { world, next: "reread" as const };
    const observed = cannotCapture(world, "voiding", x.settings);
    commitWorld(tx, world, observed.world);
    return observed;
  });
}

/** Reads the provider anew and applies it; the buyer came back, or somebody looks. */
export async function refreshPayment(x: Exchange, paymentId: string): Promise<Payment | null> {
  await settlePayment(x, paymentId);
  return await x.store.get(payments, paymentId);
}

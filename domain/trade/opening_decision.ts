/** The decision to open a checkout for an order. Pure. */
import { says } from "#words/problems.ts";
import { NOTHING_OPEN } from "../books/balances.ts";
import { NOTHING_KNOWN } from "../books/known.ts";
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { RefusalCode } from "../refusals.ts";
import { ok, refuse } from "../result.ts";
import { totalOf } from "../tickets/terms.ts";
import { type Decision, impossible, refusalIn, refused } from "./decision.ts";
import { orderSteps } from "./order_machine.ts";
import { stateOf } from "./order_state.ts";
import { letGo, type OrderRules } from "./order_steps.ts";
import type { World } from "./world.ts";

/** Checkouts per order; each one is a session at the provider. */
export const MAX_PAYMENT_ATTEMPTS = 10;

interface Attempt {
  /** Made by the caller: a decision may run several times. */
  paymentId: string;
  provider: string;
  buyerEmail: string;
}

/** `world.payment` is the order's current payment, if any. */
export function decideOpening(
  world: World,
  attempt: Attempt,
  rules: OrderRules,
): Decision<Payment> {
  const order = world.order!;
  let next = world;
  for (const step of orderSteps("open_checkout", stateOf(order, world.now))) {
    const refusal = refusalIn(step);
    if (refusal) return refused(next, refusal);
    if (step === "open") return openCheckout(next, attempt);
    if (step === "let_go:expired") next = letGo(next, "order", "expired", rules);
    else throw impossible("open_checkout", step);
  }
  throw impossible("open_checkout", "nothing");
}

/** Returns the pending payment, or creates one with all parameters of the provider's call. */
function openCheckout(world: World, attempt: Attempt): Decision<Payment> {
  const order = world.order!;
  if (order.atBank) {
    return { world, answer: refuse("order_not_payable", { detail: says("bank_decides") }) };
  }
  if (world.payment?.status === "pending") return { world, answer: ok(world.payment) };
  if (order.attempts >= MAX_PAYMENT_ATTEMPTS) {
    return {
      world,
      answer: refuse("order_not_payable", { detail: says("paid_too_often") }),
    };
  }
  const payment: Payment = {
    id: attempt.paymentId,
    createdAt: world.now,
    updatedAt: world.now,
    version: 1,
    orderId: order.id,
    listingId: order.listingId,
    ticketIds: order.ticketIds,
    buyerId: order.buyerId,
    sellerId: order.sellerId,
    amount: totalOf(order.terms),
    status: "pending",
    statusAt: null,
    provider: attempt.provider,
    attempt: order.attempts + 1,
    params: {
      description: order.terms.title,
      buyerEmail: attempt.buyerEmail,
      expiresAt: order.expiresAt,
      transferGroup: order.id,
    },
    sessionId: null,
    checkoutUrl: null,
    paymentIntentId: null,
    chargeId: null,
    reason: null,
    refusedCalls: 0,
    dispute: null,
    failedRefund: null,
    strays: [],
    balances: NOTHING_OPEN,
    known: NOTHING_KNOWN,
  };
  const awaiting: Order = {
    ...order,
    status: "awaiting:payment",
    paymentId: payment.id,
    attempts: payment.attempt,
  };
  // The new attempt replaces the earlier one in the world; the stored earlier one does not change.
  return { world: { ...world, order: awaiting, payment }, answer: ok(payment) };
}

/** Why the buyer cannot be sent to this checkout now; null if they can. */
export function whyNotPayable(payment: Payment, order: Order, now: number): RefusalCode | null {
  const state = stateOf(order, now);
  if (state === "lapsed" || state === "expired") return "order_lapsed";
  const isOpen = state === "live" && payment.status === "pending" && payment.checkoutUrl !== null;
  return isOpen ? null : "order_not_payable";
}

/**
 * When to retry a refund: the provider can fail to deliver one, and each failure increases the delay. Pure.
 */
import type { PaymentSnapshot, ProviderRefund } from "../ports/payments.ts";
import type { FailedRefund } from "../payments/payment.ts";
import { atBanks } from "../books/known.ts";
import { bookBounced, bookReturned } from "./booking.ts";
import { bookNews } from "./books/news_booking.ts";
import type { Observed } from "./decision.ts";
import { refuseMoney } from "./order_steps.ts";
import { retryDelayMs } from "./retry_delay.ts";
import { withEvent, type World } from "./world.ts";

/** A pending refund is read again after this time. */
export const REFUND_LOOK_MS = 10 * 60_000;

/** What to do about money that has to go back. */
export type Refunding =
  | { next: "refund" }
  /** `failed`: a failure that is new to us; store it and alert an operator. */
  | { next: "wait"; until: number; failed?: FailedRefund };

/** `known`: the newest failure that we know of; `refund`: the provider's newest refund. */
export function nextRefund(
  known: FailedRefund | null,
  refund: ProviderRefund | null,
  now: number,
): Refunding {
  if (refund?.status === "pending") return { next: "wait", until: now + REFUND_LOOK_MS };
  if (refund?.status !== "failed") return { next: "refund" };
  if (known?.id !== refund.id) {
    const failed = failedAgain(known, refund, now);
    return { next: "wait", until: failed.againAt, failed };
  }
  return now < known.againAt ? { next: "wait", until: known.againAt } : { next: "refund" };
}

function failedAgain(known: FailedRefund | null, { id }: ProviderRefund, now: number) {
  const failures = (known?.failures ?? 0) + 1;
  return { id, failures, againAt: now + retryDelayMs(failures) };
}

/** The text of a failure for operators. */
export const describeFailure = ({ failures, againAt }: FailedRefund): string =>
  `${failures} in a row, next attempt at ${new Date(againAt).toISOString()}`;

/**
 * While a dispute is open the bank decides, and nothing is refunded. Once it is lost the bank has paid the buyer.
 */
export function decideRefunding(world: World, snapshot: PaymentSnapshot): Observed {
  const { refund, dispute, news } = snapshot;
  const payment = world.payment!;
  if (dispute?.status === "open") {
    return { world, next: "wait", until: world.now + REFUND_LOOK_MS };
  }
  if (dispute?.status === "lost" && payment.balances?.due === 0) {
    return {
      world: moneyBack({ ...world, payment: { ...payment, status: "refunded" } }),
      next: "none",
    };
  }
  // A bank has a part, and the provider has returned the rest.
  const back = (news?.returned ?? 0) + atBanks(payment.known);
  if (dispute?.status === "lost" && back >= payment.amount.amount) {
    const returned: World = { ...world, payment: { ...payment, status: "refunded" } };
    return { world: moneyBack(bookReturned(returned, snapshot)), next: "none" };
  }
  const decided = nextRefund(payment.failedRefund, refund, world.now);
  if (decided.next === "refund") return { world, next: "refund" };
  const { until, failed } = decided;
  if (!failed) return { world, next: "wait", until };
  return {
    world: { ...world, payment: { ...payment, failedRefund: failed } },
    next: "wait",
    until,
    alarm: { event: "refund_failed", detail: describeFailure(failed) },
  };
}

/** The buyer was refunded, by us or by their bank, and the provider has the money, or a part of it, again. */
export function decideBounced(seen: World, snapshot: PaymentSnapshot): Observed {
  // A provider that does not tell what a bank has: it has all.
  if (snapshot.dispute?.status === "lost" && !snapshot.news) return { world: seen, next: "none" };
  // It has come back before a bank took it, or from the bank.
  const bounced = bookBounced(storeFailedRefund(seen, snapshot), snapshot);
  const isBounced = bounced.payment!.balances!.due > seen.payment!.balances!.due;
  const detail = "a refund that had succeeded was returned";
  const alarm = isBounced ? { event: "refund_failed" as const, detail } : undefined;
  const world = bookNews(bounced, snapshot);
  // A bank has paid the buyer: what was to be refunded is not at the provider any more.
  if (world.payment!.balances!.due === 0) return { world, next: "none", alarm };
  return {
    world: refuseMoney(world, true, seen.payment!.reason ?? "refunded"),
    next: "none",
    alarm,
  };
}

/** Stores the failed refund that the snapshot reports, if any. */
function storeFailedRefund(world: World, { refund }: PaymentSnapshot): World {
  const payment = world.payment!;
  if (refund?.status !== "failed") return world;
  const failedRefund = failedAgain(payment.failedRefund, refund, world.now);
  return { ...world, payment: { ...payment, failedRefund } };
}

/** The buyer has the money back. */
export function moneyBack(world: World): World {
  const payment = world.payment!;
  return withEvent(world, {
    name: "payment:refunded",
    payload: { paymentId: payment.id, orderId: payment.orderId, version: payment.version + 1 },
  });
}

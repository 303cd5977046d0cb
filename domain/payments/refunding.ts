/** Giving money back when the bank does not take it: each failure is told once, and the next try waits. Pure. */
import { type BackOff, backOffMs } from "#store/base/backoff.ts";
import type { PaymentSnapshot, ProviderRefund } from "../ports/mod.ts";
import { happened, type World } from "../trade/world.ts";
import type { Observed } from "../trade/payment_decisions.ts";
import type { FailedRefund } from "./payment.ts";

/** A refund that the provider is still working on is looked at again after this. */
export const REFUND_LOOK_MS = 10 * 60_000;
/** Between refunds that fail one after the other: so many alarms, and not more, come of them. */
export const REFUND_BACK_OFF: BackOff = { baseMs: 10 * 60_000, capMs: 12 * 3_600_000 };

/** The whole delay each time: a row has nobody to meet. */
const delayMs = (failures: number): number => backOffMs(REFUND_BACK_OFF, failures, () => 1);

/** What is to be done about money that is to go back and has not. */
export type Refunding =
  | { next: "refund" }
  /** `failed`: a failure that we did not know of, to be kept and told. */
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
  return { id, failures, againAt: now + delayMs(failures) };
}

/** What operators are told of a failure. */
export const toldOf = ({ failures, againAt }: FailedRefund): string =>
  `${failures} in a row, again at ${new Date(againAt).toISOString()}`;

export function decideRefunding(world: World, { refund }: PaymentSnapshot): Observed {
  const payment = world.payment!;
  const decided = nextRefund(payment.failedRefund, refund, world.now);
  if (decided.next === "refund") return { world, next: "refund" };
  const { until, failed } = decided;
  if (!failed) return { world, next: "wait", until };
  return {
    world: { ...world, payment: { ...payment, failedRefund: failed } },
    next: "wait",
    until,
    alarm: { event: "refund_failed", detail: toldOf(failed) },
  };
}

/** Takes note of the refund that failed, where that is what the provider says. */
export function noteFailedRefund(world: World, { refund }: PaymentSnapshot): World {
  const payment = world.payment!;
  if (refund?.status !== "failed") return world;
  const failedRefund = failedAgain(payment.failedRefund, refund, world.now);
  return { ...world, payment: { ...payment, failedRefund } };
}

/** The money is with the buyer again. */
export function moneyBack(world: World): World {
  const payment = world.payment!;
  return happened(world, {
    name: "payment:refunded",
    payload: { paymentId: payment.id, orderId: payment.orderId, version: payment.version + 1 },
  });
}

/** Giving money back when the bank does not take it: each failure is told once, and the next try waits. Pure. */
import { type BackOff, backOffMs } from "#store/backoff.ts";
import type { PaymentSnapshot } from "../ports.ts";
import { happened, type World } from "../world.ts";
import type { Observed } from "./decide.ts";
import type { FailedRefund } from "./payment.ts";

/** A refund that the provider is still working on is looked at again after this. */
export const REFUND_LOOK_MS = 10 * 60_000;
/** Between refunds that fail one after the other: so many alarms, and not more, come of them. */
export const REFUND_BACK_OFF: BackOff = { baseMs: 10 * 60_000, capMs: 12 * 3_600_000 };

/** The whole delay each time: a row has nobody to meet. */
const delayMs = (failures: number): number => backOffMs(REFUND_BACK_OFF, failures, () => 1);

export function decideRefunding(world: World, snapshot: PaymentSnapshot): Observed {
  if (snapshot.refund === "pending") {
    return { world, next: "wait", until: world.now + REFUND_LOOK_MS };
  }
  if (snapshot.refund !== "failed") return { world, next: "refund" };
  const known = world.payment!.failedRefund;
  if (known?.id !== snapshot.refundId) {
    const noted = noteFailedRefund(world, snapshot);
    const { failures, againAt } = noted.payment!.failedRefund!;
    const again = new Date(againAt).toISOString();
    const alarm = {
      event: "refund_failed",
      detail: `${failures} in a row, again at ${again}`,
    } as const;
    return { world: noted, next: "wait", until: againAt, alarm };
  }
  if (world.now < known!.againAt) return { world, next: "wait", until: known!.againAt };
  return { world, next: "refund" };
}

/** Takes note of the refund that failed, where that is what the provider says. */
export function noteFailedRefund(world: World, snapshot: PaymentSnapshot): World {
  const payment = world.payment!;
  if (snapshot.refund !== "failed") return world;
  const failures = (payment.failedRefund?.failures ?? 0) + 1;
  const failedRefund: FailedRefund = {
    id: snapshot.refundId ?? "",
    failures,
    againAt: world.now + delayMs(failures),
  };
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

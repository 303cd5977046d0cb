/** What a payment stores about money on stray checkouts, so that operators are alerted once about each. */
import type { Tx } from "#store/types.ts";
import { postStrayReturned, postStrayTaken } from "./stray_postings.ts";
import { emit } from "../events.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";
import { MAX_STRAYS, type Payment, payments, type Stray } from "./payment.ts";
import { nextRefund, REFUND_LOOK_MS, type Refunding } from "../trade/refund_decision.ts";

const strayOf = ({ strays }: Payment, sessionId: string): Stray | undefined =>
  strays.find((stray) => stray.sessionId === sessionId);

function putStray(tx: Tx, payment: Payment, stray: Stray): void {
  const others = payment.strays.filter(({ sessionId }) => sessionId !== stray.sessionId);
  tx.put(payments, { ...payment, strays: [...others, stray].slice(-MAX_STRAYS) });
}

/** Stores the stray, and its refund if that has failed. */
export async function storeStray(
  x: PaymentWork,
  paymentId: string,
  sessionId: string,
  snapshot: PaymentSnapshot,
): Promise<{ isNew: boolean; refunding: Refunding }> {
  return await x.store.transact(async (tx) => {
    const payment = (await tx.get(payments, paymentId))!;
    const known = strayOf(payment, sessionId);
    if (snapshot.state === "taken") await postStrayTaken(tx, payment, sessionId, snapshot);
    const { state, refund } = snapshot;
    const refunding: Refunding = state === "taken"
      ? nextRefund(known?.failedRefund ?? null, refund, tx.now)
      : { next: "refund" };
    const failed = refunding.next === "wait" ? refunding.failed : undefined;
    if (!known || failed) {
      const before = known ?? { sessionId, failedRefund: null, lookAt: null };
      putStray(tx, payment, { ...before, failedRefund: failed ?? before.failedRefund });
    }
    // A failed refund was requested before, and so was the alert.
    return { isNew: !known && refund?.status !== "failed", refunding };
  });
}

/** Schedules the next read, unless an earlier one is scheduled: one row per stray. */
export async function scheduleRead(
  x: PaymentWork,
  paymentId: string,
  sessionId: string,
  until: number = x.store.now() + REFUND_LOOK_MS,
): Promise<void> {
  await x.store.transact(async (tx) => {
    const payment = (await tx.get(payments, paymentId))!;
    const stray = strayOf(payment, sessionId);
    if (!stray || (stray.lookAt !== null && tx.now < stray.lookAt && stray.lookAt <= until)) return;
    putStray(tx, payment, { ...stray, lookAt: until });
    emit(tx, { name: "payment:noticed", payload: { paymentId, sessionId }, dueAt: until });
  });
}

/** The buyer has the money back, or nothing was taken. */
export async function removeStray(
  x: PaymentWork,
  paymentId: string,
  sessionId: string,
  snapshot: PaymentSnapshot,
): Promise<void> {
  await x.store.transact(async (tx) => {
    const payment = (await tx.get(payments, paymentId))!;
    if (snapshot.state === "returned") await postStrayReturned(tx, payment, sessionId, snapshot);
    if (!strayOf(payment, sessionId)) return;
    const left = payment.strays.filter((stray) => stray.sessionId !== sessionId);
    tx.put(payments, { ...payment, strays: left });
  });
}

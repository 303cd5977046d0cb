/** Applies what the provider reports about a payment: decides by the tables and commits. */
import type { OutboxRow, Tx } from "#store/types.ts";
import { emit } from "../events.ts";
import { letLapsedGo, lettingGoFirst } from "../orders/let_go_first.ts";
import { commitWorld } from "../commit_world.ts";
import { loadMoneyWorld } from "../load_world.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";
import { cannotCapture, decideObservation } from "../trade/payment_decisions.ts";
import type { Observed } from "../trade/decision.ts";
import type { Payment } from "./payment.ts";

/**
 * Applies a snapshot that was read after `payment`. If the payment has changed since, the snapshot may be
 * outdated and has to be read again. With `row`, the same commit settles the event that caused the read,
 * unless a call to the provider is left to make. After a claim that is the capture: the row that brought the
 * news goes on with it, and without one the claim gets a row of its own.
 */
export async function observePayment(
  x: PaymentWork,
  payment: Payment,
  snapshot: PaymentSnapshot,
  row?: OutboxRow,
): Promise<Observed> {
  return await lettingLapsedGo(x, async (tx): Promise<Observed> => {
    const world = await loadMoneyWorld(tx, x.store, payment);
    if (world.payment?.version !== payment.version) return { world, next: "reread" };
    const observed = decideObservation(world, snapshot, x.settings);
    const { payment: stored } = commitWorld(tx, world, observed.world);
    if (world.payment!.status !== "authorized" && stored!.status === "authorized") {
      if (row?.event === "payment:noticed") {
        tx.keep(row);
        return { ...observed, next: "reread" };
      }
      const { id: paymentId, orderId, version } = stored!;
      emit(tx, { name: "payment:claimed", payload: { paymentId, orderId, version } });
    }
    if (row && observed.next === "none") tx.settle(row);
    return observed;
  });
}

/** Gives up capturing (unclaim): the provider refuses for good, or the time to capture is over. */
export async function abandonCapture(x: PaymentWork, payment: Payment): Promise<Observed> {
  return await lettingLapsedGo(x, async (tx) => {
    const world = await loadMoneyWorld(tx, x.store, payment);
    if (world.payment?.status !== "authorized") return { world, next: "reread" as const };
    const observed = cannotCapture(world, "voiding", x.settings);
    commitWorld(tx, world, observed.world);
    return observed;
  });
}

/** A late claim may meet several lapsed orders that hold its tickets by now. */
const lettingLapsedGo = (
  x: PaymentWork,
  body: (tx: Tx) => Promise<Observed>,
): Promise<Observed> =>
  lettingGoFirst(() => x.store.transact(body), (orderId) => letLapsedGo(x, orderId));

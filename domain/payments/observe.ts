/** Takes note of what the provider says: decides by the tables, and commits. */
import type { OutboxRow } from "#store/types.ts";
import { loadMoneyWorld } from "../orders/load.ts";
import type { PaymentSnapshot, PaymentWork } from "../ports/mod.ts";
import { commitWorld } from "../trade/world.ts";
import { cannotCapture, decideObservation, type Observed } from "../trade/payment_decisions.ts";
import type { Payment } from "./payment.ts";

/**
 * Takes note of a snapshot that was read after `payment`: decides by the tables and commits. If the
 * payment has moved since, the snapshot may be older than what we know, and is to be read anew. With
 * `row`, the event that made us look is settled in the same commit when nothing is left to do at the
 * provider.
 */
export async function observePayment(
  x: PaymentWork,
  payment: Payment,
  snapshot: PaymentSnapshot,
  row?: OutboxRow,
): Promise<Observed> {
  return await x.store.transact(async (tx): Promise<Observed> => {
    const world = await loadMoneyWorld(tx, payment);
    if (world.payment?.version !== payment.version) return { world, next: "reread" };
    const observed = decideObservation(world, snapshot, x.settings);
    commitWorld(tx, world, observed.world);
    if (row && observed.next === "none") tx.settle(row);
    return observed;
  });
}

/** Gives up capturing (T8): the provider said no for good, or its time is over. */
export async function abandonCapture(x: PaymentWork, payment: Payment): Promise<Observed> {
  return await x.store.transact(async (tx) => {
    const world = await loadMoneyWorld(tx, payment);
    if (world.payment?.status !== "authorized") return { world, next: "reread" as const };
    const observed = cannotCapture(world, "voiding", x.settings);
    commitWorld(tx, world, observed.world);
    return observed;
  });
}

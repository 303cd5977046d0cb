/**
 * Gives complete orders of older versions their payouts. These start blocked by `operator`: nobody knows whether
 * their sellers were paid by hand.
 */
import { entity } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { claims, isUndecided } from "../claims/claim.ts";
import { lastMove } from "../concerts/moves.ts";
import { migration, ofProgress } from "../migration.ts";
import { type Order, orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import type { Services } from "../ports/services.ts";
import { listings } from "../tickets/listing.ts";
import { withBooks } from "../trade/books/opening_books.ts";
import { newPayout, releaseAtOf } from "../trade/payouts/payout_steps.ts";
import { emptyWorld } from "../trade/world.ts";
import { commitWorld } from "../commit_world.ts";
import { type Block, payouts } from "./payout.ts";

type Migrating = Pick<Services, "store" | "settings">;

export const payoutsProgress = entity({
  name: "payout_migration",
  about: "How far the complete orders of older versions have got their payouts: one row.",
  ...ofProgress,
});

export const payoutsOfOrders = migration({
  progress: payoutsProgress,
  row: "payouts",
  event: "orders_have_payouts",
  values: orders,
  index: "seller",
  stages: [({ status }) => status === "complete"],
  migrate: givePayout,
});

/** A new order's payout is made in the commit that completes it, so one without a payout is from before. */
async function givePayout(x: Migrating, orderId: string): Promise<boolean> {
  return await x.store.transact(async (tx) => {
    const [order, payout, claim] = await tx.getMany([
      [orders, orderId],
      [payouts, orderId],
      [claims, orderId],
    ]);
    if (order?.status !== "complete" || !order.paymentId || payout) return false;
    const payment = await tx.get(payments, order.paymentId);
    const dispute = payment?.dispute?.status;
    // The bank has returned the money to the buyer.
    if (!payment || dispute === "lost") return false;
    const blocks: Block[] = [
      ...(claim && isUndecided(claim) ? ["claim" as const] : []),
      ...(dispute === "open" ? ["dispute" as const] : []),
      "operator",
    ];
    const world = { ...emptyWorld(tx.now), order, payment };
    const move = await moveOf(tx, x, order);
    const of = { ...order, concertId: move?.concert.id ?? order.concertId };
    const concert = move && { ...move.concert, movedAt: move.movedAt };
    const releaseAt = releaseAtOf(order.terms.startsAt, concert, x.settings);
    tx.create(payouts, newPayout(of, releaseAt, blocks));
    commitWorld(tx, world, withBooks(world));
    return true;
  });
}

async function moveOf(tx: Tx, { store }: Migrating, order: Order) {
  const concertId = order.concertId ?? (await store.get(listings, order.listingId))?.concertId;
  return await lastMove(store, concertId ?? null, tx);
}

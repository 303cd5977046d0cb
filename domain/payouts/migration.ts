/**
 * Gives complete orders of older versions their payouts, in batches, while the exchange is in use. They start blocked
 * by `operator`: nobody knows whether their sellers were paid by hand. It continues where it stopped, in any process.
 */
import { z } from "zod";
import { entity } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { claims, isUndecided } from "../claims/claim.ts";
import { lastMove } from "../concerts/moves.ts";
import type { Progress } from "../concerts/migration.ts";
import { type Order, orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import type { Services } from "../ports/services.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { listings } from "../tickets/listing.ts";
import { withBooks } from "../trade/books/opening_books.ts";
import { newPayout, releaseAtOf } from "../trade/payout_steps.ts";
import { emptyWorld } from "../trade/world.ts";
import { commitWorld } from "../world_store.ts";
import { type Block, payouts } from "./payout.ts";

/** Orders that are given their payouts at the same time. */
const AT_ONCE = 10;

const migrationSchema = z.object({
  ...stored,
  /** The last order that was looked at, in the order of the index by seller; null: none yet. */
  after: z.object({ sellerId: idSchema, orderId: idSchema }).nullable(),
  made: z.int().min(0),
  /** Orders that failed in this pass: it is made again. */
  failed: z.int().min(0),
  finishedAt: instant.nullable(),
});
type PayoutMigration = z.infer<typeof migrationSchema>;

export const payoutMigrations = entity({
  name: "payout_migration",
  about: "How far the complete orders of older versions have got their payouts: one row.",
  schema: migrationSchema,
});

/** The id of the only row. */
export const PAYOUT_MIGRATION = "payouts";
const BLANK = { id: PAYOUT_MIGRATION, after: null, made: 0, failed: 0, finishedAt: null };

type Migrating = Pick<Services, "store" | "settings">;

/** Looks at the next `limit` (1 to 1,000) orders. */
export async function migratePayouts(x: Migrating, limit: number): Promise<Progress> {
  const { store } = x;
  const before = await store.get(payoutMigrations, PAYOUT_MIGRATION);
  if (before?.finishedAt) return "finished";
  const after = before?.after ?? null;
  const start = after ? [after.sellerId, after.orderId, ""] : undefined;
  const rows = await store.listKeys(orders, "seller", { start, limit });
  const found = await store.getMany(orders, rows.map(({ id }) => id));
  const sold = found.filter((order) => order?.status === "complete");
  let made = 0;
  let failed = 0;
  for (let at = 0; at < sold.length; at += AT_ONCE) {
    const some = sold.slice(at, at + AT_ONCE).map((order) => givePayout(x, order!.id));
    for (const outcome of await Promise.allSettled(some)) {
      if (outcome.status === "rejected") failed++;
      else if (outcome.value) made++;
    }
  }
  const last = rows.at(-1);
  return await store.transact(async (tx): Promise<Progress> => {
    const now = await tx.get(payoutMigrations, PAYOUT_MIGRATION) ??
      tx.create(payoutMigrations, BLANK);
    // Another process is further.
    if (!isSame(now.after, after)) return now.finishedAt ? "finished" : "working";
    const sums = { made: now.made + made, failed: now.failed + failed };
    if (rows.length === limit && last) {
      const seen = { sellerId: String(last.parts[0]), orderId: last.id };
      tx.put(payoutMigrations, { ...now, ...sums, after: seen });
      return "working";
    }
    const finishedAt = sums.failed > 0 ? null : tx.now;
    tx.put(payoutMigrations, { ...now, ...sums, after: null, failed: 0, finishedAt });
    return finishedAt === null ? "failed" : "finished";
  });
}

const isSame = (a: PayoutMigration["after"], b: PayoutMigration["after"]): boolean =>
  a?.sellerId === b?.sellerId && a?.orderId === b?.orderId;

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

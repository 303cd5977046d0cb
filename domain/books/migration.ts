/**
 * Gives the payments of older versions their opening postings, in batches, while the exchange is in use. It
 * continues where it stopped, in any process. A payment that is used before its turn gets its posting then.
 */
import { z } from "zod";
import { entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { withBooks } from "../trade/books/opening_books.ts";
import { emptyWorld } from "../trade/world.ts";
import { commitWorld } from "../world_store.ts";

/** Payments that are opened at the same time. */
const AT_ONCE = 10;

const openingSchema = z.object({
  ...stored,
  /** The last payment that this pass has looked at, in the order of the index by order; null: none yet. */
  after: z.object({ orderId: idSchema, paymentId: idSchema }).nullable(),
  /** Payments that were opened. */
  opened: z.int().min(0),
  /** Payments that failed in this pass: another one follows. */
  failed: z.int().min(0),
  finishedAt: instant.nullable(),
});
type Opening = z.infer<typeof openingSchema>;

export const booksOpenings = entity({
  name: "books_opening",
  about: "How far the payments of older versions have got their opening postings: one row.",
  schema: openingSchema,
});

const ID = "payments";
const BLANK = { id: ID, after: null, opened: 0, failed: 0, finishedAt: null };

/** Null before it has begun. */
export const booksOpening = (store: Pick<Store, "get">): Promise<Opening | null> =>
  store.get(booksOpenings, ID);

/** Looks at the next `limit` (1 to 1,000) payments. */
export async function openBooks(
  { store }: { readonly store: Store },
  limit: number,
): Promise<"working" | "failed" | "finished"> {
  const before = await booksOpening(store);
  if (before?.finishedAt) return "finished";
  const after = before?.after ?? null;
  const start = after ? [after.orderId, after.paymentId, ""] : undefined;
  const rows = await store.listKeys(payments, "order", { start, limit });
  const found = await store.getMany(payments, rows.map(({ id }) => id));
  const due = found.filter((one) => one !== null && one.balances === null);
  let opened = 0;
  let failed = 0;
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const some = due.slice(at, at + AT_ONCE).map((one) => openPayment(store, one!.id));
    for (const outcome of await Promise.allSettled(some)) {
      if (outcome.status === "rejected") failed++;
      else if (outcome.value) opened++;
    }
  }
  const last = rows.at(-1);
  return await store.transact(async (tx) => {
    const now = await tx.get(booksOpenings, ID) ?? tx.create(booksOpenings, BLANK);
    // Another process is further.
    if (now.after?.paymentId !== after?.paymentId) return now.finishedAt ? "finished" : "working";
    const sums = { opened: now.opened + opened, failed: now.failed + failed };
    if (rows.length === limit && last) {
      const seen = { orderId: String(last.parts[0]), paymentId: last.id };
      tx.put(booksOpenings, { ...now, ...sums, after: seen });
      return "working";
    }
    const isDone = sums.failed === 0;
    const finishedAt = isDone ? tx.now : null;
    tx.put(booksOpenings, { ...now, ...sums, after: null, failed: 0, finishedAt });
    return isDone ? "finished" : "failed";
  });
}

/** Returns whether it had no books yet. */
function openPayment(store: Store, id: string): Promise<boolean> {
  return store.transact(async (tx) => {
    const payment = await tx.get(payments, id);
    if (!payment || payment.balances !== null) return false;
    const order = await tx.get(orders, payment.orderId);
    const world = { ...emptyWorld(tx.now), payment, order };
    commitWorld(tx, world, withBooks(world));
    return true;
  });
}

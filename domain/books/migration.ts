/**
 * Gives the payments of older versions their opening postings. A payment that is used before its turn gets its
 * posting then.
 */
import { entity } from "#store/entity/mod.ts";
import { migration, ofProgress } from "../migration.ts";
import { orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import { withBooks } from "../trade/books/opening_books.ts";
import { emptyWorld } from "../trade/world.ts";
import { commitWorld } from "../commit_world.ts";

export const booksProgress = entity({
  name: "books_opening",
  about: "How far the payments of older versions have got their opening postings: one row.",
  ...ofProgress,
});

export const booksOfPayments = migration({
  progress: booksProgress,
  row: "payments",
  event: "payments_have_books",
  values: payments,
  index: "order",
  stages: [({ balances }) => balances === null],
  migrate: ({ store }, id) =>
    store.transact(async (tx) => {
      const payment = await tx.get(payments, id);
      if (!payment || payment.balances !== null) return false;
      const order = await tx.get(orders, payment.orderId);
      const world = { ...emptyWorld(tx.now), payment, order };
      commitWorld(tx, world, withBooks(world));
      return true;
    }),
});

/** Writes complete orders as the versions before payouts and books have left them. */
import { postings, postingsAbout } from "#domain/books/posting.ts";
import type { Order } from "#domain/orders/order.ts";
import { payments } from "#domain/payments/payment.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import { payouts } from "#domain/payouts/payout.ts";
import type { Money } from "../payouts/cast.ts";

/** Makes a sale one of an older version: without a payout and without books. */
export async function asOfOld(m: Money, ...sales: Order[]): Promise<void> {
  const { store } = m.e.x;
  m.e.clock.forward(1); // the new version starts later
  for (const { id, paymentId } of sales) {
    const posted = await postingsAbout(store, { id: paymentId! });
    await store.transact(async (tx) => {
      await tx.get(payouts, id);
      tx.delete(payouts, id);
      const payment = (await tx.get(payments, paymentId!))!;
      tx.put(payments, { ...payment, balances: null });
      for (const one of posted) {
        await tx.get(postings, one.id);
        tx.delete(postings, one.id);
      }
    });
  }
  await store.transact(async (tx) => {
    const { progress, row } = payoutsOfOrders;
    await tx.get(progress, row);
    tx.delete(progress, row);
  });
}

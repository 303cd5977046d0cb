/** Sellers' money at every stage, and a way to write what no decision would. */
import { migrateBatch } from "#domain/migration.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import { type Payout, payouts } from "#domain/payouts/payout.ts";
import type { Entity, Stored } from "#store/entity/mod.ts";
import type { Order } from "#domain/orders/order.ts";
import { DUE_DAYS, IBANS, Money } from "./cast.ts";

/** Sales whose money is owed, kept back, cancelled and held; all older orders have their payouts. */
export async function everyStage() {
  const m = await Money.open();
  while (await migrateBatch(m.e.x, payoutsOfOrders, 10) === "working");
  await m.account(IBANS.spends);
  const owed = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(owed);
  await m.account();
  const netted = await m.sale({ price: { amount: 1500, currency: "EUR" } });
  await m.days(DUE_DAYS);
  const cancelled = await m.sale();
  await m.refund(cancelled);
  return { m, owed, netted, cancelled, held: await m.sale() };
}
export type Stage = Awaited<ReturnType<typeof everyStage>>;

/** Writes without any checks, as a bug would. */
export async function corrupt<T extends Stored>(
  { m }: Stage,
  entity: Entity<T, string>,
  id: string,
  change: Partial<NoInfer<T>>,
): Promise<void> {
  await m.e.x.store.transact(async (tx) => {
    tx.put(entity, { ...(await tx.get(entity, id))!, ...change });
  });
}
export const changePayout = (stage: Stage, { id }: Order, change: Partial<Payout>) =>
  corrupt(stage, payouts, id, change);

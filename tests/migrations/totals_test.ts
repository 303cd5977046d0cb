/** Databases from before there was a total of all that sellers owe: it is added up after the start. */
import { assertEquals } from "@std/assert";
import { balanceSums } from "#domain/books/queries.ts";
import { postings } from "#domain/books/posting.ts";
import { totalsOfPostings } from "#domain/books/totals_migration.ts";
import { progressOf } from "#domain/migration.ts";
import { DUE_DAYS, IBANS, Money } from "../payouts/cast.ts";
import { migrateAll } from "./migrate.ts";

Deno.test("postings without a total of what sellers owe get it, and the index rows of their former shape go", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const { store, ops: { kv } } = m.e.x;
  const owed = async () =>
    (await balanceSums(store, "EUR")).find(({ name }) => name === "seller_owes")?.amount ?? 0;
  const before = await owed();
  assertEquals(before > 0, true);
  // As the first version with books has left it.
  const atomic = kv.atomic().delete(["posting", "sum", "owing", "EUR"]);
  for await (const { key, value } of kv.list<Record<string, unknown>>({ prefix: ["posting"] })) {
    if (key.length !== 2) continue;
    const { schemaVersion: _, ...former } = value;
    atomic.set(key, former).set(["posting", "by", "order", String(former.orderId), key[1]], key[1]);
  }
  await atomic.commit();
  assertEquals(await owed(), 0);
  const { progress, row } = totalsOfPostings;
  await store.transact(async (tx) => {
    if (await tx.get(progress, row)) tx.delete(progress, row);
  });
  await migrateAll(m.e.x);
  assertEquals(await owed(), before);
  assertEquals((await progressOf(store, totalsOfPostings))!.finishedAt !== null, true);
  const rows = await Array.fromAsync(kv.list({ prefix: ["posting", "by", "order"] }));
  assertEquals(rows, []);
  assertEquals(await Array.fromAsync(store.verifyIndexes(postings)), []);
});

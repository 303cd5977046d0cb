/** Databases from before there were books: their payments get opening postings while the exchange is in use. */
import { assert, assertEquals } from "@std/assert";
import { booksOfPayments } from "#domain/books/migration.ts";
import { trialBalance } from "#domain/books/queries.ts";
import { postings } from "#domain/books/posting.ts";
import { addMember } from "#domain/groups/commands.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { migrateBatch, progressOf } from "#domain/migration.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { payments } from "#domain/payments/payment.ts";
import { exportedRows, importRows } from "#store/care/backup.ts";
import type { BackupRow } from "#store/care/backup_format.ts";
import { openSystem, type System } from "#app/system.ts";
import { Exchange, must, Silence } from "../exchange.ts";

const batch = (x: System, limit: number) => migrateBatch(x, booksOfPayments, limit);

async function sound(x: System): Promise<void> {
  assertEquals(await Array.fromAsync(x.store.verifyIndexes(postings)), []);
  assertEquals(await Array.fromAsync(verifyBooks(x.store)), []);
  for await (const { balances } of x.store.scan(payments)) assert(balances !== null);
}

async function* each(rows: readonly BackupRow[]): AsyncGenerator<BackupRow> {
  yield* rows;
}

/** Three sales, one of them refunded, as the version before there were books stored them. */
async function before() {
  const e = await Exchange.open({ MAX_HOLDS: "0" });
  const [alice, bob, mona] = [await e.user("Alice"), await e.user("Bob"), await e.user("Mona")];
  must(await addMember(e.x, "moderators", mona));
  const sold = [];
  for (let n = 0; n < 3; n++) {
    sold.push(await e.buy(await e.reserve(bob, (await e.ticket(alice)).id)));
  }
  must(await refundOrder(e.x, mona, sold[0].id));
  await e.settle();
  const rows: BackupRow[] = [];
  for await (const { key, value } of exportedRows(e.x.ops.kv, e.x.ops.entities)) {
    if (key[0] === "posting" || key[0] === "books_opening") continue;
    const { balances: _, ...former } = value as Record<string, unknown>;
    rows.push({ key, value: key[0] === "payment" ? former : value });
  }
  const { clock } = e;
  await e[Symbol.asyncDispose]();
  const options = { bare: true, workers: false, log: new Silence(), clock };
  const x = await openSystem({ KV_URL: ":memory:" }, options);
  await importRows(x.ops.kv, x.ops.entities, each(rows), clock.at);
  return { x, mona, sold, [Symbol.asyncDispose]: () => x.stop() };
}

Deno.test("the migration continues where it stopped, and opens each payment once", async () => {
  await using former = await before();
  const { x, sold } = former;
  const steps: string[] = [];
  for (let step = 0; step < 10 && steps.at(-1) !== "finished"; step++) {
    steps.push(await batch(x, 1));
  }
  assertEquals(steps, ["working", "working", "working", "finished"]);
  assertEquals((await progressOf(x.store, booksOfPayments))!.done, 3);
  await sound(x);
  const made = await Array.fromAsync(x.store.scan(postings));
  assertEquals(made.map(({ orderId }) => orderId).sort(), sold.slice(1).map(({ id }) => id).sort());
  assertEquals(await batch(x, 1), "finished");
});

Deno.test("a payment that is used before its turn is opened then, and not again", async () => {
  await using former = await before();
  const { x, mona, sold } = former;
  must(await refundOrder(x, mona, sold[1].id));
  while (await batch(x, 10) === "working");
  await sound(x);
  const { accounts } = await trialBalance(x.store, "EUR");
  assertEquals([accounts.provider_balance, accounts.refunds_due], [9000, -4500]);
});

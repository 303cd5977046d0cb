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
import { readCommand } from "#app/ops/commands.ts";
import { textOf } from "#app/ops/text.ts";
import { runOperation } from "#domain/ops/operations.ts";
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

Deno.test("the difference of an old database to the provider's balance is posted once, when all payments are open", async () => {
  await using former = await before();
  const { x } = former;
  const say = async (...words: string[]) => {
    const command = readCommand(["books", "opening", ...words]);
    assert(command.kind === "operation", JSON.stringify(command));
    const who = { by: "terminal:olga", why: "" };
    const answer = await runOperation(x.ops, command.operation, command.args, who);
    return answer.ok ? textOf(command.operation, answer.data) : answer.message;
  };
  assertEquals(await say("85.00"), "Wait until the log says payments_have_books.");
  while (await batch(x, 10) === "working");
  assertEquals(await say("much"), "balance: Is not an amount such as 1234.50");
  assertEquals(await say("90"), "Nothing to post: the books have this balance.");
  assertEquals(
    await say("--", "-5.01"),
    "-95.01 EUR posted to provider_balance, against opening.",
  );
  const { accounts } = await trialBalance(x.store, "EUR");
  assertEquals([accounts.provider_balance, accounts.opening], [-501, 9501]);
  for (const balance of ["85.00", "12"]) {
    assertEquals(
      await say(balance),
      "The difference was posted before (95.01 EUR): nothing was done.",
    );
  }
  assertEquals((await trialBalance(x.store, "EUR")).accounts, accounts);
  await sound(x);
});

Deno.test("a database that has had books from its first payment has no such difference", async () => {
  await using e = await Exchange.open();
  await migrateBatch(e.x, booksOfPayments, 10);
  const who = { by: "terminal:olga", why: "" };
  const answer = await runOperation(e.x.ops, "books.opening", { balance: "10" }, who);
  assert(!answer.ok && answer.message.includes("a difference has another cause"));
});

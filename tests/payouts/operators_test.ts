/** Old orders get payouts that wait for an operator, and operators settle what sellers owe. */
import { assert, assertEquals } from "@std/assert";
import { readCommand } from "#app/ops/commands.ts";
import { textOf } from "#app/ops/text.ts";
import { postings } from "#domain/books/posting.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { Order } from "#domain/orders/order.ts";
import { owedNow } from "#domain/payouts/debt.ts";
import { migratePayouts, payoutMigrations } from "#domain/payouts/migration.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { payments } from "#domain/payments/payment.ts";
import { findPayout } from "#domain/payouts/queries.ts";
import { must } from "../exchange.ts";
import { DUE_DAYS, IBANS, Money, withPayouts } from "./cast.ts";

const who = { by: "terminal:olga", why: "the test says so" };

/** Runs a command line, and returns what it prints. */
async function ops(m: Money, ...words: string[]): Promise<string> {
  const command = readCommand(words);
  assert(command.kind === "operation", JSON.stringify(command));
  const answer = await runOperation(m.e.x.ops, command.operation, command.args, who);
  return answer.ok ? textOf(command.operation, answer.data) : `refused: ${answer.message}`;
}

/** Makes a sale one of an older version: without a payout and without books. */
async function asOfOld(m: Money, ...sales: Order[]): Promise<void> {
  const { store } = m.e.x;
  for (const { id, paymentId } of sales) {
    const { items } = await store.list(postings, "order", { prefix: [id], limit: 9 });
    await store.transact(async (tx) => {
      await tx.get(payouts, id);
      tx.delete(payouts, id);
      const payment = (await tx.get(payments, paymentId!))!;
      tx.put(payments, { ...payment, balances: null });
      for (const one of items) {
        await tx.get(postings, one.id);
        tx.delete(postings, one.id);
      }
    });
  }
  await store.transact(async (tx) => {
    await tx.get(payoutMigrations, "payouts");
    tx.delete(payoutMigrations, "payouts");
  });
}

async function migrate(m: Money, limit: number): Promise<void> {
  while (await migratePayouts(m.e.x, limit) === "working");
}

Deno.test("complete orders of an older version get payouts that wait for an operator, once each", async () => {
  await using m = await Money.open();
  await m.account();
  const old = [await m.sale(), await m.sale(), await m.sale()];
  const refunded = await m.sale();
  await m.refund(refunded);
  await asOfOld(m, ...old, refunded);
  // Interrupted after the first batch.
  assertEquals(await migratePayouts(m.e.x, 2), "working");
  await migrate(m, 2);
  await migrate(m, 2);
  for (const order of old) {
    const { status, blocks, amount } = await m.payout(order);
    assertEquals([status, blocks, amount], ["held", ["operator"], 4500]);
    const { balances } = (await m.e.x.store.get(payments, order.paymentId!))!;
    assertEquals(balances!.payable, 4500);
  }
  assertEquals(await m.payout(refunded), null);
  await m.days(DUE_DAYS);
  assertEquals(must(await findPayout(m.e.x, m.alice, old[0].id)).status, "blocked");
  assertEquals(await m.transferred(old[0]), { times: 0, sum: 0 });
  assertEquals((await ops(m, "payouts", "list")).split("\n").length, 3);

  assertEquals(await ops(m, "payouts", "settled", old[0].id), "1 done.");
  assertEquals(await ops(m, "payouts", "release", "all"), "2 done.");
  await m.e.settle();
  const sent = [];
  for (const order of old) sent.push((await m.transferred(order)).sum);
  assertEquals(sent, [0, 4500, 4500]);
  assertEquals((await m.payout(old[0])).reason, "by_hand");
  assertEquals(await ops(m, "payouts", "list"), "No payout waits for an operator.");
  assertEquals(
    await ops(m, "payouts", "settled", old[1].id),
    "refused: The payout is not held any more.",
  );
  let bank = 0;
  for await (const { lines } of m.e.x.store.scan(postings)) {
    for (const { account, amount } of lines) if (account === "bank") bank += amount;
  }
  assertEquals(bank, -4500);
});

Deno.test("an operator's block keeps a payout until it is released", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  assertEquals(await ops(m, "payouts", "block", order.id), "1 done.");
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(order)).status, "held");
  assertEquals(await ops(m, "payouts", "release", order.id), "1 done.");
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "sent");
});

Deno.test("what a seller owes can be repaid and given up, at most all of it", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  assertEquals(
    await ops(m, "payouts", "repaid", m.alice, "1"),
    "refused: This seller owes nothing.",
  );
  await m.days(DUE_DAYS);
  await m.refund(order);
  assertEquals(
    await ops(m, "payouts", "repaid", m.alice, "45.01"),
    "refused: This seller owes 45.00 EUR.",
  );
  assertEquals(
    await ops(m, "payouts", "repaid", m.alice, "20"),
    "Done. 25.00 EUR are still owed.",
  );
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "owed");
  assertEquals(
    await ops(m, "payouts", "writeoff", m.alice, "25"),
    "Done. 0.00 EUR are still owed.",
  );
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "reversed");
  assertEquals(owedNow(await m.debt()), 0);
});

Deno.test("what was paid by hand and refunded is owed at once, without a call to a provider", async () => {
  const away = () => Promise.reject(new GatewayUnavailable("away"));
  await using m = await Money.open(withPayouts(() => ({ reverse: away, read: away })));
  const [first, second] = [await m.sale(), await m.sale()];
  await m.days(DUE_DAYS);
  for (const { id } of [first, second]) {
    assertEquals(await ops(m, "payouts", "settled", id), "1 done.");
  }
  for (const order of [first, second]) {
    await m.refund(order);
    assertEquals((await m.payout(order)).status, "owed");
  }
  assertEquals(owedNow(await m.debt()), 9000);
  await ops(m, "payouts", "repaid", m.alice, "45");
  await ops(m, "payouts", "writeoff", m.alice, "45");
  await m.e.settle();
  for (const order of [first, second]) {
    assertEquals((await m.payout(order)).status, "reversed");
  }
});

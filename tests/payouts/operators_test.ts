/** Old orders get payouts that wait for an operator, and operators settle what sellers owe. */
import { assert, assertEquals } from "@std/assert";
import { claimed } from "../claims/cast.ts";
import { readCommand } from "#app/ops/commands.ts";
import { textOf } from "#app/ops/text.ts";
import { postings } from "#domain/books/posting.ts";
import { migrateBatch } from "#domain/migration.ts";
import { verifyPayouts } from "#domain/invariants/payouts.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { Order } from "#domain/orders/order.ts";
import { owedNow } from "#domain/payouts/debt.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { payments } from "#domain/payments/payment.ts";
import { findPayout } from "#domain/payouts/queries.ts";
import { must } from "../exchange.ts";
import { asOfOld } from "../migrations/old_sales.ts";
import { DUE_DAYS, IBANS, Money, withPayouts } from "./cast.ts";

const who = { by: "terminal:olga", why: "the test says so" };

/** Runs a command line, and returns what it prints. */
/** Without the line that names the payout. */
const ops = async (m: Money, ...words: string[]): Promise<string> =>
  (await whole(m, ...words)).replace(/^1 done\.\n.*$/, "1 done.");

async function whole(m: Money, ...words: string[]): Promise<string> {
  const command = readCommand(words);
  assert(command.kind === "operation", JSON.stringify(command));
  const answer = await runOperation(m.e.x.ops, command.operation, command.args, who);
  return answer.ok ? textOf(command.operation, answer.data) : `refused: ${answer.message}`;
}

const batch = (m: Money, limit: number) => migrateBatch(m.e.x, payoutsOfOrders, limit);

async function totalOf(m: Money, account: string): Promise<number> {
  const [total] = await m.e.x.store.totalsOf(postings, "account", [["EUR", account]]);
  return Number(total);
}

async function migrate(m: Money, limit: number): Promise<void> {
  while (await batch(m, limit) === "working");
}

Deno.test("complete orders of an older version get payouts that wait for an operator, once each", async () => {
  await using m = await Money.open();
  await m.account();
  const old = [await m.sale(), await m.sale(), await m.sale()];
  const refunded = await m.sale();
  await m.refund(refunded);
  await asOfOld(m, ...old, refunded);
  // Interrupted after the first batch.
  assertEquals(await batch(m, 2), "working");
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
    `refused: The payout of order ${old[1].id} is already sent.`,
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

Deno.test('"all" means the payouts of old orders, and none that an operator has blocked by name', async () => {
  await using m = await Money.open();
  await m.account();
  const [named, old, both] = [await m.sale(), await m.sale(), await m.sale()];
  await asOfOld(m, old, both);
  await migrate(m, 9);
  assertEquals(await ops(m, "payouts", "block", named.id), "1 done.");
  // An operator says it of an old one, too.
  assertEquals(await ops(m, "payouts", "block", both.id), "1 done.");
  assertEquals((await ops(m, "payouts", "list")).match(/blocked by an operator/g)?.length, 2);
  assertEquals(await ops(m, "payouts", "settled", "all"), "1 done.");
  assertEquals(await ops(m, "payouts", "release", "all"), "0 done.");
  await m.days(DUE_DAYS);
  const stand = async (order: Order) => {
    const { status, blocks, reason } = await m.payout(order);
    return [status, ...blocks, reason];
  };
  assertEquals(await stand(old), ["sent", "by_hand"]);
  assertEquals(await stand(named), ["held", "operator", null]);
  assertEquals(await stand(both), ["held", "operator", null]);
  assertEquals(await ops(m, "payouts", "release", both.id), "1 done.");
  assertEquals(await ops(m, "payouts", "settled", named.id), "1 done.");
});

Deno.test('a payout that an operator blocked before payouts had histories is not one of "all"', async () => {
  await using m = await Money.open();
  const [blocked, old] = [await m.sale(), await m.sale()];
  assertEquals(await ops(m, "payouts", "block", blocked.id), "1 done.");
  await m.e.x.store.transact(async (tx) => {
    tx.put(payouts, { ...(await tx.get(payouts, blocked.id))!, history: [] });
  });
  await asOfOld(m, old);
  await migrate(m, 9);
  const list = await ops(m, "payouts", "list");
  const said = (order: Order) => list.split("\n").find((line) => line.startsWith(order.id))!;
  assert(said(blocked).endsWith("blocked by an operator"), list);
  assert(said(old).endsWith("from before there were payouts"), list);
  assertEquals(await ops(m, "payouts", "release", "all"), "1 done.");
  assertEquals((await m.payout(blocked)).blocks, ["operator"]);
  assertEquals((await m.payout(old)).blocks, []);
});

Deno.test("an operator who blocks or releases a payout hears when that changes nothing, and why", async () => {
  await using m = await Money.open();
  await m.account(IBANS.hangs);
  const [order, refunded] = [await m.sale(), await m.sale()];
  await m.refund(refunded);
  const says = async (what: string, { id }: Order, words: string) =>
    assertEquals(
      await ops(m, "payouts", what, id),
      words === "1 done." ? words : `refused: The payout of order ${id} is ${words}.`,
    );
  await says("release", order, "not blocked by an operator");
  await says("block", order, "1 done.");
  await says("block", order, "already blocked");
  await says("release", order, "1 done.");
  await says("release", order, "not blocked by an operator");
  for (const what of ["block", "release"]) await says(what, refunded, "cancelled");
  await m.days(DUE_DAYS);
  for (const what of ["block", "release"]) await says(what, order, "being sent");
  await m.seconds(600);
  for (const what of ["block", "release", "settled"]) await says(what, order, "already sent");
  assertEquals((await m.payout(order)).blocks, []);
  const byHand = await m.sale();
  await says("settled", byHand, "1 done.");
  for (const what of ["block", "release", "settled"]) {
    await says(what, byHand, "already paid by hand");
  }
  assertEquals(
    await ops(m, "payouts", "block", "none"),
    "refused: There is no payout of order none.",
  );
});

Deno.test("a seller's statement says what was kept back of a payout for a debt", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const first = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(first);
  await m.account();
  const second = await m.sale({ startsAt: m.e.clock.at + 30 * 86_400_000 });
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(second)).withheld, 4500);
  const lines = (await ops(m, "books", "--seller", m.alice)).split("\n");
  const netted = lines.filter((line) => line.includes("netted"));
  assertEquals(netted.map((line) => line.slice(26)), [
    `0.00  netted  order ${second.id}  45.00 of the payout kept back for a debt`,
  ]);
  assertEquals(lines.filter((line) => line.includes("kept back")).length, 1);
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
  // The command line was understood: its exit code says that it was refused.
  const tooMuch = { person: m.alice, amount: "45.01" };
  const answer = await runOperation(m.e.x.ops, "payouts.repaid", tooMuch, who);
  assertEquals(answer.ok || answer.code, "order_not_payable");
  for (const amount of ["0", "1.001", "much"]) {
    const answer = await runOperation(m.e.x.ops, "payouts.repaid", { ...tooMuch, amount }, who);
    assertEquals(answer.ok || answer.code, "invalid");
  }
  assertEquals(
    await ops(m, "payouts", "repaid", m.alice, "20"),
    `Done. 25.00 EUR are still owed by seller ${m.alice}.`,
  );
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "owed");
  assertEquals(
    await ops(m, "payouts", "writeoff", m.alice, "25"),
    `Done. 0.00 EUR are still owed by seller ${m.alice}.`,
  );
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "reversed");
  assertEquals(owedNow(await m.debt()), 0);
});

Deno.test("the same note twice counts once, unless the operator says that it is meant again", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const repaid = (...more: string[]) => ops(m, "payouts", "repaid", m.alice, "10", ...more);
  const at = new Date(m.e.clock.at).toISOString();
  assertEquals(await repaid(), `Done. 35.00 EUR are still owed by seller ${m.alice}.`);
  const twice =
    `refused: The same was noted at ${at}: 10.00 EUR. Nothing was done. If it is meant once more, add --again.`;
  assertEquals(await repaid(), twice);
  // Another note between them does not hide it.
  assertEquals(
    await ops(m, "payouts", "writeoff", m.alice, "10"),
    `Done. 25.00 EUR are still owed by seller ${m.alice}.`,
  );
  m.e.clock.forward(3 * 86_400 - 1);
  assertEquals(await repaid(), twice);
  assertEquals(owedNow(await m.debt()), 2500);
  assertEquals(await repaid("--again"), `Done. 15.00 EUR are still owed by seller ${m.alice}.`);
  m.e.clock.forward(3 * 86_400);
  assertEquals(await repaid(), `Done. 5.00 EUR are still owed by seller ${m.alice}.`);
  // All of it: the second time there is nothing left, and it is said that it was noted.
  assertEquals(
    await ops(m, "payouts", "writeoff", m.alice, "5"),
    `Done. 0.00 EUR are still owed by seller ${m.alice}.`,
  );
  assert((await ops(m, "payouts", "writeoff", m.alice, "5")).startsWith("refused: The same was"));
  const wrong = readCommand(["payouts", "release", order.id, "--again"]);
  assertEquals(wrong, { kind: "unknown", what: "payouts takes no --again" });
});

Deno.test("what was written off can be owed again, at most that, and is kept from the next payout", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const recover = (amount: string) => ops(m, "payouts", "recover", m.alice, amount);
  assertEquals(await recover("1"), "refused: Nothing that this seller owed was written off.");
  await ops(m, "payouts", "writeoff", m.alice, "45");
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "reversed");
  assertEquals(await recover("45.01"), "refused: Of this seller, 45.00 EUR were written off.");
  assertEquals(await recover("20"), `Done. 20.00 EUR are still owed by seller ${m.alice}.`);
  assertEquals(await recover("25.01"), "refused: Of this seller, 25.00 EUR were written off.");
  assertEquals(await totalOf(m, "losses"), 2500);
  assertEquals(await totalOf(m, `seller_owes:${m.alice}`), 2000);
  await m.account();
  const next = await m.sale({ startsAt: m.e.clock.at + 30 * 86_400_000 });
  await m.days(DUE_DAYS);
  const { status, withheld } = await m.payout(next);
  assertEquals([status, withheld], ["sent", 2000]);
  assertEquals(await totalOf(m, `seller_owes:${m.alice}`), 0);
  assertEquals(await Array.fromAsync(verifyPayouts(m.e.x.store)), []);
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

Deno.test("a payout with an open claim is noted as paid by hand only with --again; what was done names amount and seller", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await claimed(m, order);
  const refusal = await whole(m, "payouts", "settled", order.id);
  assert(refusal.startsWith(`refused: A claim about order ${order.id} is open`), refusal);
  assertEquals((await m.payout(order)).status, "held");
  const done = await whole(m, "payouts", "settled", order.id, "--again");
  assert(/^1 done\.\n[\d.]+ EUR {2}seller /.test(done) && done.endsWith(m.alice), done);
});

/** Reconciliation finds and corrects what lost webhooks left behind. */
import { assert, assertEquals } from "@std/assert";
import { cancelOrder, refundOrder } from "#domain/orders/commands.ts";
import { payments } from "#domain/payments/payment.ts";
import { reconciliations } from "#domain/payments/last_reconciliation.ts";
import { reconcileIfDue, reconcileNow } from "#domain/payments/reconciliation.ts";
import { listOperatorLog } from "#domain/ops/operator_log.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { readCommand } from "#app/ops/commands.ts";
import { textOf } from "#app/ops/text.ts";
import { silentLog } from "../adapters/help.ts";
import { must } from "../exchange.ts";
import { closeDispute, dispute, refund } from "./after_sale.ts";
import { Market } from "./market.ts";

const HOUR = 3_600;

/** A market to which no webhook is delivered. */
async function withoutWebhooks(): Promise<Market> {
  const market = await Market.open();
  market.fake.webhooks.endpoint = null;
  return market;
}

Deno.test("a payment whose webhook was lost is claimed and captured by the reconciliation", async () => {
  await using market = await withoutWebhooks();
  const { e } = market;
  const bought = await market.checkout();
  market.pay(bought.payment);
  await market.settle();
  assertEquals(await market.outcome(bought), "awaiting:payment, pending, reserved");
  e.clock.forward(300);
  const report = await reconcileNow(e.x);
  await market.settle();
  assertEquals(await market.outcome(bought), "complete, captured, sold");
  const { id } = bought.payment;
  assertEquals(report.differences, [{ paymentId: id, was: "pending", is: "authorized" }]);
  assertEquals([report.failed, report.unknown, report.complete], [0, 0, true]);
});

Deno.test("a refund in the dashboard whose webhook was lost undoes the sale", async () => {
  await using market = await Market.open();
  const bought = await market.checkout();
  market.pay(bought.payment);
  await market.settle();
  market.fake.webhooks.endpoint = null;
  market.e.clock.forward(10 * 24 * HOUR);
  const { paymentIntentId } = await market.e.paymentNow(bought.payment.id);
  refund(market.fake.ledger, paymentIntentId!);
  market.e.clock.forward(HOUR);
  await reconcileNow(market.e.x);
  assertEquals(await market.outcome(bought), "refunded, refunded, withdrawn");
});

Deno.test("a dispute whose webhooks were lost is found with its outcome, and a lost one raises an alarm", async () => {
  await using market = await Market.open();
  const { e, fake } = market;
  const bought = await market.checkout();
  market.pay(bought.payment);
  await market.settle();
  fake.webhooks.endpoint = null;
  const { paymentIntentId } = await e.paymentNow(bought.payment.id);
  e.clock.forward(5 * 24 * HOUR);
  const { id } = dispute(fake.ledger, paymentIntentId!);
  e.clock.forward(HOUR);
  const { differences } = await reconcileNow(e.x);
  assertEquals(differences.map(({ is }) => is), ["captured, dispute open"]);
  closeDispute(fake.ledger, id, "lost");
  e.clock.forward(HOUR);
  await reconcileNow(e.x);
  assertEquals((await e.paymentNow(bought.payment.id)).dispute?.status, "lost");
  assert(e.log.alarms.includes("payment.dispute_lost"));
  assertEquals(await market.outcome(bought), "complete, captured, sold");
});

Deno.test("without differences only Stripe's lists are read", async () => {
  await using market = await Market.open();
  for (let n = 0; n < 5; n++) {
    const bought = await market.checkout();
    market.pay(bought.payment);
    await market.settle();
  }
  market.e.clock.forward(HOUR);
  const before = market.fake.countOf("read");
  const report = await reconcileNow(market.e.x);
  assertEquals([report.looked, report.differences, report.complete], [0, [], true]);
  assertEquals(market.fake.countOf("read"), before);
});

Deno.test("it runs once an hour for all processes, and after a long pause it covers the whole pause", async () => {
  await using market = await withoutWebhooks();
  const { e } = market;
  // The first reconciliation runs at the start.
  while (!(await e.x.store.get(reconciliations, "stripe"))?.completeAt) await e.settle();
  e.clock.forward(HOUR);
  const asked = await Promise.all([1, 2, 3].map(() => reconcileIfDue(e.x)));
  assertEquals(asked.filter((report) => report !== null).length, 1);
  assertEquals(await reconcileIfDue(e.x), null);
  const bought = await market.checkout();
  market.pay(bought.payment);
  // The exchange is down for four days: the payment is still authorised, and the ticket available.
  e.clock.forward(4 * 24 * HOUR);
  e.log.alarms.length = 0;
  await reconcileIfDue(e.x);
  await market.settle();
  assertEquals(await market.outcome(bought), "complete, captured, sold");
  const row = (await e.x.store.get(reconciliations, "stripe"))!;
  assertEquals([row.differences, row.completeAt], [1, e.clock.at]);
});

Deno.test("a forgotten checkout is expired, and money with our metadata but without a payment raises an alarm", async () => {
  await using market = await withoutWebhooks();
  const { e, fake } = market;
  const lost = await market.checkout();
  // A second session of the same payment, which an opening answered with 500 can leave behind.
  const stray = { ...[...fake.ledger.sessions.values()][0], id: "cs_stray", payment_intent: null };
  fake.ledger.sessions.set(stray.id, stray);
  fake.ledger.terms.set(stray.id, { name: "x", manual: true, intentMetadata: stray.metadata });
  must(await cancelOrder(e.x, lost.buyer, lost.order.id));
  await market.settle();
  e.clock.forward(HOUR);
  await reconcileNow(e.x);
  assertEquals(stray.status, "expired");

  const held = {
    ...stray,
    id: "cs_unknown",
    status: "open" as const,
    client_reference_id: "01UNKNOWN",
  };
  held.expires_at += HOUR;
  held.metadata = { paymentId: "01UNKNOWN" };
  fake.ledger.sessions.set(held.id, held);
  fake.ledger.terms.set(held.id, { name: "x", manual: true, intentMetadata: held.metadata });
  fake.ledger.pay(held.id, "good");
  const { unknown } = await reconcileNow(e.x);
  assertEquals(unknown, 1);
  assert(e.log.alarms.includes("payment.unknown"));
});

Deno.test("money on a checkout other than the payment's is refunded, and raises an alarm", async () => {
  await using market = await withoutWebhooks();
  const { e, fake } = market;
  const bought = await market.checkout();
  market.pay(bought.payment);
  await market.settle();
  const stray = { ...[...fake.ledger.sessions.values()][0], id: "cs_stray" };
  Object.assign(stray, { status: "open", payment_intent: null });
  fake.ledger.sessions.set(stray.id, stray);
  fake.ledger.terms.set(stray.id, { name: "x", manual: true, intentMetadata: stray.metadata });
  fake.ledger.pay(stray.id, "good");
  e.clock.forward(300);
  await reconcileNow(e.x);
  await market.settle();
  assertEquals(await market.outcome(bought), "complete, captured, sold");
  assertEquals(fake.totals(), { held: 0, captured: 4500, refunded: 0 });
  assert(e.log.alarms.includes("payment.stray_money"));
});

Deno.test("during an outage of Stripe it only records the failure, and the next run covers the same period", async () => {
  await using market = await withoutWebhooks();
  const { e, fake } = market;
  const bought = await market.checkout();
  market.pay(bought.payment);
  e.clock.forward(300);
  fake.faults.next("read", { kind: "reset", after: false }, 50);
  const report = await reconcileNow(e.x);
  assertEquals([report.failed, report.differences.length], [1, 0]);
  assertEquals((await e.x.store.get(reconciliations, "stripe"))!.failed, 1);
  fake.faults.clear();
  e.clock.forward(300);
  await reconcileNow(e.x);
  await market.settle();
  assertEquals(await market.outcome(bought), "complete, captured, sold");
});

Deno.test("a pending refund is not a difference", async () => {
  await using market = await Market.open();
  const { e, fake } = market;
  const bought = await market.checkout();
  market.pay(bought.payment);
  await market.settle();
  fake.ledger.refundsPend = true;
  must(await refundOrder(e.x, await market.moderator(), bought.order.id));
  await market.settle();
  e.clock.forward(300);
  const { looked, differences } = await reconcileNow(e.x);
  assertEquals([looked, differences], [1, []]);
  assertEquals((await e.x.store.get(payments, bought.payment.id))!.status, "refunding");
});

Deno.test("a run is logged if there was anything to compare", async () => {
  await using market = await withoutWebhooks();
  const { e } = market;
  const levels: string[] = [];
  const note = (level: string) => (event: string) => {
    if (event === "payments_reconciled") levels.push(level);
  };
  const log = { ...silentLog, debug: note("debug"), info: note("info"), warn: note("warn") };
  await reconcileNow({ ...e.x, log });
  const { payment } = await market.checkout();
  e.clock.forward(300);
  await reconcileNow({ ...e.x, log });
  market.pay(payment);
  await reconcileNow({ ...e.x, log });
  assertEquals(levels, ["debug", "info", "warn"]);
});

Deno.test("`deno task ops reconcile` corrects differences, prints them, and records who asked for it", async () => {
  await using market = await withoutWebhooks();
  const { e } = market;
  const bought = await market.checkout();
  market.pay(bought.payment);
  e.clock.forward(300);
  const command = readCommand(["reconcile"]);
  assert(command.kind === "operation");
  const who = { by: "terminal:olga", why: "a day without webhooks" };
  const answer = await runOperation(e.x.ops, command.operation, command.args, who);
  assert(answer.ok && !answer.wrong);
  await market.settle();
  assertEquals(await market.outcome(bought), "complete, captured, sold");
  const text = textOf("reconcile", answer.data);
  assertEquals(text.split("\n"), [
    "1 payments looked at, 1 mended, 0 unknown here, 0 failed.",
    `${bought.payment.id}: pending → authorized`,
  ]);
  const [decision] = await listOperatorLog(e.x.ops);
  assertEquals([decision.by, decision.why], [who.by, who.why]);
  assertEquals(readCommand(["reconcile", "now"]).kind, "help");
});

/** Refunds that fail at the bank are retried with growing delays and one alarm per failure. */
import { assert, assertEquals } from "@std/assert";
import { postings } from "#domain/books/posting.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { reconcileNow } from "#domain/payments/reconciliation.ts";
import { payments } from "#domain/payments/payment.ts";
import { tellLines } from "../books/tell.ts";
import { type Exchange, must } from "../exchange.ts";
import { settleRefund } from "./after_sale.ts";
import { Market } from "./market.ts";

const HOUR_S = 3_600;
const DAY_MIN = 24 * 60;

async function sold() {
  const market = await Market.open();
  const bought = await market.checkout();
  market.pay(bought.payment);
  await market.settle();
  // Of two simultaneous settlements one finds the other's key in use; this runs its retry.
  await market.pass(1);
  market.e.log.alarms.length = 0;
  return { market, bought, mona: await market.moderator() };
}

const refundKeys = ({ fake }: Market) =>
  new Set(fake.calls.filter(({ verb }) => verb === "refund").map(({ key }) => key));

Deno.test("a failed refund is retried with growing delays, and raises one alarm each time", async () => {
  const { market, bought, mona } = await sold();
  await using _ = market;
  const { fake, e } = market;
  fake.ledger.refundsFail = true;
  must(await refundOrder(e.x, mona, bought.order.id));
  await market.settle();
  assertEquals(e.log.alarms, ["payment.refund_failed"]);
  await market.pass(DAY_MIN, 300);
  assertEquals(await market.outcome(bought), "refunded, refunding, withdrawn");
  // After 10, 20, 40, 80, 160, 320 and 640 minutes.
  assertEquals(fake.ledger.refunds.size, 8);
  assertEquals(refundKeys(market).size, 8, "each attempt has its own key");
  assert(fake.countOf("refund") <= 16, `${fake.countOf("refund")} calls`);
  assertEquals(e.log.alarms, Array(8).fill("payment.refund_failed"));
  fake.ledger.refundsFail = false;
  await market.pass(12 * 60, 300);
  assertEquals(await market.outcome(bought), "refunded, refunded, withdrawn");
  assertEquals(fake.totals(), { held: 0, captured: 4500, refunded: 4500 });
  assertEquals(await workLeft(e), []);
});

Deno.test("webhooks and look-ups of a failed refund neither hurry the next one nor raise another alarm", async () => {
  const { market, bought, mona } = await sold();
  await using _ = market;
  const { fake, e } = market;
  fake.ledger.refundsFail = true;
  must(await refundOrder(e.x, mona, bought.order.id));
  await market.settle();
  for (let minute = 0; minute < 9; minute++) {
    e.clock.forward(60);
    await market.receive(...await webhookOf(market));
    await reconcileNow(e.x);
    await market.settle();
  }
  assertEquals([fake.ledger.refunds.size, e.log.alarms.length], [1, 1]);
});

/** Body and signature of another webhook about the refund. */
async function webhookOf({ fake }: Market): Promise<[string, string]> {
  const [object] = fake.ledger.refunds.values();
  const body = JSON.stringify({
    id: "evt_again",
    object: "event",
    type: "refund.updated",
    data: { object },
  });
  return [body, await fake.webhooks.sign(body)];
}

Deno.test("a refund that bounces after its success is retried within the hour", async () => {
  for (const silent of [false, true]) {
    const { market, bought, mona } = await sold();
    await using _ = market;
    const { fake, e } = market;
    // After this time reconciliations no longer compare its checkout.
    e.clock.forward(10 * DAY_MIN * 60);
    must(await refundOrder(e.x, mona, bought.order.id));
    await market.settle();
    assertEquals(await market.outcome(bought), "refunded, refunded, withdrawn");
    await reconcileNow(e.x);
    if (silent) fake.webhooks.endpoint = null;
    const [first] = fake.ledger.refunds.values();
    e.clock.forward(600);
    settleRefund(fake.ledger, first.id, "failed");
    if (silent) await reconcileNow(e.x);
    else await fake.webhooks.deliver();
    await e.settle();
    assertEquals(await market.outcome(bought), "refunded, refunding, withdrawn");
    for (let minute = 0; minute < 60; minute++) {
      e.clock.forward(60);
      await e.settle();
    }
    assertEquals(
      await market.outcome(bought),
      "refunded, refunded, withdrawn",
      `without webhooks: ${silent}`,
    );
    assertEquals(fake.ledger.refunds.size, 2);
    assertEquals(e.log.alarms, ["payment.refund_failed"]);
    assertEquals(fake.totals().refunded, 4500);
  }
});

/** Pays on a second checkout of the payment, which captures at once. */
function payStray({ fake }: Market): void {
  const stray = { ...[...fake.ledger.sessions.values()][0], id: "cs_stray" };
  Object.assign(stray, { status: "open", payment_intent: null });
  fake.ledger.sessions.set(stray.id, stray);
  fake.ledger.terms.set(stray.id, { name: "x", manual: false, intentMetadata: stray.metadata });
  fake.ledger.pay(stray.id, "good");
}

Deno.test("money captured on a stray checkout is refunded although its first refund fails", async () => {
  const { market, bought } = await sold();
  await using _ = market;
  const { fake, e } = market;
  fake.ledger.refundsFail = true;
  payStray(market);
  await market.settle();
  fake.ledger.refundsFail = false;
  e.clock.forward(HOUR_S);
  await reconcileNow(e.x);
  assertEquals(fake.totals(), { held: 0, captured: 9000, refunded: 4500 });
  assertEquals(await market.outcome(bought), "complete, captured, sold");
  assert(e.log.alarms.includes("payment.stray_money"));
  const stray = `${bought.payment.id}:stray:cs_stray`;
  const found = await Array.fromAsync(e.x.store.scan(postings));
  assertEquals(
    found.filter(({ id }) => id.startsWith(stray)).map(({ cause, lines }) =>
      `${cause} ${tellLines(lines)}`
    ),
    ["taken B +4500 · R −4500", "provider_fee B −93 · E +93", "returned B −4500 · R +4500"],
  );
  const held = await e.x.store.totalsOf(postings, "account", [["EUR", "provider_balance"]]);
  assertEquals(held, [4500n - 2n * 93n]);
});

Deno.test("a stray's failed refund is retried with growing delays, and raises one alarm each time", async () => {
  for (const silent of [false, true]) {
    const { market, bought } = await sold();
    await using _ = market;
    const { fake, e } = market;
    fake.ledger.refundsFail = true;
    payStray(market);
    await market.settle();
    // From here on no webhook reaches us, and only our own scheduled checks continue.
    if (silent) fake.webhooks.endpoint = () => Promise.resolve(200);
    await market.pass(DAY_MIN, 300);
    // After 10, 20, 40, 80, 160, 320 and 640 minutes.
    assertEquals(fake.ledger.refunds.size, 8, `without webhooks: ${silent}`);
    assertEquals(refundKeys(market).size, 8, "each attempt has its own key");
    const failures = Array(8).fill("payment.refund_failed");
    assertEquals(e.log.alarms, ["payment.stray_money", ...failures]);
    const { strays } = (await e.x.store.get(payments, bought.payment.id))!;
    assertEquals(strays.map((stray) => stray.failedRefund?.failures), [8]);
    fake.ledger.refundsFail = false;
    await market.pass(24 * 60, 300);
    assertEquals(fake.totals(), { held: 0, captured: 9000, refunded: 4500 });
    assertEquals(await market.outcome(bought), "complete, captured, sold");
    assertEquals((await e.x.store.get(payments, bought.payment.id))!.strays, []);
    assertEquals(await workLeft(e), []);
  }
});

/** The handlers of rows that wait, other than for the day on which the seller's money is due. */
const workLeft = async (e: Exchange): Promise<string[]> =>
  (await Array.fromAsync(e.x.store.outbox.rows(100))).map(({ handler }) => handler)
    .filter((handler) => handler !== "payouts.send");

/** Number of scheduled checks of the stray checkout. */
async function scheduledChecks({ e }: Market): Promise<number> {
  const rows = await Array.fromAsync(e.x.store.outbox.rows(100));
  return rows.filter(({ payload }) => (payload as { sessionId?: string }).sessionId === "cs_stray")
    .length;
}

Deno.test("webhooks and look-ups of a stray's failed refund neither hurry the next one nor raise another alarm", async () => {
  const { market } = await sold();
  await using _ = market;
  const { fake, e } = market;
  fake.ledger.refundsFail = true;
  payStray(market);
  await market.settle();
  for (let minute = 0; minute < 9; minute++) {
    e.clock.forward(60);
    await market.receive(...await webhookOf(market));
    await reconcileNow(e.x);
    await market.settle();
  }
  assertEquals(fake.ledger.refunds.size, 1);
  assertEquals(e.log.alarms, ["payment.stray_money", "payment.refund_failed"]);
  assertEquals(await scheduledChecks(market), 1, "one check is scheduled");
});

Deno.test("a stray's refund whose stored answer would only repeat is retried under a new key", async () => {
  const { market } = await sold();
  await using _ = market;
  const { fake, e } = market;
  payStray(market);
  fake.faults.next("refund", { kind: "500", after: false });
  await market.settle();
  await market.pass(30);
  assertEquals(fake.totals(), { held: 0, captured: 9000, refunded: 4500 });
  assertEquals(refundKeys(market).size, 2);
  assertEquals(e.log.alarms, ["payment.stray_money"]);
});

/** Disputes: they are recorded, order and ticket do not change, and a lost one raises an alarm. */
import { assert, assertEquals } from "@std/assert";
import { refundOrder } from "#domain/orders/commands.ts";
import { listDisputes } from "#domain/payments/queries.ts";
import { statusOf } from "#domain/ops/status.ts";
import { codeOf } from "../exchange.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { closeDispute, dispute } from "./after_sale.ts";
import { Market } from "./market.ts";

async function disputed() {
  const market = await Market.open();
  const bought = await market.checkout();
  market.pay(bought.payment);
  await market.settle();
  const { paymentIntentId } = await market.e.paymentNow(bought.payment.id);
  const { id } = dispute(market.fake.ledger, paymentIntentId!);
  await market.settle();
  return { market, bought, id };
}

Deno.test("a dispute is recorded with its time, and changes neither order nor ticket", async () => {
  const { market, bought } = await disputed();
  await using _ = market;
  const { e } = market;
  const openedAt = Math.floor(e.clock.at / 1000) * 1000;
  const { dispute } = await e.paymentNow(bought.payment.id);
  assertEquals(dispute, { status: "open", openedAt });
  assertEquals(await market.outcome(bought), "complete, captured, sold");
  const { items } = await listDisputes(e.x, "open", { limit: 10 });
  assertEquals(items.map(({ id }) => id), [bought.payment.id]);
  assertEquals((await statusOf(e.x.ops)).disputes, { open: 1, lost: 0 });
});

Deno.test("a lost dispute raises one alarm; a won one raises none", async () => {
  for (const end of ["won", "lost"] as const) {
    const { market, bought, id } = await disputed();
    await using _ = market;
    const { e } = market;
    assertEquals(e.log.alarms, []);
    closeDispute(market.fake.ledger, id, end);
    await market.settle();
    await market.pass(3);
    assertEquals((await e.paymentNow(bought.payment.id)).dispute?.status, end);
    assertEquals(e.log.alarms, end === "lost" ? ["payment.dispute_lost"] : []);
    assertEquals(await market.outcome(bought), "complete, captured, sold");
  }
});

Deno.test("a disputed payment is not refunded: the buyer would be paid twice", async () => {
  const { market, bought, id } = await disputed();
  await using _ = market;
  const mona = await market.moderator();
  const { x } = market.e;
  assertEquals(codeOf(await refundOrder(x, mona, bought.order.id)), "order_not_cancellable");
  closeDispute(market.fake.ledger, id, "lost");
  await market.settle();
  assertEquals(codeOf(await refundOrder(x, mona, bought.order.id)), "order_not_cancellable");
  closeDispute(market.fake.ledger, id, "won");
  await market.settle();
  assertEquals(codeOf(await refundOrder(x, mona, bought.order.id)), "ok");
  await market.settle();
  assertEquals(await market.outcome(bought), "refunded, refunded, withdrawn");
  assert(market.fake.totals().refunded === market.fake.totals().captured);
});

Deno.test("of two disputes about one payment, the one that is open keeps the payout, and the lost one takes it", async () => {
  const { market, bought, id: older } = await disputed();
  await using _ = market;
  const { e, fake: { ledger } } = market;
  const { paymentIntentId } = await e.paymentNow(bought.payment.id);
  const payout = async () => {
    await market.settle();
    const { status, blocks } = (await e.x.store.get(payouts, bought.order.id))!;
    const now = (await e.paymentNow(bought.payment.id)).dispute?.status;
    return [now, status, ...status === "held" ? blocks : []].join(" ");
  };
  const warning = dispute(ledger, paymentIntentId!, "warning_needs_response").id;
  assertEquals(await payout(), "open held dispute");
  closeDispute(ledger, warning, "warning_closed");
  assertEquals(await payout(), "open held dispute");
  closeDispute(ledger, older, "lost");
  assertEquals(await payout(), "lost cancelled");
  const newer = dispute(ledger, paymentIntentId!).id;
  assertEquals(await payout(), "open cancelled");
  closeDispute(ledger, newer, "won");
  assertEquals(await payout(), "lost cancelled");
  closeDispute(ledger, older, "won");
  assertEquals(await payout(), "won held");
});

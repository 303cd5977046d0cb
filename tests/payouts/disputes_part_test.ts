/** Disputes about a part, or that come back in part: the seller has what is theirs, once, and owes the rest. */
import { assert, assertEquals } from "@std/assert";
import { openClaim, withdrawClaim } from "#domain/claims/commands.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { wordsOf } from "#domain/refusals.ts";
import { NOT_LET_IN } from "../claims/cast.ts";
import { must } from "../exchange.ts";
import { Disputes } from "./disputed_sales.ts";

Deno.test("what comes back in part of a lost dispute is paid to the seller, before the payout's day and after it", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  const id = await d.lost(order);
  await d.back(id, 1000);
  assertEquals([await d.is(order), (await d.payout(order)).amount], [
    "held, has 0, owes 0",
    1000,
  ]);
  await d.due();
  assertEquals(await d.is(order), "sent, has 1000, owes 0");
  await d.back(id, 500);
  assertEquals(await d.is(order), "sent, has 1500, owes 0");
  await d.back(id, 3000);
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
  assertEquals(d.payees.of(order.id).map((one) => one.amount), [1000, 500, 3000]);
});

Deno.test("what comes back in part of a lost dispute lowers what the seller owes, and the rest stays owed", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  d.spends(true);
  const id = await d.lost(order);
  assertEquals(await d.is(order), "owed, has 4500, owes 4500");
  await d.back(id, 1000);
  assertEquals(await d.is(order), "owed, has 4500, owes 3500");
  await d.back(id, 3500);
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
});

Deno.test("a sale whose debt was forgiven is taken back like any other if it is refunded", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  d.spends(true);
  const id = await d.lost(order);
  await d.won(id);
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
  d.spends(false);
  d.market.e.clock.forward(1);
  must(await refundOrder(d.market.e.x, await d.market.moderator(), order.id));
  await d.market.settle();
  assertEquals(await d.is(order), "reversed, has 0, owes 0");
});

Deno.test("a refund that meets the reversal of a part takes the rest back after it", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  await d.answers({ reverses: false });
  const id = await d.lost(order, 1000);
  await d.won(id);
  must(await refundOrder(d.market.e.x, await d.market.moderator(), order.id));
  await d.market.settle();
  assertEquals(await d.is(order), "reversing, has 4500, owes 0");
  await d.answers({ reverses: true });
  assertEquals(await d.is(order), "reversed, has 0, owes 0");
});

Deno.test("of a part that another sale has paid, the seller keeps the transfer; a later dispute takes only the rest", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  d.spends(true);
  await d.lost(order, 1000);
  assertEquals(await d.is(order), "owed, has 4500, owes 1000");
  const other = await d.sale();
  await d.due();
  assertEquals(await d.is(other), "sent, has 3500, owes 0");
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
  d.spends(false);
  await d.lost(order, 3500);
  assertEquals(await d.is(order), "reversed, has 1000, owes 0");
});

Deno.test("a dispute that takes what earlier transfers have paid leaves that as a debt", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  const id = await d.lost(order, 1000);
  assertEquals(await d.is(order), "sent, has 3500, owes 0");
  await d.answers({ transfers: false });
  await d.won(id);
  assertEquals(await d.is(order), "sending, has 3500, owes 0");
  await d.lost(order);
  await d.answers({ transfers: true });
  assertEquals(await d.is(order), "owed, has 3500, owes 3500");
});

Deno.test("what is owed of a payout grows by what another dispute takes, also if the seller owed something before", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  d.spends(true);
  await d.lost(order, 1000);
  await d.lost(order, 3500);
  assertEquals(await d.is(order), "owed, has 4500, owes 4500");
});

Deno.test("the seller reads that a part was taken back, and that a debt has ended, and never that it was paid", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  const told = () => d.market.e.x.mailer.sent()![0].subject.split(":")[0];
  const id = await d.lost(order, 1000);
  assertEquals([await d.is(order), told()], ["sent, has 3500, owes 0", "Taken back"]);
  d.spends(true);
  await d.won(id);
  const other = await d.lost(order, 500);
  assertEquals([await d.is(order), told()], ["owed, has 4500, owes 500", "You owe €5.00"]);
  await d.back(other, 500);
  assertEquals([await d.is(order), told()], ["sent, has 4500, owes 0", "Settled"]);
});

Deno.test("of a dispute that is lost in part, nobody says that the whole price was returned", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  const { e } = d.market;
  e.clock.at = order.terms.startsAt + 1_000;
  must(await openClaim(e.x, order.buyerId, order.id, NOT_LET_IN));
  await d.lost(order, 2000);
  await d.due();
  assertEquals(await d.is(order), "sent, has 2500, owes 0");
  const withdrawn = await withdrawClaim(e.x, order.buyerId, order.id);
  assert(!withdrawn.ok);
  assertEquals(
    wordsOf(withdrawn.refusal).detail,
    "The buyer's bank has decided for the buyer, so this claim has ended.",
  );
  const told = e.x.mailer.sent()!.map(({ subject, text }) => `${subject} ${text}`).join(" ")
    .replace(/\s+/g, " ");
  assert(told.includes("The bank has decided:"), told);
  assert(!told.includes("returned the money"), told);
  assert(!told.includes("You are not paid for this sale"), told);
});

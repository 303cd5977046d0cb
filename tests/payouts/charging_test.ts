/** A part that somebody refunds at the provider is the exchange's loss, until an operator charges it to the seller. */
import { assert, assertEquals } from "@std/assert";
import { readCommand } from "#app/ops/commands.ts";
import { trialBalance } from "#domain/books/queries.ts";
import { listOperatorLog } from "#domain/ops/operator_log.ts";
import type { Order } from "#domain/orders/order.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { refreshAccount } from "#domain/payouts/account_commands.ts";
import { payoutsOfSales } from "#domain/payouts/queries.ts";
import { payoutView } from "#web/pages/payouts/payout_view.ts";
import { payoutLine } from "#web/pages/payouts/payout_words.ts";
import { dayText } from "#words/format.ts";
import { mannerIn } from "#words/manner.ts";
import { must } from "../exchange.ts";
import { Disputes, operator } from "./disputed_sales.ts";

const charge = (d: Disputes, ...words: string[]): Promise<string> => d.operate("charge", ...words);

const lossOf = async (d: Disputes): Promise<number> =>
  (await trialBalance(d.market.e.x.store, "EUR")).accounts.losses;
const lastLetter = (d: Disputes): string =>
  d.market.e.x.mailer.sent()![0].text.replace(/\s+/g, " ");

const manner = mannerIn("en", { locale: "en", timeZone: "UTC" });
const sentOn = async (d: Disputes, order: Order) =>
  dayText((await d.payout(order)).sentAt!, manner);

/** How the payout stands, as its seller reads it. */
async function line(d: Disputes, order: Order): Promise<string> {
  const { x, clock } = d.market.e;
  const shown = (await payoutsOfSales(x, order.sellerId, [order.id])).get(order.id)!;
  return payoutLine(payoutView(shown, clock.at), manner);
}

Deno.test("a loss that is charged before the payout makes it less, and the seller is told", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.partRefunded(order, 1000);
  assertEquals(await lossOf(d), 1000);
  assertEquals(
    await charge(d, order.id, "10"),
    `Done. 10.00 EUR are charged to seller ${d.alice}; the payout is held.`,
  );
  assertEquals([await d.is(order), await lossOf(d)], ["held, has 0, owes 0", 0]);
  const [logged] = await listOperatorLog(d.market.e.x);
  assertEquals([logged.what, logged.about, logged.by, logged.why], [
    "payouts.charge",
    `${order.id} 10`,
    operator.by,
    operator.why,
  ]);
  assert(lastLetter(d).includes("charged a loss on this sale to you: €10.00 less is paid out"));
  await d.due();
  assertEquals(await d.is(order), "sent, has 3500, owes 0");
  const told = (await d.payout(order)).history.filter(({ why }) => why === "charged");
  assertEquals(told.map(({ what, amount }) => [what, amount]), [["less", 1000]]);
});

Deno.test("a loss that is charged after the payout is taken back, or owed by a seller who has spent it", async () => {
  for (const isSpent of [false, true]) {
    await using d = await Disputes.open();
    const order = await d.sale();
    await d.due();
    await d.partRefunded(order, 1000);
    d.spends(isSpent);
    await charge(d, order.id, "10.00");
    assertEquals(
      await d.is(order),
      isSpent ? "owed, has 4500, owes 1000" : "sent, has 3500, owes 0",
    );
    assertEquals(await lossOf(d), 0);
    assertEquals(
      await line(d, order),
      isSpent
        ? "The people who run this site charged a loss on this sale to you after you were paid, " +
          "and it could not be taken back. You owe €10.00: it is kept from your next payouts."
        : `€45.00 was sent to your account on ${await sentOn(d, order)}. ` +
          "€10.00 of it was taken back from your account.",
    );
    assert(lastLetter(d).includes("charged a loss on this sale to you"), lastLetter(d));
    d.spends(false);
    // A refund returns what the buyer does not have yet, and takes what the seller still has.
    must(await refundOrder(d.market.e.x, await d.market.moderator(), order.id));
    d.market.e.clock.forward(1);
    await d.market.settle();
    assertEquals(await lossOf(d), 0);
    assertEquals(
      await d.is(order),
      isSpent ? "owed, has 4500, owes 4500" : "reversed, has 0, owes 0",
    );
  }
});

Deno.test("no more is charged than was lost, nothing of a refunded sale, and the same twice only if it is meant", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  const nothing = "Nothing was lost on this sale that its seller could be charged with.";
  assertEquals(await charge(d, order.id, "1"), nothing);
  assertEquals(await charge(d, "no-order", "1"), "There is no payout of order no-order.");
  await d.partRefunded(order, 1000);
  assertEquals(
    await charge(d, order.id, "10.01"),
    "Of this sale, at most 10.00 EUR can be charged to its seller.",
  );
  await charge(d, order.id, "4");
  const at = new Date(d.market.e.clock.now()).toISOString();
  const twice =
    `The same was charged at ${at}: 4.00 EUR. Nothing was done. If it is meant once more, add --again.`;
  assertEquals(await charge(d, order.id, "4"), twice);
  assert((await charge(d, order.id, "4", "--again")).startsWith("Done."));
  assertEquals([(await d.payout(order)).amount, await lossOf(d)], [3700, 200]);
  must(await refundOrder(d.market.e.x, await d.market.moderator(), order.id));
  await d.market.settle();
  assertEquals(await charge(d, order.id, "2"), nothing);
  assertEquals(await d.is(order), "cancelled, has 0, owes 0");
  assertEquals(readCommand(["payouts", "charge", order.id]).kind, "help");
});

const lettersOf = (d: Disputes): string[] =>
  d.market.e.x.mailer.sent()!.map(({ text }) => text.replace(/\s+/g, " "))
    .filter((text) => text.includes("charged a loss on this sale to you"));
const chargesIn = async (d: Disputes, order: Order) =>
  (await d.payout(order)).history.filter(({ why }) => why === "charged")
    .map(({ what, amount }) => `${what} ${amount}`);

Deno.test("a loss that is charged while the transfer is being sent, which is then refused, is told to the seller", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.partRefunded(order, 1000);
  await d.answers({ transfers: false });
  await d.due();
  assertEquals(await d.is(order), "sending, has 0, owes 0");
  await charge(d, order.id, "10");
  assertEquals(lettersOf(d), []);
  d.payees.accounts.set(`acct_${d.alice}`, "restricted");
  await d.answers({ transfers: true });
  const { status, reason, amount } = await d.payout(order);
  assertEquals({ status, reason, amount }, { status: "held", reason: "account", amount: 3500 });
  assertEquals(lettersOf(d).length, 1);
  assert(lettersOf(d)[0].includes("€10.00 less is paid out"), lettersOf(d)[0]);
  assertEquals(await d.is(order), "held, has 0, owes 0");
});

Deno.test("a refused payout of which a loss is charged still waits for its account, and is sent when that works again", async () => {
  for (const gets of ["less", "more"]) {
    await using d = await Disputes.open();
    const order = await d.sale();
    await d.partRefunded(order, 1000);
    const id = gets === "more" ? await d.lost(order, 500) : null;
    d.payees.accounts.set(`acct_${d.alice}`, "restricted");
    await d.due();
    if (id) await d.won(id);
    else await charge(d, order.id, "5");
    assertEquals((await d.payout(order)).reason, "account", gets);
    d.payees.become(d.alice, "active");
    await refreshAccount(d.market.e.x, d.alice);
    await d.market.settle();
    assertEquals(await d.is(order), `sent, has ${gets === "less" ? 4000 : 4500}, owes 0`);
  }
});

Deno.test("of a loss that is larger than what is left to be sent, the seller reads both what is not sent and what they owe", async () => {
  await using d = await Disputes.open();
  const first = await d.sale();
  await d.due();
  await d.partRefunded(first, 2000);
  d.spends(true);
  await charge(d, first.id, "20");
  const order = await d.sale();
  await d.partRefunded(order, 4400);
  d.payees.accounts.set(`acct_${d.alice}`, "restricted");
  await d.due();
  const { status, withheld, amount } = await d.payout(order);
  assertEquals({ status, withheld, amount }, { status: "held", withheld: 2000, amount: 4500 });
  const before = lettersOf(d).length;
  await charge(d, order.id, "35");
  assertEquals(await d.is(order), "owed, has 0, owes 1000");
  assertEquals(await chargesIn(d, order), ["less 2500", "owed 1000"]);
  const told = lettersOf(d).slice(0, lettersOf(d).length - before);
  assertEquals(told.length, 2, told.join("\n"));
  assert(told.some((text) => text.includes("€25.00 less is paid out")), told.join("\n"));
  assert(told.some((text) => text.includes("€10.00")), told.join("\n"));
});

Deno.test("a loss that is charged to what the seller was to get again is in the story of the sale, and told", async () => {
  for (const how of ["reversing", "sending"]) {
    await using d = await Disputes.open();
    const order = await d.sale();
    await d.partRefunded(order, 1000);
    if (how === "sending") {
      const id = await d.lost(order, 1000);
      await d.answers({ transfers: false });
      await d.due();
      await d.won(id);
    } else {
      await d.due();
      await d.answers({ reverses: false });
      await d.won(await d.lost(order, 1000));
    }
    assertEquals([(await d.payout(order)).status, (await d.payout(order)).renewal], [how, 1000]);
    await charge(d, order.id, "10");
    assertEquals(await chargesIn(d, order), ["less 1000"], how);
    assertEquals((await d.payout(order)).reason, "charged");
    assertEquals(lettersOf(d).length, 1, how);
    assert(lettersOf(d)[0].includes("€10.00 less is paid out"), lettersOf(d)[0]);
    await d.answers({ transfers: true, reverses: true });
    assertEquals(await d.is(order), "sent, has 3500, owes 0", how);
  }
});

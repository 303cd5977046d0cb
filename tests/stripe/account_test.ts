/** The books equal Stripe's account to the cent, through fees, disputes and partial refunds. */
import { assertEquals } from "@std/assert";
import { trialBalance } from "#domain/books/queries.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { reconcileNow } from "#domain/payments/reconciliation.ts";
import { tellBalances } from "../books/tell.ts";
import { must } from "../exchange.ts";
import { closeDispute, dispute, refund, reinstate, settleRefund } from "./after_sale.ts";
import { Market } from "./market.ts";

/** Stripe's fee for 45 euros, and for a dispute. */
const [FEE, DISPUTE_FEE] = [93, 2000];

async function sold() {
  const market = await Market.open();
  const bought = await market.checkout();
  market.pay(bought.payment);
  await market.settle();
  await market.pass(1);
  const { paymentIntentId } = await market.e.paymentNow(bought.payment.id);
  return { market, bought, intentId: paymentIntentId! };
}

const accountsOf = async ({ e }: Market) =>
  (await trialBalance(e.x.store, e.x.settings.currency)).accounts;

/** The books are right, and say what Stripe's account says. */
async function agree(market: Market): Promise<void> {
  const { fake: { ledger }, e } = market;
  const theirs = [...ledger.balance.values()].reduce((sum, { net }) => sum + net, 0);
  assertEquals((await accountsOf(market)).provider_balance, theirs);
  assertEquals(await Array.fromAsync(verifyBooks(e.x.store)), []);
}

const open = async (market: Market, id: string): Promise<string> =>
  tellBalances((await market.e.paymentNow(id)).balances!);

Deno.test("a sale's fee is a cost, and nobody else's money", async () => {
  const { market, bought } = await sold();
  await using _ = market;
  await agree(market);
  const accounts = await accountsOf(market);
  assertEquals([accounts.provider_fees, accounts.provider_balance], [FEE, 4500 - FEE]);
  assertEquals(await open(market, bought.payment.id), "payable 4500");
});

Deno.test("a dispute moves money when the bank does, and comes back with its fee when it is won", async () => {
  const { market, bought, intentId } = await sold();
  await using _ = market;
  const { id } = dispute(market.fake.ledger, intentId);
  await market.settle();
  await agree(market);
  assertEquals(await open(market, bought.payment.id), "payable 4500 · disputed 4500");
  assertEquals((await accountsOf(market)).provider_fees, FEE + DISPUTE_FEE);
  closeDispute(market.fake.ledger, id, "won");
  await market.settle();
  await agree(market);
  assertEquals(await open(market, bought.payment.id), "payable 4500");
  assertEquals((await accountsOf(market)).provider_fees, FEE);
});

Deno.test("a warning withdraws nothing", async () => {
  const { market, bought, intentId } = await sold();
  await using _ = market;
  const { id } = dispute(market.fake.ledger, intentId, "warning_needs_response");
  await market.settle();
  assertEquals(await open(market, bought.payment.id), "payable 4500");
  closeDispute(market.fake.ledger, id, "warning_closed");
  await market.settle();
  await agree(market);
});

Deno.test("a lost dispute is paid by the seller who was not paid yet; won after all, it is payable again", async () => {
  const { market, bought, intentId } = await sold();
  await using _ = market;
  const { id } = dispute(market.fake.ledger, intentId);
  await market.settle();
  closeDispute(market.fake.ledger, id, "lost");
  await market.settle();
  await agree(market);
  assertEquals(await open(market, bought.payment.id), "nothing");
  reinstate(market.fake.ledger, id);
  market.fake.ledger.disputes.get(id)!.status = "won";
  await market.settle();
  await agree(market);
  assertEquals(await open(market, bought.payment.id), "payable 4500");
});

Deno.test("a part refunded at Stripe is lost; the refund of the order returns the rest", async () => {
  const { market, bought, intentId } = await sold();
  await using _ = market;
  refund(market.fake.ledger, intentId, 1000);
  await market.settle();
  await agree(market);
  assertEquals(await open(market, bought.payment.id), "payable 4500 · lost 1000");
  must(await refundOrder(market.e.x, await market.moderator(), bought.order.id));
  await market.settle();
  await market.pass(1);
  await agree(market);
  assertEquals(await market.outcome(bought), "refunded, refunded, withdrawn");
  assertEquals(await open(market, bought.payment.id), "nothing");
});

Deno.test("a refund waits for an open dispute; if that is lost, the bank has paid the buyer", async () => {
  for (const end of ["lost", "won"] as const) {
    const { market, bought, intentId } = await sold();
    await using _ = market;
    const { ledger } = market.fake;
    ledger.refundsFail = true;
    must(await refundOrder(market.e.x, await market.moderator(), bought.order.id));
    await market.settle();
    ledger.refundsFail = false;
    const { id } = dispute(ledger, intentId);
    await market.settle();
    await market.pass(60);
    assertEquals(market.fake.totals().refunded, 0, "nothing is refunded while the bank decides");
    closeDispute(ledger, id, end);
    await market.settle();
    await market.pass(24 * 60, 300);
    await agree(market);
    assertEquals(market.fake.totals().refunded, end === "lost" ? 0 : 4500);
    assertEquals(await market.outcome(bought), "refunded, refunded, withdrawn");
    assertEquals(await open(market, bought.payment.id), "nothing");
  }
});

Deno.test("what Stripe charges, what moves to our bank and what nobody explains is posted once", async () => {
  const { market } = await sold();
  await using _ = market;
  const { fake: { ledger }, e } = market;
  const account = { id: null, currency: "eur" };
  ledger.enter("stripe_fee", account, -150);
  ledger.enter("payout", account, -1000);
  ledger.enter("topup", account, 300);
  ledger.enter("reserved_funds", account, -7);
  ledger.enter("transfer", account, -20);
  for (let time = 0; time < 2; time++) await reconcileNow(e.x);
  await agree(market);
  const { provider_fees, bank, unexplained } = await accountsOf(market);
  assertEquals([provider_fees, bank, unexplained], [FEE + 150, 700, 27]);
  assertEquals(e.log.alarms, ["books.unexplained"]);
});

Deno.test("entries that nobody can explain raise one alarm a day, with their number", async () => {
  const { market } = await sold();
  await using _ = market;
  const { fake: { ledger }, e } = market;
  const alarms = () => e.log.told.filter((_, at) => e.log.alarms[at] === "books.unexplained");
  const enter = (amount: number) => ledger.enter("transfer", { id: null, currency: "eur" }, amount);
  const hours = async (count: number) => {
    for (let hour = 0; hour < count; hour++) {
      e.clock.forward(3_600);
      await reconcileNow(e.x);
    }
  };
  for (const amount of [-20, -30]) enter(amount);
  await hours(1);
  assertEquals(alarms(), [{ entries: 2, total: 50, currency: "EUR" }]);
  for (let hour = 0; hour < 22; hour++) {
    enter(-1);
    await hours(1);
  }
  assertEquals(alarms().length, 1);
  // The next alarm tells of all since, also when nothing is new in that hour.
  await hours(2);
  assertEquals(alarms().slice(1), [
    { entries: 22, total: 72, currency: "EUR" },
  ]);
  await hours(48);
  assertEquals(alarms().length, 2);
  await agree(market);
});

Deno.test("a dispute whose webhooks were lost is in the books after the reconciliation", async () => {
  const { market, intentId } = await sold();
  await using _ = market;
  market.fake.webhooks.endpoint = () => Promise.resolve(200);
  await market.pass(5);
  dispute(market.fake.ledger, intentId);
  await reconcileNow(market.e.x);
  await agree(market);
});

Deno.test("a dispute that opened long ago is found with its end, its money and what follows, without webhooks", async () => {
  for (const end of ["won", "lost"] as const) {
    const { market, bought, intentId } = await sold();
    await using _ = market;
    const { fake, e } = market;
    const { id } = dispute(fake.ledger, intentId);
    await market.settle();
    fake.webhooks.endpoint = () => Promise.resolve(200);
    for (let day = 0; day < 40; day++) {
      e.clock.forward(86_400);
      await reconcileNow(e.x);
    }
    closeDispute(fake.ledger, id, end);
    e.clock.forward(3_600);
    await reconcileNow(e.x);
    await agree(market);
    const won = await open(market, bought.payment.id);
    assertEquals(won, end === "won" ? "payable 4500" : "nothing");
    if (end === "won") continue;
    // The bank gives it back after all: only an entry in the account tells.
    reinstate(fake.ledger, id);
    e.clock.forward(3_600);
    await reconcileNow(e.x);
    await agree(market);
  }
});

Deno.test("a refund that bounces after a part was refunded brings back what it had returned", async () => {
  const { market, bought, intentId } = await sold();
  await using _ = market;
  const { fake: { ledger }, e } = market;
  refund(ledger, intentId, 1000);
  await market.settle();
  must(await refundOrder(e.x, await market.moderator(), bought.order.id));
  await market.settle();
  const last = [...ledger.refunds.keys()].at(-1)!;
  assertEquals(await open(market, bought.payment.id), "nothing");
  settleRefund(ledger, last, "failed");
  await market.settle();
  await agree(market);
  assertEquals(await open(market, bought.payment.id), "due 3500");
});

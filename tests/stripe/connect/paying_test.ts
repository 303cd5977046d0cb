/** Sellers are paid by Stripe: onboarding, transfers, and what takes the money back, end to end on the fake. */
import { assert, assertEquals } from "@std/assert";
import { postings } from "#domain/books/posting.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { verifyPayouts } from "#domain/invariants/payouts.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { askAboutAccounts } from "#domain/payouts/account_news.ts";
import { payoutAccounts } from "#domain/payouts/account.ts";
import { owedNow, sellerDebts } from "#domain/payouts/debt.ts";
import { operatePayout } from "#domain/payouts/by_operators.ts";
import { openCheckout } from "#domain/payments/commands.ts";
import { reconcileNow } from "#domain/payments/reconciliation.ts";
import { must } from "../../exchange.ts";
import { closeDispute, dispute, settleRefund } from "../after_sale.ts";
import { Market } from "../market.ts";

const DAY_S = 86_400;
/** Thirty days until the concert, three after it. */
const DUE_S = 33 * DAY_S;
const PRICE = 4500;

interface Shop {
  market: Market;
  alice: string;
  /** Days and hours pass, and what falls due in it is done. */
  pass(seconds: number): Promise<void>;
}

async function open(): Promise<Shop> {
  const market = await Market.open({ connect: true });
  const pass = async (seconds: number) => {
    market.e.clock.forward(seconds);
    await market.settle();
  };
  return { market, alice: await market.e.user("alice"), pass };
}

/** A ticket of Alice's that is sold and paid out to her. */
async function paidOut() {
  const shop = await open();
  const { market, alice } = shop;
  const accountId = await market.account(alice);
  const bought = await market.sale(alice);
  await shop.pass(DUE_S);
  assertEquals((await market.payout(bought)).status, "sent");
  return { ...shop, bought, accountId, connect: market.fake.ledger.connect };
}

Deno.test("a seller without an account is paid once Stripe's form is filled in, even if no webhook of it arrives", async () => {
  const { market, alice, pass } = await open();
  await using _ = market;
  const { e, fake } = market;
  const { connect } = fake.ledger;
  const bought = await market.sale(alice);
  await pass(DUE_S);
  assertEquals((await market.payout(bought)).waitingSince, e.clock.at);
  const { account } = must(await openPayoutAccount(e.x, alice));
  await market.settle();
  fake.accountWebhooks.setReliability({ ...fake.accountWebhooks.reliability, lost: 1 });
  connect.onboard(account.providerId!);
  await pass(60);
  assertEquals(connect.transfers.size, 0);
  await askAboutAccounts(e.x);
  await market.settle();
  assertEquals(connect.transfers.size, 0, "it was asked about just now");
  await pass(3_600);
  await askAboutAccounts(e.x);
  await market.settle();
  assertEquals((await market.payout(bought)).status, "sent");
  assertEquals(connect.balances.get(account.providerId!), PRICE);
});

Deno.test("whatever becomes of the call, there is one transfer: not sent, sent without an answer, answered late, or refused for a while", async () => {
  const faults = [
    { kind: "reset", after: false },
    { kind: "reset", after: true },
    { kind: "garbage" },
    { kind: "429" },
    { kind: "500", after: true },
  ] as const;
  for (const fault of faults) {
    const { market, alice, pass } = await open();
    await using _ = market;
    const { connect } = market.fake.ledger;
    const accountId = await market.account(alice);
    const bought = await market.sale(alice);
    market.fake.faults.next("transfer", fault, 2);
    await pass(DUE_S);
    await market.pass(15);
    assertEquals((await market.payout(bought)).status, "sent", fault.kind);
    assertEquals([connect.transfers.size, connect.balances.get(accountId)], [1, PRICE]);
  }
});

Deno.test("a transfer that the platform's balance does not cover is made later, under another key, after an alarm", async () => {
  const { market, alice, pass } = await open();
  await using _ = market;
  const { connect } = market.fake.ledger;
  await market.account(alice);
  const bought = await market.sale(alice);
  connect.isPoor = true;
  await pass(DUE_S);
  assertEquals((await market.payout(bought)).reason, "balance");
  assertEquals(market.e.log.alarms, ["payout.balance"]);
  connect.isPoor = false;
  await pass(601);
  assertEquals((await market.payout(bought)).status, "sent");
  const keys = market.fake.calls.filter(({ verb }) => verb === "transfer").map(({ key }) => key);
  assertEquals(new Set(keys).size, 2);
});

Deno.test("a refund after the payout takes the transfer back; a refund that fails is tried again under a new key, and the seller pays once", async () => {
  const { market, bought, accountId, connect } = await paidOut();
  await using _ = market;
  const { fake, e } = market;
  fake.ledger.refundsFail = true;
  must(await refundOrder(e.x, await market.moderator(), bought.order.id));
  await market.settle();
  await market.pass(25);
  fake.ledger.refundsFail = false;
  await market.pass(60);
  const refunds = [...fake.ledger.refunds.values()].map(({ status }) => status);
  assertEquals(refunds, ["failed", "failed", "succeeded"]);
  const keys = fake.calls.filter(({ verb, method }) => verb === "refund" && method === "POST");
  assertEquals(new Set(keys.map(({ key }) => key)).size, 3);
  assertEquals((await market.payout(bought)).status, "reversed");
  assertEquals([connect.transferred(), connect.balances.get(accountId)], [0, 0]);
  assertEquals(fake.countOf("reverse"), 1);
  const [{ fee }] = fake.ledger.balance.values();
  assertEquals(connect.platformBalance("eur"), -fee, "Stripe keeps its fee, nobody has the rest");
});

Deno.test("a lost dispute takes the transfer back; won after all, the seller is paid again, by a transfer of its own", async () => {
  const { market, bought, accountId, connect, pass } = await paidOut();
  await using _ = market;
  const { ledger } = market.fake;
  const { id } = dispute(ledger, ledger.session(bought.payment.sessionId!).payment_intent!);
  await market.settle();
  assertEquals((await market.payout(bought)).blocks, ["dispute"]);
  assertEquals(connect.transferred(), PRICE, "an open dispute takes nothing back");
  closeDispute(ledger, id, "lost");
  await market.settle();
  assertEquals((await market.payout(bought)).status, "reversed");
  assertEquals([connect.transferred(), connect.balances.get(accountId)], [0, 0]);
  // Stripe's fee is the exchange's, so its balance is short of the second transfer until it is topped up.
  connect.topUp(1_000);
  closeDispute(ledger, id, "won");
  await market.settle();
  await pass(60);
  assertEquals((await market.payout(bought)).status, "sent");
  assertEquals([connect.transferred(), connect.balances.get(accountId)], [PRICE, PRICE]);
  assertEquals(connect.transfers.size, 2);
});

Deno.test("while a dispute is open nothing is sent; won, the seller is paid; lost, never", async () => {
  for (const outcome of ["won", "lost"] as const) {
    const { market, alice, pass } = await open();
    await using _ = market;
    const { ledger } = market.fake;
    await market.account(alice);
    const bought = await market.sale(alice);
    const { id } = dispute(ledger, ledger.session(bought.payment.sessionId!).payment_intent!);
    await market.settle();
    await pass(DUE_S);
    assertEquals(ledger.connect.transfers.size, 0);
    closeDispute(ledger, id, outcome);
    await market.settle();
    assertEquals(ledger.connect.transferred(), outcome === "won" ? PRICE : 0, outcome);
  }
});

Deno.test("an account that is closed before the payout gets nothing; the seller opens another one and is paid there", async () => {
  const { market, alice, pass } = await open();
  await using _ = market;
  const { e, fake } = market;
  const { connect } = fake.ledger;
  const closed = await market.account(alice);
  const bought = await market.sale(alice);
  // Nobody tells us: the transfer is refused, and then the account is asked about.
  fake.accountWebhooks.setReliability({ ...fake.accountWebhooks.reliability, lost: 1 });
  connect.close(closed);
  await pass(DUE_S);
  assertEquals((await market.payout(bought)).reason, "account");
  assertEquals((await e.x.store.get(payoutAccounts, alice))!.status, "closed");
  fake.accountWebhooks.setReliability({ ...fake.accountWebhooks.reliability, lost: 0 });
  const another = await market.account(alice);
  assert(another !== closed);
  await market.pass(15);
  assertEquals((await market.payout(bought)).status, "sent");
  assertEquals([connect.balances.get(closed), connect.balances.get(another)], [0, PRICE]);
});

Deno.test("what a seller has spent is kept from their next payout", async () => {
  const { market, alice, bought, accountId, connect, pass } = await paidOut();
  await using _ = market;
  const { e } = market;
  connect.payOut(accountId);
  must(await refundOrder(e.x, await market.moderator(), bought.order.id));
  await market.settle();
  assertEquals((await market.payout(bought)).status, "owed");
  assertEquals(owedNow(await e.x.store.get(sellerDebts, alice)), PRICE);
  const next = await market.sale(alice, { price: { amount: 5000, currency: "EUR" } });
  await pass(DUE_S);
  assertEquals((await market.payout(next)).status, "sent");
  assertEquals(connect.balances.get(accountId), 500);
  assertEquals(owedNow(await e.x.store.get(sellerDebts, alice)), 0);
  assertEquals((await market.payout(bought)).status, "reversed");
});

Deno.test("a refund that bounces after the reversal is repeated, and the seller is not asked again", async () => {
  const { market, bought, connect } = await paidOut();
  await using _ = market;
  const { fake, e } = market;
  must(await refundOrder(e.x, await market.moderator(), bought.order.id));
  await market.settle();
  const [first] = fake.ledger.refunds.keys();
  settleRefund(fake.ledger, first, "failed");
  await market.settle();
  await market.pass(15);
  assertEquals(fake.totals(), { held: 0, captured: PRICE, refunded: PRICE });
  assertEquals([fake.countOf("reverse"), connect.transferred()], [1, 0]);
});

for (const how of ["webhook", "hourly look"] as const) {
  for (const part of [PRICE, 1000]) {
    Deno.test(`a reversal of ${part} made in Stripe's dashboard is noticed by the ${how}: the seller is owed it, and an operator decides`, async () => {
      const { market, alice, bought, connect } = await paidOut();
      await using _ = market;
      const { e, fake } = market;
      const { store } = e.x;
      const [transfer] = connect.transfers.keys();
      if (how !== "webhook") fake.webhooks.endpoint = () => Promise.resolve(200);
      connect.reverse(transfer, part);
      e.clock.forward(3_600);
      await market.settle();
      for (let hour = 0; hour < 3; hour++) {
        e.clock.forward(3_600);
        if (how !== "webhook") await reconcileNow(e.x);
        await market.settle();
      }
      const payout = await market.payout(bought);
      assertEquals([payout.status, payout.amount, payout.blocks], ["held", part, ["operator"]]);
      assertEquals(e.log.alarms, ["payout.reversed_outside"]);
      const [payable, owes, held] = await store.totalsOf(postings, "account", [
        ["EUR", `seller_payable:${alice}`],
        ["EUR", `seller_owes:${alice}`],
        ["EUR", "provider_balance"],
      ]);
      assertEquals([Number(payable), Number(owes)], [-part, 0]);
      assertEquals(Number(held), connect.platformBalance("eur"));
      assertEquals(await Array.fromAsync(verifyPayouts(store)), []);
      assertEquals(await Array.fromAsync(verifyBooks(store)), []);
      connect.topUp(1_000); // Stripe's fee is missing for another transfer
      // Released, it is sent again; from then on the seller has all of it.
      assert((await operatePayout(e.x, bought.order.id, "release"))?.changed);
      await market.settle();
      assertEquals((await market.payout(bought)).status, "sent");
      assertEquals(connect.transferred(), PRICE);
      await reconcileNow(e.x);
      await market.settle();
      assertEquals(e.log.alarms, ["payout.reversed_outside"]);
      assertEquals(await Array.fromAsync(verifyPayouts(store)), []);
      assertEquals(await Array.fromAsync(verifyBooks(store)), []);
      // And a refund takes back all that the seller has.
      must(await refundOrder(e.x, await market.moderator(), bought.order.id));
      await market.settle();
      const owed = owedNow(await store.get(sellerDebts, alice));
      assertEquals([connect.transferred(), owed], [PRICE - part, PRICE - part]);
      assertEquals(await Array.fromAsync(verifyPayouts(store)), []);
      assertEquals(await Array.fromAsync(verifyBooks(store)), []);
    });
  }
}

for (const how of ["webhook", "hourly look"] as const) {
  Deno.test(`a second reversal, of the first transfer of a sale, is noticed by the ${how}: it is payable again, and the books are Stripe's`, async () => {
    const { market, alice, bought, connect } = await paidOut();
    await using _ = market;
    const { e, fake } = market;
    const { store } = e.x;
    const [first] = connect.transfers.keys();
    connect.topUp(1_000);
    if (how !== "webhook") fake.webhooks.endpoint = () => Promise.resolve(200);
    const passes = async () => {
      for (let hour = 0; hour < 3; hour++) {
        e.clock.forward(3_600);
        if (how !== "webhook") await reconcileNow(e.x);
        await market.settle();
      }
    };
    const is = async () => {
      const { status, amount, blocks } = await market.payout(bought);
      const [payable, owes] = await store.totalsOf(postings, "account", [
        ["EUR", `seller_payable:${alice}`],
        ["EUR", `seller_owes:${alice}`],
      ]);
      assertEquals(await Array.fromAsync(verifyPayouts(store)), []);
      assertEquals(await Array.fromAsync(verifyBooks(store)), []);
      return [status, amount, ...blocks, Number(payable), Number(owes)].join(" ");
    };
    const held = async () => {
      const [total] = await store.totalsOf(postings, "account", [["EUR", "provider_balance"]]);
      return Number(total) - connect.platformBalance("eur");
    };
    connect.reverse(first, 1000);
    await passes();
    assertEquals(await is(), "held 1000 operator -1000 0");
    // Another part of the first transfer, before an operator has decided.
    connect.reverse(first, 300);
    await passes();
    assertEquals(await is(), "held 1300 operator -1300 0");
    assert((await operatePayout(e.x, bought.order.id, "release"))?.changed);
    await market.settle();
    assertEquals(await is(), "sent 1300 0 0");
    // And one more, after the second transfer.
    connect.reverse(first, 200);
    await passes();
    assertEquals(await is(), "held 200 operator -200 0");
    assertEquals(e.log.alarms, Array(3).fill("payout.reversed_outside"));
    assert((await operatePayout(e.x, bought.order.id, "release"))?.changed);
    await market.settle();
    assertEquals([await is(), connect.transferred()], ["sent 200 0 0", PRICE]);
    if (how === "webhook") await reconcileNow(e.x);
    await market.settle();
    assertEquals([await held(), e.log.alarms.length], [0, 3]);
  });
}

Deno.test("a seller is told once that their bank refused Stripe's payout, and our payout stays sent", async () => {
  const { market, alice, bought, accountId, connect } = await paidOut();
  await using _ = market;
  const { x } = market.e;
  const before = await market.payout(bought);
  const letters = () => x.mailer.sent()!.filter(({ subject }) => subject.includes("bank")).length;
  const version = async () => (await x.store.get(payoutAccounts, alice))!.version;
  connect.failPayout(accountId, "po_1");
  await market.settle();
  const told = await version();
  connect.failPayout(accountId, "po_1");
  await market.settle();
  assertEquals([letters(), await version()], [1, told], "the second delivery says nothing new");
  connect.failPayout(accountId, "po_2");
  connect.failPayout("acct_of_somebody_else", "po_3");
  await market.settle();
  assertEquals(letters(), 2);
  assertEquals(await market.payout(bought), before);
  assertEquals((await x.store.get(payoutAccounts, alice))!.status, "active");
});

Deno.test("an account of the exchange that pays itself out, or settles in another currency, stops sales until it is right; the process and everything else go on", async () => {
  const market = await Market.open({ connect: true });
  await using _ = market;
  const { e, fake } = market;
  const { platform } = fake.ledger.connect;
  const alice = await e.user("alice");
  const bob = await e.user("bob");
  const [first, second] = [await e.ticket(alice), await e.ticket(alice)];
  const order = await e.reserve(bob, first.id);
  platform.interval = "daily";
  platform.currency = "usd";
  e.clock.forward(3_600);
  const lapsed = await e.reserve(bob, second.id);
  const refused = await openCheckout(e.x, bob, lapsed.id);
  assertEquals(refused.ok || refused.refusal.code, "sales_stopped");
  const reserved = await reserveTicket(e.x, bob, { ticketId: first.id });
  assertEquals(reserved.ok || reserved.refusal.code, "sales_stopped");
  assertEquals(e.x.sales.problems.length, 2);
  assertEquals(e.log.alarms, ["sales_stopped"]);
  assertEquals(fake.countOf("open"), 0, "no checkout was opened");
  await e.ticket(alice);
  await market.settle();
  assertEquals((await e.orderNow(order.id)).status, "cancelled", "deadlines go on");
  platform.interval = "manual";
  platform.currency = "eur";
  e.clock.forward(61);
  await e.x.sales.look();
  must(await openCheckout(e.x, bob, lapsed.id));
});

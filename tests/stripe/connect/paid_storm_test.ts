/**
 * 500 sales whose sellers are paid while calls fail, hang and are repeated, and webhooks are lost, repeated and
 * reordered: each seller has what is due to them, and the books agree with Stripe's model to the cent.
 */
import { assert, assertEquals } from "@std/assert";
import { postings } from "#domain/books/posting.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { orders } from "#domain/orders/order.ts";
import { payoutAccounts } from "#domain/payouts/account.ts";
import { openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { askAboutAccounts } from "#domain/payouts/account_news.ts";
import { owedNow, sellerDebts } from "#domain/payouts/debt.ts";
import { payouts, transferOf } from "#domain/payouts/payout.ts";
import { reconcileIfDue } from "#domain/payments/reconciliation.ts";
import { payoutOf, totalOf } from "#domain/tickets/terms.ts";
import { must } from "../../exchange.ts";
import type { Fault, Verb } from "../faults.ts";
import { closeDispute, dispute } from "../after_sale.ts";
import { Market } from "../market.ts";
import { seeded } from "../random.ts";

const SALES = 500;
const WAVE = 50;
const SEED = 20_261_129;
const DAY_S = 86_400;

/** Sellers, and what they do with their accounts. */
const habits = [
  ...Array<"ready">(14).fill("ready"),
  /** Fills Stripe's form in a week after the money is due. */
  ...Array<"late">(3).fill("late"),
  /** Is restricted when the money falls due, and allowed again two days later. */
  ...Array<"restricted">(2).fill("restricted"),
  /** Spends what comes at once. */
  ...Array<"spends">(2).fill("spends"),
  "never",
] as const;

/** What becomes of every twentieth sale. */
const FATES = {
  3: "refunded before",
  5: "refunded after",
  6: "refunded after",
  7: "lost before",
  8: "won before",
  9: "lost after",
  10: "lost after, then won",
  11: "won after",
} as const satisfies Record<number, string>;
type Fate = typeof FATES[keyof typeof FATES];
const EACH = 20;
const fateOf = (n: number): Fate | null => FATES[n % EACH as keyof typeof FATES] ?? null;

const faults: readonly Fault[] = [
  { kind: "reset", after: false },
  { kind: "reset", after: true },
  { kind: "silence", after: false },
  { kind: "silence", after: true },
  { kind: "429" },
  { kind: "garbage" },
];

Deno.test("500 sales with transfers that fail, hang and are repeated, and webhooks lost, repeated and shuffled: every seller has what is due, once, and the books are Stripe's to the cent", async () => {
  await using market = await Market.open({
    connect: true,
    payoutTimeoutMs: 40,
    env: { BUYER_FEE_PERCENT: "7.5", SELLER_FEE_PERCENT: "3" },
  });
  const { e, fake } = market;
  const { x, clock } = e;
  const { connect } = fake.ledger;
  const random = seeded(SEED);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)];
  const failing = (verb: Verb, times: number) => {
    for (let n = 0; n < times; n++) fake.faults.next(verb, pick(faults));
  };
  const unreliable = { lost: 0.3, repeated: 0.3, shuffled: 0.3, delayMs: 30 * 60_000, seed: SEED };
  fake.webhooks.setReliability(unreliable);
  fake.accountWebhooks.setReliability({ ...unreliable, lost: 0.5 });
  const hours = async (count: number) => {
    for (let hour = 0; hour < count; hour++) {
      clock.forward(3_600);
      fake.ledger.tick();
      await reconcileIfDue(x);
      await askAboutAccounts(x);
      await market.settle();
    }
  };

  // Fees of disputes and transfers after the first one are paid from what the operator keeps there.
  connect.topUp(100_000);
  const mona = await market.moderator();
  const sellers = await Promise.all(habits.map(async (habit, n) => {
    const id = await e.user(`seller${n}`);
    const opens = habit !== "late" && habit !== "never";
    return { id, habit, accountId: opens ? await market.account(id) : null };
  }));
  const those = (habit: typeof habits[number]) => sellers.filter((one) => one.habit === habit);

  const bought: string[] = [];
  for (let n = 0; n < SALES; n += WAVE) {
    await Promise.all(Array.from({ length: WAVE }, async (_, at) => {
      const price = { amount: 1_000 + Math.floor(random() * 4_000), currency: "EUR" };
      const seller = sellers[(n + at) % sellers.length].id;
      const { order, payment } = await market.checkout(
        undefined,
        await e.ticket(seller, { price }),
      );
      market.pay(payment);
      bought[n + at] = order.id;
    }));
    await market.settle();
  }
  await hours(3);

  const fated = (...these: Fate[]) =>
    bought.filter((_, n) => these.some((one) => one === fateOf(n)));
  const refund = async (ids: readonly string[]) => {
    for (const id of ids) must(await refundOrder(x, mona, id));
    await hours(3);
  };
  const disputes = new Map<string, string>();
  const openDisputes = async (ids: readonly string[]) => {
    for (const id of ids) {
      const { paymentIntentId } = await e.paymentNow((await e.orderNow(id)).paymentId!);
      disputes.set(id, dispute(fake.ledger, paymentIntentId!).id);
    }
    await hours(3);
  };
  const close = async (ids: readonly string[], outcome: "won" | "lost") => {
    for (const id of ids) closeDispute(fake.ledger, disputes.get(id)!, outcome);
    await hours(3);
  };
  await refund(fated("refunded before"));
  await openDisputes(fated("lost before", "won before"));
  await close(fated("lost before"), "lost");
  for (const { accountId } of those("restricted")) connect.restrict(accountId!);
  failing("transfer", 160);
  failing("list", 60);
  for (let n = 0; n < 10; n++) fake.faults.next("transfer", { kind: "500", after: n % 2 === 0 });
  clock.forward(33 * DAY_S);
  await market.settle();
  await hours(48);
  await close(fated("won before"), "won");
  for (const { accountId } of those("restricted")) connect.onboard(accountId!);
  for (const { accountId } of those("spends")) connect.payOut(accountId!);
  await hours(24);
  for (const late of those("late")) {
    const { account } = must(await openPayoutAccount(x, late.id));
    connect.onboard(late.accountId = account.providerId!);
  }
  await hours(30);
  failing("reverse", 30);
  failing("list", 30);
  await refund(fated("refunded after"));
  await openDisputes(fated("lost after", "won after", "lost after, then won"));
  await close(fated("lost after", "lost after, then won"), "lost");
  await close(fated("won after"), "won");
  await hours(30);
  await close(fated("lost after, then won"), "won");
  await hours(30);
  // Those who owe something sell once more: it is kept from that.
  for (const { id } of those("spends")) {
    const sold = await market.checkout(undefined, await e.ticket(id));
    market.pay(sold.payment);
  }
  await hours(3);
  clock.forward(33 * DAY_S);
  await market.settle();
  await hours(30);

  const totals = new Map(
    (await x.store.listTotals(postings, "account", { limit: 1_000 }))
      .map(({ parts, amount }) => [String(parts[1]), Number(amount)]),
  );
  const total = (account: string) => totals.get(account) ?? 0;
  const isFated = (id: string, fate: Fate) => fateOf(bought.indexOf(id)) === fate;
  const lost = new Set(fated("lost before", "lost after"));
  let income = 0, deferred = 0, netted = 0;
  const counts: Record<string, number> = {};
  for (const { id, habit, accountId } of sellers) {
    const due = { paid: 0, held: 0 };
    for await (const payout of x.store.scan(payouts)) {
      if (payout.sellerId !== id) continue;
      const order = (await x.store.get(orders, payout.id))!;
      const made = [...connect.transfers.values()].filter((one) => one.transfer_group === order.id);
      const what = `${habit}, ${order.status}, ${payout.status}`;
      counts[what] = (counts[what] ?? 0) + 1;
      const stands = made.filter((one) => !one.reversed);
      assert(stands.length <= 1, `${what}: ${stands.length} transfers`);
      assert(
        made.every(({ created }) => created * 1000 >= payout.releaseAt - 999),
        "sent too early",
      );
      const net = payoutOf(order.terms).amount;
      const fees = totalOf(order.terms).amount - net;
      if (order.status === "complete" && !lost.has(order.id)) {
        due[habit === "never" ? "held" : "paid"] += net;
        // Who had spent the money when the dispute was lost, and owed it, keeps it since it was won.
        const kept = payout.status === "reversed" && isFated(order.id, "lost after, then won") &&
          habit === "spends";
        assertEquals(payout.status, habit === "never" ? "held" : kept ? "reversed" : "sent", what);
        assertEquals(connect.transferred(order.id), habit === "never" ? 0 : transferOf(payout));
        if (habit === "never") deferred += fees;
        else income += fees;
        netted += payout.withheld;
      } else {
        assert(order.status === "refunded" || lost.has(order.id), what);
        assert(["cancelled", "reversed", "owed"].includes(payout.status), what);
      }
    }
    const owed = owedNow(await x.store.get(sellerDebts, id));
    const received = [...connect.transfers.values()]
      .filter(({ destination }) => destination === accountId)
      .reduce((sum, one) => sum + one.amount - one.amount_reversed, 0);
    assertEquals(
      received - owed,
      due.paid,
      `a seller who is ${habit} has ${received}, owes ${owed}`,
    );
    assertEquals(total(`seller_payable:${id}`), due.held === 0 ? 0 : -due.held);
    assertEquals(total(`seller_owes:${id}`), owed);
    const account = await x.store.get(payoutAccounts, id);
    assertEquals(account?.status ?? "none", habit === "never" ? "none" : "active");
  }
  assertEquals(total("provider_balance"), connect.platformBalance("eur"));
  assertEquals([total("refunds_due"), total("losses"), total("disputed")], [0, 0, 0]);
  assertEquals(total("bank"), -100_000);
  assertEquals([total("fee_income"), total("fees_deferred")], [-income, -deferred]);
  assertEquals([...totals.values()].reduce((sum, amount) => sum + amount, 0), 0);
  assertEquals(await Array.fromAsync(verifyBooks(x.store)), []);

  const { counts: told } = fake.webhooks;
  assert(Math.min(told.lost, told.repeated, told.shuffled) > SALES / 4, JSON.stringify(told));
  const tries = fake.countOf("transfer");
  assert(
    tries > connect.transfers.size + 100,
    `${tries} calls for ${connect.transfers.size} transfers`,
  );
  assert(netted > 0, "nothing was kept from a payout");
  const expected = ["event_stuck", "payment.dispute_lost"];
  const unexpected = e.log.alarms.filter((name) => !expected.includes(name));
  assertEquals(unexpected, []);
  console.log({
    counts,
    transfers: connect.transfers.size,
    tries,
    calls: fake.calls.length,
    income,
  });
});

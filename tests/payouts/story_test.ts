/** Each sale is one page of a story that its seller reads: what happened to the money, when, and why. */
import { assert, assertEquals } from "@std/assert";
import { emit } from "#domain/events.ts";
import type { Order } from "#domain/orders/order.ts";
import { noteDebt } from "#domain/payouts/debts_by_operators.ts";
import { findPayout, listPayouts, payoutsOfSales } from "#domain/payouts/queries.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { moveConcert } from "#domain/concerts/corrections.ts";
import { PayoutRefused } from "#domain/ports/payouts.ts";
import type { Language } from "#words/languages.ts";
import { mannerIn } from "#words/manner.ts";
import { payoutView } from "#web/pages/payouts/payout_view.ts";
import { payoutLine, payoutTimeline } from "#web/pages/payouts/payout_words.ts";
import { must } from "../exchange.ts";
import { DUE_DAYS, IBANS, Money, openWithBank, withPayouts } from "./cast.ts";

const PLACE = { locale: "en", timeZone: "Europe/Paris" };

/** What the seller reads: how it stands, and what has happened and comes next, with days. */
async function read(m: Money, order: Pick<Order, "id">, language: Language = "en") {
  const { badge: _, ...rest } = await readAll(m, order, language);
  return rest;
}

/** The same, and the badge. */
async function readAll(m: Money, order: Pick<Order, "id">, language: Language = "en") {
  const now = m.e.clock.at;
  const payout = (await payoutsOfSales(m.e.x, m.alice, [order.id])).get(order.id)!;
  const manner = mannerIn(language, { ...PLACE, locale: language });
  const view = payoutView(payout, now);
  return {
    now: payoutLine(view, manner),
    badge: manner.words.payouts.states[view.status],
    story: payoutTimeline(view, manner).map(({ at, text }) =>
      `${new Date(at).toISOString().slice(5, 10)} ${text}`
    ),
  };
}

/** As printed in French: with its spaces as plain ones. */
const plain = (text: string) =>
  text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ").replaceAll("’", "'");

Deno.test("refund while the transfer is on its way: the seller reads why, that all of it was sent, and that it is taken back", async () => {
  await using m = await Money.open();
  await m.account(IBANS.hangs);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  assertEquals(await read(m, order), {
    now: "€45.00 is being sent to your account. The sale was refunded meanwhile: once the money " +
      "has arrived, €45.00 of it is taken back.",
    story: [
      "02-17 We began to send €45.00.",
      "02-17 The sale was refunded while the money was on its way: €45.00 has to be given back.",
    ],
  });
  assertEquals(
    plain((await read(m, order, "fr")).story.at(-1)!),
    "02-17 La vente a été remboursée pendant l'envoi de l'argent : vous devez rendre 45,00 €.",
  );
  await m.seconds(600);
  assertEquals((await read(m, order)).story.slice(2), [
    "02-17 €45.00 was sent to your account.",
    "02-17 The sale was refunded, so we began to take €45.00 back.",
    "02-17 €45.00 was taken back from your account.",
  ]);
});

Deno.test("a reason that is not known is told without another one's text", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  const payout = (await payoutsOfSales(m.e.x, m.alice, [order.id])).get(order.id)!;
  const shown = payoutView(payout, m.e.clock.at);
  for (const language of ["en", "fr"] as const) {
    const manner = mannerIn(language, { ...PLACE, locale: language });
    for (const [what, told] of Object.entries(manner.words.payouts.happened)) {
      if (typeof told === "string") continue;
      const history = [{ at: 0, what: what as "less", amount: 100 }];
      const [line] = payoutTimeline({ ...shown, history }, manner);
      const amount = language === "en" ? "€1.00" : "1,00 €";
      assertEquals(plain(line.text), plain(told.other).replace("{amount}", amount), what);
    }
  }
});

Deno.test("a seller reads what they get and when, that it is being sent, and that it was", async () => {
  await using m = await Money.open();
  await m.account(IBANS.hangs);
  const order = await m.sale();
  assertEquals(await read(m, order), {
    now: "We send you €45.00 on Feb 17, 2027.",
    story: ["02-17 €45.00 is due to be paid out."],
  });
  await m.days(DUE_DAYS);
  assertEquals((await read(m, order)).now, "€45.00 is being sent to your account.");
  await m.seconds(600);
  assertEquals(await read(m, order), {
    now: "€45.00 was sent to your account on Feb 17, 2027.",
    story: ["02-17 We began to send €45.00.", "02-17 €45.00 was sent to your account."],
  });
});

Deno.test("refund after the payout: the seller reads that they were paid, and that it was taken back", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.days(2);
  await m.refund(order);
  assertEquals(await read(m, order), {
    now: "This sale was refunded, so €45.00 was taken back from you.",
    story: [
      "02-17 We began to send €45.00.",
      "02-17 €45.00 was sent to your account.",
      "02-19 The sale was refunded, so we began to take €45.00 back.",
      "02-19 €45.00 was taken back from your account.",
    ],
  });
  assertEquals(
    plain((await read(m, order, "fr")).now),
    "Cette vente a été remboursée : nous avons repris 45,00 €.",
  );
});

Deno.test("a refund that the seller's account cannot return: they read that they owe it, and that it is kept", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const { now, story } = await read(m, order);
  assertEquals(
    now,
    "This sale was refunded after you were paid, and the money could not be taken back. " +
      "You owe €45.00: it is kept from your next payouts.",
  );
  assertEquals(story.at(-1), "02-17 €45.00 could not be taken back, so you owe it.");

  const next = await m.sale({ price: { amount: 5000, currency: "EUR" } });
  await m.days(DUE_DAYS);
  assertEquals(
    (await read(m, next)).now,
    "€45.00 of your €50.00 paid what you owed, and €5.00 was sent to your account on Mar 22, 2027.",
  );
  assertEquals(
    (await read(m, order)).story.at(-1),
    "03-22 You owe nothing for this sale any more.",
  );
  assertEquals(
    (await read(m, next)).story[0],
    "03-22 €45.00 of the money paid what you owed from other sales.",
  );
});

Deno.test("a seller who owes something reads of each sale what of it pays that, on the page and in the letter", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const small = await m.sale({ price: { amount: 1900, currency: "EUR" } });
  assertEquals(await read(m, small), {
    now: "Your €19.00 is due on Mar 22, 2027: up to €19.00 of it pays what you owe, and we send " +
      "you what is left.",
    story: ["03-22 €19.00 is due: up to €19.00 of it pays what you owe."],
  });
  const large = await m.sale({ price: { amount: 5000, currency: "EUR" } });
  assertEquals(
    (await read(m, large)).now,
    "Your €50.00 is due on Mar 22, 2027: up to €45.00 of it pays what you owe, and we send you " +
      "what is left.",
  );
  assertEquals(
    plain((await read(m, large, "fr")).now),
    "Votre part de 50,00 € est due le 22 mars 2027 : elle règle d'abord ce que vous devez, " +
      "jusqu'à 45,00 €, et nous vous envoyons ce qui en reste.",
  );
  await m.e.settle();
  const sold = m.e.x.mailer.sent()!.filter(({ subject }) => subject.startsWith("Sold"));
  const owing = sold.filter(({ text }) =>
    text.replace(/\s+/g, " ").includes(
      "You owe €45.00: what of it is still open then is first kept from your share.",
    )
  );
  assertEquals([sold.length, owing.length], [3, 2]);
  await m.days(DUE_DAYS);
  // Both are due at once: either may be the first to pay the debt.
  const sums = [(await m.transferred(small)).sum, (await m.transferred(large)).sum];
  assertEquals(sums[0] + sums[1], 1900 + 5000 - 4500);
});

Deno.test("a debt of which a part was kept: the seller reads what they still owe, and nothing after it is given up", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const kept = await m.sale({ price: { amount: 3000, currency: "EUR" } });
  await m.days(DUE_DAYS);
  const { now: ofKept, badge: ofKeptBadge } = await readAll(m, kept);
  assertEquals([ofKept, ofKeptBadge], [
    "All of your €30.00 paid what you owed.",
    "Kept for a debt",
  ]);
  assertEquals(
    (await read(m, order)).now,
    "This sale was refunded after you were paid, and the money could not be taken back. " +
      "You owe €15.00: it is kept from your next payouts.",
  );
  assertEquals(must(await findPayout(m.e.x, m.alice, order.id)).owed, 1500);
  const { items } = await listPayouts(m.e.x, m.alice, { limit: 10 });
  assertEquals(items.map(({ owed }) => owed), [0, 1500]);
  assertEquals((await noteDebt(m.e.x, m.alice, "writeoff", 1500)).is, "done");
  await m.days(1);
  // A part was kept of another sale, and a part is given up: nobody says that it was paid or taken back.
  const { now, story, badge } = await readAll(m, order);
  // It stays true if an operator has what was given up owed again.
  assertEquals(now, "This sale was refunded. What you owed for it was settled.");
  assertEquals(story.at(-1), "03-23 You owe nothing for this sale any more.");
  assertEquals(badge, "Settled");
});

Deno.test("refund after an operator paid by hand: the seller reads that they owe it, and of no taking back", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  const by = { by: "terminal:olga", why: "paid from the bank" };
  await runOperation(m.e.x.ops, "payouts.settled", { orderId: order.id }, by);
  await m.days(1);
  must(await refundOrder(m.e.x, m.mo, order.id));
  // Also in the moment before the debt is written down.
  const before = await read(m, order);
  await m.e.settle();
  const { now, story, badge } = await readAll(m, order);
  assertEquals(before.now, now);
  assertEquals(
    now,
    "This sale was refunded after you were paid. You owe €45.00: it is kept from your next payouts.",
  );
  assertEquals(story, [
    "01-15 The people who run this site paid you €45.00.",
    "01-16 The sale was refunded after you were paid, so you owe €45.00.",
  ]);
  assertEquals(badge, "You owe it");
  assertEquals((await noteDebt(m.e.x, m.alice, "writeoff", 4500)).is, "done");
  await m.days(1);
  assertEquals((await readAll(m, order)).badge, "Settled");
});

Deno.test("refund of a payout of which a part had paid a debt: the rest is taken back, and that part is owed again", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const first = await m.sale({ price: { amount: 1000, currency: "EUR" } });
  await m.days(DUE_DAYS);
  await m.refund(first);
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const { now, story } = await read(m, order);
  assertEquals(
    now,
    "This sale was refunded after you were paid. You owe €10.00: it is kept from your next payouts.",
  );
  assertEquals(story.map((line) => line.slice(6)).slice(-3), [
    "The sale was refunded, so we began to take €35.00 back.",
    "€35.00 was taken back from your account.",
    "The sale was refunded after you were paid, so you owe €10.00.",
  ]);
});

Deno.test("refund of a payout of which a part had paid a debt, with nothing in the account: each part says why it is owed", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const first = await m.sale({ price: { amount: 1000, currency: "EUR" } });
  await m.days(DUE_DAYS);
  await m.refund(first);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const { now, story } = await read(m, order);
  assertEquals(story.map((line) => line.slice(6)).slice(-3), [
    "The sale was refunded, so we began to take €35.00 back.",
    "€35.00 could not be taken back, so you owe it.",
    "The sale was refunded after you were paid, so you owe €10.00.",
  ]);
  assertEquals(
    now,
    "This sale was refunded after you were paid. You owe €45.00: it is kept from your next payouts.",
  );
});

Deno.test("dispute after the payout: the seller reads that the bank disputes it, decided, and took the money", async () => {
  const { m, says } = await openWithBank();
  await using _ = m;
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.days(1);
  await says(order, "open");
  assertEquals((await read(m, order)).now, "€45.00 was sent to your account on Feb 17, 2027.");
  await m.days(3);
  await says(order, "lost");
  assertEquals(await read(m, order), {
    now: "The buyer's bank decided for the buyer, so €45.00 was taken back from you.",
    story: [
      "02-17 We began to send €45.00.",
      "02-17 €45.00 was sent to your account.",
      "02-18 The buyer's bank began to dispute the payment.",
      "02-21 The buyer's bank decided for the buyer, so we began to take €45.00 back.",
      "02-21 €45.00 was taken back from your account.",
    ],
  });
});

Deno.test("dispute won after the money was taken back: the seller reads that they are paid again", async () => {
  const { m, says } = await openWithBank();
  await using _ = m;
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await says(order, "lost");
  await m.days(5);
  await says(order, "won");
  const { now, story } = await read(m, order);
  assertEquals(now, "€45.00 was sent to your account on Feb 22, 2027.");
  assertEquals(story, [
    "02-17 We began to send €45.00.",
    "02-17 €45.00 was sent to your account.",
    "02-17 The buyer's bank decided for the buyer, so we began to take €45.00 back.",
    "02-17 €45.00 was taken back from your account.",
    "02-22 The buyer's bank gave money back after all: €45.00 of it is yours again.",
    "02-22 We began to send €45.00.",
    "02-22 €45.00 was sent to your account.",
  ]);
});

Deno.test("a dispute before the payout holds the money, and once lost nothing is paid out", async () => {
  const { m, says } = await openWithBank();
  await using _ = m;
  await m.account();
  const order = await m.sale();
  await says(order, "open");
  assertEquals(
    (await read(m, order)).now,
    "Your €45.00 is on hold: the buyer's bank is disputing the payment, and decides who gets the money.",
  );
  await says(order, "lost");
  assertEquals(await read(m, order), {
    now: "The buyer's bank decided for the buyer, so nothing is paid out.",
    story: [
      "01-15 The buyer's bank began to dispute the payment.",
      "01-15 The buyer's bank decided for the buyer before anything was paid out.",
    ],
  });
});

Deno.test("account closed before the payout: the seller reads that it waits and why, and is paid with another account", async () => {
  const closed = { it: false };
  await using m = await Money.open({
    payouts: (real) => ({
      ...real,
      account: async (id) =>
        closed.it ? { status: "closed", ending: null } : await real.account(id),
    }),
  });
  await m.account();
  const order = await m.sale();
  closed.it = true;
  await m.e.x.store.transact((tx) =>
    Promise.resolve(emit(tx, { name: "payout_account:noticed", payload: { userId: m.alice } }))
  );
  await m.e.settle();
  assertEquals(
    (await read(m, order)).now,
    "We send you €45.00 on Feb 17, 2027, once you have set up payouts again: " +
      "your account at the payout provider is closed.",
  );
  await m.days(DUE_DAYS);
  assertEquals(await read(m, order), {
    now: "Your €45.00 is waiting: your account at the payout provider is closed. " +
      "Set up payouts again to get it.",
    story: ["02-17 The money was due, but no account of yours could take it."],
  });
  await m.days(4);
  closed.it = false;
  await m.account();
  assertEquals(await read(m, order), {
    now: "€45.00 was sent to your account on Feb 21, 2027.",
    story: [
      "02-17 The money was due, but no account of yours could take it.",
      "02-21 We began to send €45.00.",
      "02-21 €45.00 was sent to your account.",
    ],
  });
});

Deno.test("a transfer that is refused again and again is two lines of the story", async () => {
  const balance = { low: true };
  await using m = await Money.open(withPayouts((real) => ({
    transfer: (...call) =>
      balance.low
        ? Promise.reject(new PayoutRefused("balance", "too low"))
        : real.transfer(...call),
  })));
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  for (let day = 0; day < 3; day++) await m.days(1);
  assertEquals(await read(m, order), {
    now: "Your €45.00 is late: we could not send it yet, and keep trying. " +
      "The people who run this site know.",
    story: [
      "02-17 We began to send €45.00.",
      "02-17 The money could not be sent yet. We keep trying.",
    ],
  });
  assert((await m.payout(order)).refusals > 1);
  balance.low = false;
  await m.days(1);
  assertEquals((await read(m, order)).story.slice(-2), [
    "02-21 We began to send €45.00.",
    "02-21 €45.00 was sent to your account.",
  ]);
});

Deno.test("a concert that is moved: the seller reads the new day", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  const startsAt = order.terms.startsAt + 10 * 86_400_000;
  const why = { reason: "ill", requestId: null };
  must(await moveConcert(m.e.x, m.mo, order.concertId!, startsAt, why));
  await m.e.settle();
  assertEquals(await read(m, order), {
    now: "We send you €45.00 on Feb 27, 2027.",
    story: [
      "01-15 The concert has a new time. The money is now due on Feb 27, 2027.",
      "02-27 €45.00 is due to be paid out.",
    ],
  });
  must(await cancelConcert(m.e.x, m.mo, order.concertId!, why));
  await m.e.settle();
  assertEquals(
    (await read(m, order)).now,
    "This sale was refunded, so nothing is paid out for it.",
  );
});

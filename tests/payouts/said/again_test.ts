/** Money of one sale that is taken back, or owed, more than once: each letter and the page say what is true of it. */
import { assert, assertEquals } from "@std/assert";
import { onPayoutReversed, onPayoutSent } from "#domain/mail/on_payout_events.ts";
import type { Mail } from "#domain/ports/mail.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Order } from "#domain/orders/order.ts";
import { chargeSeller } from "#domain/payouts/charging.ts";
import { noteDebt } from "#domain/payouts/debts_by_operators.ts";
import { payoutsOfSales } from "#domain/payouts/queries.ts";
import { payoutView } from "#web/pages/payouts/payout_view.ts";
import { payoutLine } from "#web/pages/payouts/payout_words.ts";
import { mannerIn } from "#words/manner.ts";
import { dispute, refund } from "../../stripe/after_sale.ts";
import { Disputes } from "../disputed_sales.ts";

/** Somebody refunds this much at the provider, and an operator charges it to the seller. */
async function charged(d: Disputes, order: Order, amount: number): Promise<void> {
  const { paymentIntentId } = await d.market.e.paymentNow(order.paymentId!);
  refund(d.market.fake.ledger, paymentIntentId!, amount);
  await d.market.settle();
  assertEquals((await chargeSeller(d.market.e.x, order.id, amount)).is, "done");
  await d.market.settle();
}

/** A sale that has been paid out; `isSpent`: the seller's account gives nothing back. */
async function paidOut(d: Disputes, isSpent = false): Promise<Order> {
  const order = await d.sale();
  await d.due();
  d.spends(isSpent);
  return order;
}

const flat = (text: string): string => text.replace(/\s+/g, " ");
const mails = (d: Disputes) =>
  d.market.e.x.mailer.sent()!.map(({ subject, text }) => `${subject} | ${flat(text)}`);

async function line(d: Disputes, order: Order, language: "en" | "fr" = "en"): Promise<string> {
  const { x, clock } = d.market.e;
  const shown = (await payoutsOfSales(x, order.sellerId, [order.id])).get(order.id)!;
  const manner = mannerIn(language, { locale: language, timeZone: "UTC" });
  return flat(payoutLine(payoutView(shown, clock.at), manner));
}

function says(text: string, ...parts: string[]): void {
  for (const part of parts) assert(text.includes(part), `${text}\nlacks ${part}`);
}

/** What a handler writes that runs only now: mail was down. */
async function written(d: Disputes, run: (x: Services) => Promise<void>): Promise<string[]> {
  const texts: string[] = [];
  const { x } = d.market.e;
  const send = ({ subject, text }: Mail) => {
    texts.push(`${subject} | ${flat(text)}`);
    return Promise.resolve();
  };
  await run({ ...x, mailer: { ...x.mailer, send } });
  return texts;
}

Deno.test("a letter about a second taking back names what was taken then, and why", async () => {
  await using d = await Disputes.open();
  const order = await paidOut(d);
  await charged(d, order, 1000);
  says(mails(d)[0], "charged a loss on this sale to you, so €10.00 was taken back");
  await charged(d, order, 500);
  says(mails(d)[0], "charged a loss on this sale to you, so €5.00 was taken back");
  await d.lost(order, 1500);
  says(mails(d)[0], "bank decided for the buyer, so €15.00 was taken back");
});

Deno.test("a letter that comes late says what its own event did", async () => {
  await using d = await Disputes.open();
  const order = await paidOut(d);
  await charged(d, order, 1000);
  const { version } = await d.payout(order);
  await charged(d, order, 500);
  const late = (x: Services) => onPayoutReversed(x, { payoutId: order.id, version });
  says((await written(d, late))[0], "so €10.00 was taken back");
  // Also while more is taken back.
  await d.answers({ reverses: false });
  await charged(d, order, 700);
  says((await written(d, late))[0], "so €10.00 was taken back");
});

Deno.test("a letter about a transfer that comes late names what was sent then", async () => {
  await using d = await Disputes.open();
  const order = await paidOut(d);
  const { version } = await d.payout(order);
  await d.won(await d.lost(order, 2000));
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
  const late = (x: Services) => onPayoutSent(x, { payoutId: order.id, version });
  says((await written(d, late))[0], "We sent €45.00 to your account.");
  says(mails(d)[0], "We sent €20.00 to your account.");
});

Deno.test("the page names a reason only if all that was taken back had it", async () => {
  await using d = await Disputes.open();
  const order = await paidOut(d);
  await charged(d, order, 2500);
  await d.lost(order, 2000);
  assertEquals(await d.is(order), "reversed, has 0, owes 0");
  assertEquals(await line(d, order), "In all, €45.00 was taken back from you for this sale.");
  assertEquals(
    await line(d, order, "fr"),
    "En tout, nous avons repris 45,00 € pour cette vente.",
  );
  says(mails(d)[0], "bank decided for the buyer, so €20.00 was taken back");
});

Deno.test("what is taken back for two reasons at once is said without one", async () => {
  await using d = await Disputes.open();
  const order = await paidOut(d);
  await d.answers({ reverses: false });
  await charged(d, order, 1000);
  says(await line(d, order), "charged a loss on this sale to you, so €10.00 is being taken back");
  await d.lost(order, 2000);
  assertEquals(await line(d, order), "€30.00 is being taken back from your account.");
  await d.answers({ reverses: true });
  assertEquals(await d.is(order), "sent, has 1500, owes 0");
  const last = mails(d).find((text) => text.startsWith("Taken back"))!;
  says(last, "€30.00 was taken back from your account.");
  assert(!last.includes("charged a loss") && !last.includes("bank"), last);
});

Deno.test("a letter about a further debt says what is owed now, and not that an account was asked that was not", async () => {
  await using d = await Disputes.open();
  const order = await paidOut(d, true);
  await charged(d, order, 1000);
  says(mails(d)[0], "You owe €10.00: ", "it could not be taken back. So you owe €10.00.");
  assertEquals((await noteDebt(d.market.e.x, d.alice, "repaid", 800)).is, "done");
  await charged(d, order, 500);
  says(mails(d)[0], "You owe €7.00: ", "after you were paid. So you owe €5.00.");
  says(mails(d)[0], "In all you owe €7.00 for this sale.");
  assert(!mails(d)[0].includes("could not be taken back"), mails(d)[0]);
  assertEquals(
    await line(d, order),
    "You owe €7.00 for this sale: it is kept from your next payouts.",
  );
});

Deno.test("a debt of which a part was never in the account is one debt, with its reason", async () => {
  await using d = await Disputes.open();
  const first = await paidOut(d, true);
  await charged(d, first, 1000);
  const order = await paidOut(d, true);
  assertEquals((await d.payout(order)).withheld, 1000);
  await d.lost(order);
  says(mails(d)[0], "decided for the buyer after you were paid. So you owe €45.00.");
  says(await line(d, order), "decided for the buyer after you were paid. You owe €45.00");
});

Deno.test("a debt that ends while mail is down is told as that, whatever begins meanwhile", async () => {
  await using d = await Disputes.open();
  const { e, fake } = d.market;
  const order = await paidOut(d, true);
  await charged(d, order, 1000);
  assertEquals((await noteDebt(e.x, d.alice, "repaid", 1000)).is, "done");
  await d.market.settle();
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
  const { version } = await d.payout(order);
  const { paymentIntentId } = await e.paymentNow(order.paymentId!);
  dispute(fake.ledger, paymentIntentId!, "needs_response", 500);
  await d.market.settle();
  const late = (x: Services) => onPayoutSent(x, { payoutId: order.id, version });
  const [letter] = await written(d, late);
  assert(letter.startsWith("Settled: "), letter);
});

Deno.test("a letter about a dispute names what the seller still has", async () => {
  await using d = await Disputes.open();
  const { e, fake } = d.market;
  const order = await paidOut(d);
  await charged(d, order, 2000);
  const { paymentIntentId } = await e.paymentNow(order.paymentId!);
  dispute(fake.ledger, paymentIntentId!, "needs_response", 500);
  await d.market.settle();
  says(mails(d)[0], "Problem with a sale", "at most the €25.00 that you have for this sale");
});

/** A concert that was moved away and back: what that means for those who bought before and between. */
import { moveConcert } from "#domain/concerts/corrections.ts";
import { mergeConcert } from "#domain/concerts/endings.ts";
import { giveBack } from "#domain/concerts/give_back.ts";
import { stepListing } from "#domain/concerts/step.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import type { Order } from "#domain/orders/order.ts";
import { settlePayment } from "#domain/payments/settle.ts";
import { concertNow } from "#domain/concerts/find_or_make.ts";
import { concertSince } from "#web/pages/order/concert_news.ts";
import { codeOf, must } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { assert, assertEquals, assertMatch } from "@std/assert";

const DAY = 86_400_000;

/** Bob buys for the first start, Carol after the concert was moved by a day; `back` moves it back. */
async function movedAway(c: Cast) {
  const { e, alice, bob } = c;
  const carol = await e.user("Carol");
  const [first, second] = [await e.ticket(alice), await e.ticket(alice)];
  const move = async (startsAt: number) => {
    must(await moveConcert(e.x, c.mo, first.concertId!, startsAt, because));
    await e.settle();
  };
  const { order: ofBob } = await c.buy(bob, first.id);
  await move(first.startsAt + DAY);
  const { order: ofCarol } = await c.buy(carol, second.id);
  const back = () => move(first.startsAt);
  return { first, ofBob, ofCarol, carol, move, back };
}

/** What the order's page says. */
const newsOf = async (c: Cast, order: Order) => {
  const { store } = c.e.x;
  const now = await c.orderNow(order);
  const concert = await concertNow(store, now.concertId);
  return (await concertSince(store, { order: now, concert }, c.e.clock.at)).news;
};

const lettersTo = (c: Cast, name: string) =>
  c.e.x.mailer.sent()!.filter(({ to }) => to.startsWith(`${name}.`));

Deno.test("who bought for the time that the concert is moved back to has nothing to give back, and is told so", async () => {
  await using c = await Cast.open();
  const { ofBob, back } = await movedAway(c);
  assertEquals((await newsOf(c, ofBob)).map(({ kind }) => kind), ["moved"]);
  await back();
  assertEquals(await newsOf(c, ofBob), []);
  assertEquals(codeOf(await giveBack(c.e.x, c.bob, ofBob.id)), "order_not_cancellable");
  const [letter] = lettersTo(c, "Bob");
  assertEquals(letter.subject, "Back at its time: The Night Owls");
  assertMatch(letter.text, /now begins again on Sun, Feb 14, 2027/);
  assert(!/give back what you bought/.test(letter.text), letter.text);
});

Deno.test("who bought between, for the other time, may give back, and is told from which time to which", async () => {
  await using c = await Cast.open();
  const { first, ofCarol, carol, back } = await movedAway(c);
  await back();
  assertEquals(await newsOf(c, ofCarol), [{
    kind: "moved",
    from: first.startsAt + DAY,
    to: first.startsAt,
    until: c.e.clock.at + 7 * DAY,
  }]);
  const [letter] = lettersTo(c, "Carol");
  assertEquals(letter.subject, "New time: The Night Owls");
  assertMatch(letter.text, /from Mon, Feb 15, 2027.* to Sun, Feb 14, 2027/);
  assertMatch(letter.text, /give back what you bought, on the page of your order, until/);
  must(await giveBack(c.e.x, carol, ofCarol.id));
});

Deno.test("a concert that is moved to the same time twice is told of twice", async () => {
  await using c = await Cast.open();
  const { first, move, back } = await movedAway(c);
  await back();
  await move(first.startsAt + DAY);
  const subjects = lettersTo(c, "Bob").map(({ subject }) => subject.split(":")[0]);
  assertEquals(subjects.slice(0, 3), ["New time", "Back at its time", "New time"]);
  const ids = c.e.x.mailer.sent()!.map(({ id }) => id);
  assertEquals(ids.length, new Set(ids).size);
});

Deno.test("a letter about a second move says the time that the buyer bought for", async () => {
  await using c = await Cast.open();
  const { first, move } = await movedAway(c);
  await move(first.startsAt + 2 * DAY);
  assertMatch(lettersTo(c, "Bob")[0].text, /from Sun, Feb 14, 2027.* to Tue, Feb 16, 2027/);
});

Deno.test("a claimed order is in order after its concert was merged and the other one moved", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice, bob } = c;
  const [ticket, into] = [await e.ticket(alice, { title: "Owls" }), await e.ticket(alice)];
  const order = await e.reserve(bob, ticket.id);
  const payment = await e.checkout(bob, order.id);
  must(await e.pay(payment));
  await settlePayment(e.x, payment.id);
  assertEquals((await c.orderNow(order)).status, "claimed");
  must(await mergeConcert(e.x, c.mo, ticket.concertId!, into.concertId!, because));
  const later = into.startsAt + DAY;
  must(await moveConcert(e.x, c.mo, into.concertId!, later, because));
  await e.x.store.transact((tx) => stepListing(tx, e.x, ticket.concertId!, ticket.listingId));
  assertEquals((await e.listingNow(ticket.listingId)).startsAt, later);
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
});

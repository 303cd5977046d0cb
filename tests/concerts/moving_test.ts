/** What correcting, moving and merging concerts does to listings, holds and sales. */
import { concerts, MAX_MERGES } from "#domain/concerts/concert.ts";
import { correctConcert, moveConcert } from "#domain/concerts/corrections.ts";
import { cancelConcert, mergeConcert } from "#domain/concerts/endings.ts";
import { giveBack, givenBackUntil } from "#domain/concerts/give_back.ts";
import { correctionInput, moveInput } from "#domain/concerts/input.ts";
import { findConcert } from "#domain/concerts/queries.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { settlePayment } from "#domain/payments/settle.ts";
import { editTicket } from "#domain/tickets/commands.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { codeOf, must } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { assert, assertEquals } from "@std/assert";

const DAY = 86_400_000;
const ticketNow = async (c: Cast, { id }: Ticket) => (await getTicket(c.e.x.store, id))!;
const sound = async (c: Cast) => assertEquals(await Array.fromAsync(verifyOrders(c.e.x.store)), []);

Deno.test("a correction reaches every listing, sold and held ones too, and ends no order", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const [sold, held] = [await e.ticket(alice), await e.ticket(alice)];
  const { order } = await c.buy(bob, sold.id);
  const hold = await e.reserve(bob, held.id);
  must(
    await correctConcert(e.x, c.mo, sold.concertId!, { name: "Night Owls", venue: "H1" }, because),
  );
  await e.settle();
  for (const ticket of [sold, held]) {
    const { title, venue } = await ticketNow(c, ticket);
    assertEquals([title, venue], ["Night Owls", "H1"]);
  }
  assertEquals((await c.orderNow(order)).status, "complete");
  assertEquals((await c.orderNow(hold)).status, "created");
  await sound(c);
});

Deno.test("what a moderator sends about a concert is parsed, and unknown fields are refused", () => {
  assertEquals(correctionInput.parse({ name: " Night  Owls ", country: "fr" }), {
    name: "Night  Owls",
    country: "FR",
  });
  const at = moveInput.parse({ startsAt: "2027-05-01T20:00:00.7+02:00" }).startsAt;
  assertEquals(at, Date.UTC(2027, 4, 1, 18));
  for (const wrong of [{}, { startsAt: "2027-05-01T20:00:00Z" }, { name: "" }]) {
    assert(!correctionInput.safeParse(wrong).success, JSON.stringify(wrong));
  }
});

Deno.test("who lists under the former spelling joins the corrected concert", async () => {
  await using c = await Cast.open();
  const { e, alice } = c;
  const first = await e.ticket(alice);
  must(await correctConcert(e.x, c.mo, first.concertId!, { name: "Night Owls" }, because));
  const second = await e.ticket(alice);
  assertEquals([second.concertId, second.title], [first.concertId, "Night Owls"]);
});

Deno.test("a correction to the words of another concert is refused, and names it", async () => {
  await using c = await Cast.open();
  const { e, alice } = c;
  const [one, other] = [await e.ticket(alice), await e.ticket(alice, { title: "The Day Owls" })];
  const tried = await correctConcert(e.x, c.mo, one.concertId!, { name: "THE DAY OWLS" }, because);
  assert(!tried.ok);
  assertEquals([tried.refusal.code, tried.refusal.concertId], ["merge_instead", other.concertId!]);
});

Deno.test("a correction may take the words of a concert that has become part of it", async () => {
  await using c = await Cast.open();
  const { e, alice } = c;
  const [one, other] = [await e.ticket(alice), await e.ticket(alice, { title: "The Day Owls" })];
  must(await mergeConcert(e.x, c.mo, other.concertId!, one.concertId!, because));
  must(await correctConcert(e.x, c.mo, one.concertId!, { name: "The Day Owls" }, because));
  const third = await e.ticket(alice, { title: "The Day Owls" });
  assertEquals(third.concertId, one.concertId);
  assertEquals((await e.x.store.get(concerts, other.concertId!))!.mergedInto, one.concertId);
});

Deno.test("all spellings of a concert whose words another one takes lead to that one", async () => {
  await using c = await Cast.open();
  const { e, alice } = c;
  const [one, other] = [await e.ticket(alice), await e.ticket(alice, { title: "Owls of Night" })];
  const id = other.concertId!;
  must(await correctConcert(e.x, c.mo, id, { name: "Night Owls" }, because));
  must(await mergeConcert(e.x, c.mo, id, one.concertId!, because));
  must(await correctConcert(e.x, c.mo, one.concertId!, { name: "Night Owls" }, because));
  for (const title of ["The Night Owls", "Night Owls", "Owls of Night"]) {
    assertEquals((await e.ticket(alice, { title })).concertId, one.concertId, title);
  }
});

Deno.test("a move ends holds, keeps sales, and shows the new time on every listing", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const [sold, held] = [await e.ticket(alice), await e.ticket(alice)];
  const { order } = await c.buy(bob, sold.id);
  const hold = await e.reserve(bob, held.id);
  const startsAt = sold.startsAt + 10 * DAY;
  const moved = must(await moveConcert(e.x, c.mo, sold.concertId!, startsAt, because));
  assertEquals([moved.movedAt, moved.movedFrom], [e.clock.at, sold.startsAt]);
  await e.settle();
  for (const one of [sold, held]) assertEquals((await ticketNow(c, one)).startsAt, startsAt);
  assertEquals((await c.orderNow(hold)).cancelReason, "moderator");
  assertEquals((await c.orderNow(order)).status, "complete");
  assertEquals((await e.reserve(bob, held.id)).terms.startsAt, startsAt);
  await sound(c);
});

Deno.test("with every worker dead, a ticket of a moved or merged concert is reserved for the new time", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice, bob } = c;
  const [ticket, other] = [await e.ticket(alice), await e.ticket(alice, { title: "Owls" })];
  must(await moveConcert(e.x, c.mo, ticket.concertId!, ticket.startsAt + DAY, because));
  assertEquals((await e.reserve(bob, ticket.id)).terms.startsAt, ticket.startsAt + DAY);
  must(await mergeConcert(e.x, c.mo, other.concertId!, ticket.concertId!, because));
  const order = await e.reserve(bob, other.id);
  assertEquals([order.concertId, order.terms.title], [ticket.concertId, "The Night Owls"]);
});

Deno.test("a concert cannot be moved to the past, or to where the same one is", async () => {
  await using c = await Cast.open();
  const { e, alice } = c;
  const one = await e.ticket(alice);
  const later = await e.ticket(alice, { startsAt: one.startsAt + DAY });
  const move = (startsAt: number) => moveConcert(e.x, c.mo, one.concertId!, startsAt, because);
  assertEquals(codeOf(await move(e.clock.at)), "starts_in_past");
  assertEquals(codeOf(await move(later.startsAt)), "merge_instead");
});

Deno.test("after a move the buyer may give the ticket back for seven days, and never after the new start", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const [far, near] = [await e.ticket(alice), await e.ticket(alice, { title: "Soon" })];
  const [one, two] = [await c.buy(bob, far.id), await c.buy(bob, near.id)];
  assertEquals(codeOf(await giveBack(e.x, bob, one.order.id)), "order_not_cancellable");
  must(await moveConcert(e.x, c.mo, far.concertId!, far.startsAt + DAY, because));
  must(await moveConcert(e.x, c.mo, near.concertId!, e.clock.at + 2 * DAY, because));
  await e.settle();
  const until = async (order: typeof one.order) =>
    await givenBackUntil(e.x.store, await c.orderNow(order));
  assertEquals(await until(one.order), e.clock.at + 7 * DAY);
  assertEquals(await until(two.order), e.clock.at + 2 * DAY);
  assertEquals(codeOf(await giveBack(e.x, alice, one.order.id)), "forbidden");
  must(await giveBack(e.x, bob, one.order.id));
  await e.settle();
  assertEquals((await e.paymentNow(one.payment.id)).status, "refunded");
  assertEquals((await ticketNow(c, far)).status, "withdrawn");
  e.clock.forward(2 * DAY / 1000);
  assertEquals(codeOf(await giveBack(e.x, bob, two.order.id)), "order_not_cancellable");
  await sound(c);
});

Deno.test("who buys after a move cannot give the ticket back", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const ticket = await e.ticket(alice);
  must(await moveConcert(e.x, c.mo, ticket.concertId!, ticket.startsAt + DAY, because));
  await e.settle();
  const { order } = await c.buy(bob, ticket.id);
  assertEquals(codeOf(await giveBack(e.x, bob, order.id)), "order_not_cancellable");
});

Deno.test("seller and buyer are told of a move once, the buyer until when the ticket may go back", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const [sold, free] = [await e.ticket(alice), await e.ticket(alice)];
  await c.buy(bob, sold.id);
  const known = e.x.mailer.sent()!.length;
  must(await moveConcert(e.x, c.mo, sold.concertId!, sold.startsAt + DAY, because));
  await e.settle();
  // A later edit finds the listing in step.
  const price = { amount: 4000, currency: "EUR" };
  must(await editTicket(e.x, alice, free.id, { price }, (await ticketNow(c, free)).version));
  await e.settle();
  const sent = e.x.mailer.sent()!.slice(0, e.x.mailer.sent()!.length - known);
  assertEquals(sent.map(({ to, subject }) => `${to.split(".")[0]}: ${subject}`).sort(), [
    "Alice: New time: The Night Owls",
    "Alice: New time: The Night Owls",
    "Bob: New time: The Night Owls",
  ]);
  const toBob = sent.find(({ to }) => to.startsWith("Bob"))!.text;
  assert(
    /give back what you bought, on the page of your order, until Fri, Jan 22, 2027/.test(toBob),
    toBob,
  );
});

Deno.test("a merged concert's listings, words and address lead to the other one", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const one = await e.ticket(alice);
  const other = await e.ticket(alice, { title: "Night Owls" });
  const { order } = await c.buy(bob, other.id);
  must(await mergeConcert(e.x, c.mo, other.concertId!, one.concertId!, because));
  await e.settle();
  const moved = await ticketNow(c, other);
  assertEquals([moved.concertId, moved.title], [one.concertId, "The Night Owls"]);
  assertEquals((await e.ticket(alice, { title: "Night Owls" })).concertId, one.concertId);
  assertEquals(must(await findConcert(e.x, null, other.concertId!)).id, one.concertId);
  assertEquals((await c.orderNow(order)).status, "complete");
  assertEquals(codeOf(await giveBack(e.x, bob, order.id)), "order_not_cancellable");
  await sound(c);
});

Deno.test("a merge with a concert at another time is also a move", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const one = await e.ticket(alice);
  const [sold, held] = [
    await e.ticket(alice, { startsAt: one.startsAt + DAY }),
    await e.ticket(alice, { startsAt: one.startsAt + DAY }),
  ];
  const { order } = await c.buy(bob, sold.id);
  const hold = await e.reserve(bob, held.id);
  must(await mergeConcert(e.x, c.mo, sold.concertId!, one.concertId!, because));
  await e.settle();
  assertEquals((await ticketNow(c, held)).startsAt, one.startsAt);
  assertEquals((await c.orderNow(hold)).cancelReason, "moderator");
  must(await giveBack(e.x, bob, order.id));
  await sound(c);
});

Deno.test("a concert is merged neither with itself nor with a merged or cancelled one", async () => {
  await using c = await Cast.open();
  const { e, alice } = c;
  const [a, b, d] = await Promise.all(
    ["A1", "B1", "D1"].map(async (title) => (await e.ticket(alice, { title })).concertId!),
  );
  const merge = (from: string, into: string) => mergeConcert(e.x, c.mo, from, into, because);
  must(await merge(a, b));
  for (const [from, into] of [[b, b], [d, a], [b, a], [d, "unknown"]]) {
    const tried = await merge(from, into);
    assert(!tried.ok && tried.refusal.code === "invalid", `${from} ${into}`);
    assertEquals(tried.refusal.errors?.[0].path, "into");
  }
  assertEquals(codeOf(await merge(a, d)), "version_mismatch");
});

Deno.test("a concert that became part of ten others, one after another, can be listed for, moved and given back", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const all = [];
  for (let place = 0; place <= 10; place++) {
    all.push(await e.ticket(alice, { title: `Owls ${place}` }));
  }
  const { order } = await c.buy(bob, all[0].id);
  for (let place = 0; place < 10; place++) {
    const [from, into] = [all[place].concertId!, all[place + 1].concertId!];
    must(await mergeConcert(e.x, c.mo, from, into, because));
  }
  await e.settle();
  const last = all[10];
  assertEquals((await ticketNow(c, all[0])).concertId, last.concertId);
  assertEquals((await e.ticket(alice, { title: "Owls 0" })).concertId, last.concertId);
  must(await moveConcert(e.x, c.mo, last.concertId!, last.startsAt + DAY, because));
  await e.settle();
  must(await giveBack(e.x, bob, order.id));
  assertEquals((await c.orderNow(order)).status, "refunded");
  await sound(c);
});

Deno.test("a seventeenth merge in a row is refused, and the other way round it is made", async () => {
  await using c = await Cast.open();
  const { e, alice } = c;
  const ids = [];
  for (let place = 0; place <= MAX_MERGES + 1; place++) {
    ids.push((await e.ticket(alice, { title: `Owls ${place}` })).concertId!);
  }
  const merge = (from: string, into: string) => mergeConcert(e.x, c.mo, from, into, because);
  for (let place = 0; place < MAX_MERGES; place++) must(await merge(ids[place], ids[place + 1]));
  const [last, next] = ids.slice(-2);
  const tried = await merge(last, next);
  assert(!tried.ok);
  assertEquals(tried.refusal.errors, [{ path: "into", message: "concert_into_chain" }]);
  must(await merge(next, last));
  assertEquals(must(await findConcert(e.x, null, ids[0])).id, last);
});

for (
  const [what, decide, why] of [
    ["cancelled", cancelConcert, "concert_cancelled"],
    [
      "moved",
      (...[x, mo, id, asked]: Parameters<typeof cancelConcert>) =>
        moveConcert(x, mo, id, x.store.now() + 20 * DAY, asked),
      "concert_moved",
    ],
  ] as const
) {
  Deno.test(`money is released for a listing that has not followed a merge yet, once the other concert is ${what}`, async () => {
    await using c = await Cast.open({}, { workers: false });
    const { e, alice, bob } = c;
    const [ticket, into] = [await e.ticket(alice, { title: "Owls" }), await e.ticket(alice)];
    const order = await e.reserve(bob, ticket.id);
    const payment = await e.checkout(bob, order.id);
    must(await e.pay(payment));
    must(await mergeConcert(e.x, c.mo, ticket.concertId!, into.concertId!, because));
    must(await decide(e.x, c.mo, into.concertId!, because));
    await settlePayment(e.x, payment.id); // decides that the money is not ours
    await settlePayment(e.x, payment.id);
    const { status, reason } = await e.paymentNow(payment.id);
    assertEquals([status, reason], ["voided", why]);
    assertEquals((await c.orderNow(order)).status, "cancelled");
  });
}

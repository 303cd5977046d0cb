/** What a moderator's cancellation of a concert does to holds, sales and listings. */
import { cancelConcert } from "#domain/concerts/endings.ts";
import { concerts } from "#domain/concerts/concert.ts";
import { decisionsOn } from "#domain/decisions/queries.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { settlePayment } from "#domain/payments/settle.ts";
import { approveTicket } from "#domain/moderation/commands.ts";
import { countQueue, listTicketsForReview } from "#domain/moderation/queries.ts";
import { editTicket, listTicket, withdrawTicket } from "#domain/tickets/commands.ts";
import { listings } from "#domain/tickets/listing.ts";
import { editListing } from "#domain/tickets/edit_listing.ts";
import { listTickets } from "#domain/tickets/list_tickets.ts";
import { codeOf, must, ticketAt } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { runWalks } from "./without_workers.ts";
import { assert, assertEquals, assertMatch } from "@std/assert";

Deno.test("a cancelled concert's holds end, its sales are refunded and its listings leave the lists", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const [sold, held, free] = [await e.ticket(alice), await e.ticket(alice), await e.ticket(alice)];
  const bought = await c.buy(bob, sold.id);
  const hold = await e.reserve(bob, held.id);
  const other = await e.ticket(alice, { title: "Another" });
  const id = sold.concertId!;
  must(await cancelConcert(e.x, c.mo, id, because));
  await e.settle();
  assertEquals((await c.orderNow(bought.order)).status, "refunded");
  const { status, reason } = await e.paymentNow(bought.payment.id);
  assertEquals([status, reason], ["refunded", "concert_cancelled"]);
  assertEquals((await c.orderNow(hold)).cancelReason, "moderator");
  for (const { id } of [held, free]) assert((await e.x.store.get(listings, id))!.retired);
  assertEquals((await e.x.store.get(listings, other.id))!.retired, false);
  const { ended, refunded, waiting, finishedAt } = await c.walk(id);
  assertEquals([ended, refunded, waiting], [1, 1, 0]);
  assert(finishedAt !== null);
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
});

Deno.test("nothing is reserved at a concert from its cancellation on, before any listing has heard of it", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice } = c;
  const ticket = await e.ticket(alice);
  must(await cancelConcert(e.x, c.mo, ticket.concertId!, because));
  assertEquals((await e.x.store.get(listings, ticket.id))!.retired, false);
  const tried = await reserveTicket(e.x, c.bob, { ticketId: ticket.id });
  assertEquals(codeOf(tried), "ticket_not_available");
});

Deno.test("nothing is listed for a cancelled concert", async () => {
  await using c = await Cast.open();
  const ticket = await c.e.ticket(c.alice);
  must(await cancelConcert(c.e.x, c.mo, ticket.concertId!, because));
  const listed = await listTicket(c.e.x, c.alice, ticketAt(ticket.startsAt, "one more"));
  assert(!listed.ok);
  assertEquals(listed.refusal.errors, [{ path: "title", message: "concert_cancelled" }]);
});

Deno.test("the tickets of a cancelled concert cannot be edited into another one, not even before its listings have heard of it", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice } = c;
  const { id, version, seats, concertId } = await e.listing(alice, 2);
  must(await cancelConcert(e.x, c.mo, concertId!, because));
  const price = { amount: 4000, currency: "EUR" };
  for (const patch of [{ title: "The Night Owl" }, { price }]) {
    assertEquals(codeOf(await editListing(e.x, alice, id, patch, version)), "concert_cancelled");
  }
  const one = await editTicket(e.x, alice, seats[1].id, { title: "The Night Owl" }, version);
  assertEquals(codeOf(one), "concert_cancelled");
});

Deno.test("a barcode of a cancelled concert is listed for no other one, also by a change of another ticket", async () => {
  await using c = await Cast.open();
  const { e, alice } = c;
  const ticket = await e.ticket(alice, { code: "OWLS" });
  const other = await e.ticket(alice, { title: "Another", code: "MINE" });
  const again = { ...ticketAt(ticket.startsAt, "OW\u00adLS"), title: "The Night Owl" };
  must(await withdrawTicket(e.x, alice, ticket.id));
  must(await cancelConcert(e.x, c.mo, ticket.concertId!, because));
  await e.settle();
  const refused = [
    await listTicket(e.x, alice, again),
    await editTicket(e.x, alice, other.id, { code: "OWLS" }, other.version),
  ];
  for (const one of refused) {
    assert(!one.ok);
    assertEquals(one.refusal.errors, [{ path: "code", message: "code_called_off" }]);
  }
  // Its own barcode, sent along with a new price, is no new one.
  const price = { amount: 4000, currency: "EUR" };
  must(await editTicket(e.x, alice, other.id, { code: "MINE", price }, other.version));
  must(await listTicket(e.x, alice, { ...again, code: "NEW" }));
});

Deno.test("tickets that wait for a moderator leave the queue when their concert is cancelled, and are not approved", async () => {
  await using c = await Cast.open({ MODERATION: "on" });
  const { e, alice } = c;
  const [first, second] = [await e.ticket(alice), await e.ticket(alice, { title: "Another" })];
  must(await cancelConcert(e.x, c.mo, first.concertId!, because));
  const tooLate = await approveTicket(e.x, c.mo, first.id, first.version);
  assertEquals(codeOf(tooLate), "concert_cancelled");
  await e.settle();
  const queue = must(await listTicketsForReview(e.x, c.mo, { limit: 10 }));
  assertEquals(queue.items.map(({ ticket }) => ticket.id), [second.id]);
  assertEquals((await countQueue(e.x)).waiting, 1);
  assertEquals(await Array.fromAsync(e.x.store.verifyIndexes(listings)), []);
});

Deno.test("money authorised in time is released once the concert is cancelled, and the ticket is not sold", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice, bob } = c;
  const ticket = await e.ticket(alice);
  const order = await e.reserve(bob, ticket.id);
  const payment = await e.checkout(bob, order.id);
  must(await e.pay(payment));
  must(await cancelConcert(e.x, c.mo, ticket.concertId!, because));
  await settlePayment(e.x, payment.id); // decides that the money is not ours
  await settlePayment(e.x, payment.id);
  const { status, reason } = await e.paymentNow(payment.id);
  assertEquals([status, reason], ["voided", "concert_cancelled"]);
  assertEquals((await c.orderNow(order)).status, "cancelled");
});

Deno.test("a cancellation waits for a payment that is being taken, and refunds it then", async () => {
  await using c = await Cast.open({}, { workers: false });
  const { e, alice, bob } = c;
  const ticket = await e.ticket(alice);
  const order = await e.reserve(bob, ticket.id);
  const payment = await e.checkout(bob, order.id);
  must(await e.pay(payment));
  await settlePayment(e.x, payment.id); // claims
  assertEquals((await c.orderNow(order)).status, "claimed");
  const concert = must(await cancelConcert(e.x, c.mo, ticket.concertId!, because));
  const walkOnce = async () =>
    assertEquals(await runWalks(c, e.x, "concerts.walk_cancelled"), 1, "the walk is not due");
  await walkOnce();
  const before = await c.walk(concert.id);
  assertEquals([before.refunded, before.passes, before.finishedAt], [0, 1, null]);
  assertEquals(before.waiting, 1);
  await settlePayment(e.x, payment.id); // captures
  assertEquals((await c.orderNow(order)).status, "complete");
  e.clock.forward(5);
  await walkOnce();
  assertEquals((await c.orderNow(order)).status, "refunded");
  const after = await c.walk(concert.id);
  assertEquals([after.refunded, after.waiting], [1, 0]);
  assert(after.finishedAt !== null);
});

Deno.test("buyers and sellers are told why, with the moderator's reason", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const [sold, held, free] = [await e.ticket(alice), await e.ticket(alice), await e.ticket(alice)];
  await c.buy(bob, sold.id);
  await e.reserve(bob, held.id);
  const known = e.x.mailer.sent()!.length;
  must(await cancelConcert(e.x, c.mo, free.concertId!, because));
  await e.settle();
  const sent = e.x.mailer.sent()!.slice(0, e.x.mailer.sent()!.length - known);
  const lines = sent.map(({ to, subject, text }) =>
    `${to.split(".")[0]}: ${subject} ${/singer is ill/.test(text)} ${
      /The concert was cancelled, [^.]*/.exec(text)?.[0]
    }`
  );
  const subject = "Concert cancelled: The Night Owls true The concert was cancelled,";
  assertEquals(lines.sort(), [
    `Alice: ${subject} so your listing is no longer on sale`,
    `Alice: ${subject} so your listing is no longer on sale`,
    "Alice: Sale reversed: The Night Owls true The concert was cancelled, and the buyer is getting a refund",
    `Bob: ${subject} and you are getting €45`,
    `Bob: ${subject} so your reservation has ended`,
  ]);
});

Deno.test("the seller's letter names all seats that are no longer on sale, and not the sold one", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const { seat: _, code: __, codeType, ...shared } = ticketAt(e.clock.at + 30 * 86_400_000, "");
  const tickets = ["11", "12", "13"].map((seat) => ({ seat, code: `pair-${seat}`, codeType }));
  const listing = must(await listTickets(e.x, alice, { ...shared, split: "any", tickets }));
  await c.buy(bob, listing.id);
  must(await cancelConcert(e.x, c.mo, listing.concertId!, because));
  await e.settle();
  const told = e.x.mailer.sent()!.find(({ to, subject }) =>
    to.startsWith("Alice") && subject.startsWith("Concert cancelled")
  )!;
  assertMatch(told.text.replaceAll(/[\u2066-\u2069]/g, ""), /Seats 12, 13/);
  assert(!/\b11\b/.test(told.text), "the sold seat has a letter of its own");
});

Deno.test("a cancellation is recorded once, with who, why and what", async () => {
  await using c = await Cast.open();
  const { e } = c;
  const id = (await e.ticket(c.alice)).concertId!;
  for (let i = 0; i < 2; i++) must(await cancelConcert(e.x, c.mo, id, because));
  const found = await decisionsOn(e.x.store, id);
  assertEquals(found.map(({ action, by, reason }) => [action, by, reason]), [
    ["concert_cancel", `user:${c.mo}`, "The singer is ill"],
  ]);
});

Deno.test("only moderators decide about a concert, and none who sells tickets for it", async () => {
  await using c = await Cast.open();
  const { e } = c;
  const id = (await e.ticket(c.alice)).concertId!;
  assertEquals(codeOf(await cancelConcert(e.x, c.bob, id, because)), "forbidden");
  assertEquals(codeOf(await cancelConcert(e.x, c.mo, "unknown", because)), "not_found");
  const stale = { ...because, version: 1 };
  assertEquals(codeOf(await cancelConcert(e.x, c.mo, id, stale)), "version_mismatch");
  await e.ticket(c.mo);
  assertEquals(codeOf(await cancelConcert(e.x, c.mo, id, because)), "own_ticket");
  assertEquals((await e.x.store.get(concerts, id))!.status, "scheduled");
});

/** What moderators decide about a listing of several tickets. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { moderatorDecisions } from "#domain/decisions/decision.ts";
import { decisionsOnTicket, listDecisions } from "#domain/decisions/queries.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { approveTicket, rejectTicket, takeTicketOff } from "#domain/moderation/commands.ts";
import { refundOrder, reserveTicket } from "#domain/orders/commands.ts";
import { refreshPayment } from "#domain/payments/commands.ts";
import { editTicket } from "#domain/tickets/commands.ts";
import { codeOf, must } from "../exchange.ts";
import { cast, statuses } from "./selling_setup.ts";

for (
  const [what, take, status] of [
    ["rejects", rejectTicket, "rejected"],
    ["takes off", takeTicketOff, "withdrawn"],
  ] as const
) {
  Deno.test(`a moderator ${what} a listing with several holds: each ends, and each buyer is told`, async () => {
    const { e, alice, mona } = await cast();
    await using _ = e;
    const listing = await e.listing(alice, 4);
    const held = [];
    for (const { id } of listing.seats.slice(0, 3)) {
      held.push(await e.reserve(await e.user("buyer"), id));
    }
    const { version } = await e.listingNow(listing.id);
    assertEquals(codeOf(await take(e.x, mona, listing.id, version - 1, "No")), "version_mismatch");
    assertEquals((await e.orderNow(held[0].id)).status, "created");
    must(await take(e.x, mona, listing.seats[1].id, version, "A copy"));
    assertEquals(statuses(await e.listingNow(listing.id)), Array(4).fill(status));
    for (const { id } of held) assertEquals((await e.orderNow(id)).cancelReason, "moderator");
    await e.settle();
    const mails = e.x.mailer.sent()!;
    assertEquals(mails.filter(({ to }) => to.startsWith("buyer")).length, 3);
    for (const { to, text } of mails) {
      // Only the seller learns why, in one letter.
      if (to.startsWith("buyer")) assert(!text.includes("A copy"));
      else assertStringIncludes(text, "A copy");
    }
    assertEquals(mails.length, 4);
    assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
    const decided = await Array.fromAsync(e.x.store.scan(moderatorDecisions));
    assertEquals(decided.filter(({ orderId }) => orderId !== null).length, 3);
  });
}

Deno.test("why a listing was rejected is known for each of its tickets", async () => {
  const { e, alice, mona } = await cast();
  await using _ = e;
  const { seats: [first, second], version, id } = await e.listing(alice, 2);
  must(await rejectTicket(e.x, mona, id, version, "A copy"));
  for (const ticket of [first, second]) {
    const reasons = (await decisionsOnTicket(e.x.store, ticket.id)).map(({ reason }) => reason);
    assertEquals(reasons, ["A copy"], ticket.id);
    const asked = { thing: ticket.id, limit: 10 };
    assertEquals((await listDecisions(e.x.store, asked)).items.length, 1, ticket.id);
  }
});

Deno.test("a moderator who approves what is on offer already ends nobody's order, however many have lapsed", async () => {
  const { e, alice, mona } = await cast({}, { workers: false });
  await using _ = e;
  const listing = await e.listing(alice, 3);
  const held = [];
  for (const { id } of listing.seats) held.push(await e.reserve(await e.user("buyer"), id));
  e.clock.forward(901);
  const { version } = await e.listingNow(listing.id);
  assertEquals(must(await approveTicket(e.x, mona, listing.id, version)).status, "reserved");
  assertEquals((await e.listingNow(listing.id)).version, version);
  // Taken down, orders that had lapsed were not ended by the moderator.
  must(await takeTicketOff(e.x, mona, listing.id, version, "A copy"));
  for (const { id } of held) assertEquals((await e.orderNow(id)).cancelReason, "expired");
});

Deno.test("a moderator waits for a claimed order, and ends nobody's hold meanwhile", async () => {
  const { e, alice, bob, carol, mona } = await cast({}, { workers: false });
  await using _ = e;
  const listing = await e.listing(alice, 3);
  const waits = await e.take(carol, listing, 1);
  const order = must(await reserveTicket(e.x, bob, { ticketId: listing.seats[1].id })).order;
  const payment = await e.checkout(bob, order.id);
  must(await e.pay(payment));
  await refreshPayment(e.x, payment.id);
  assertEquals((await e.orderNow(order.id)).status, "claimed");
  const { version } = await e.listingNow(listing.id);
  const refused = await rejectTicket(e.x, mona, listing.id, version, "A copy");
  assertEquals(refused.ok ? null : [refused.refusal.code, refused.refusal.orderId], [
    "ticket_locked",
    order.id,
  ]);
  assertEquals((await e.orderNow(waits.id)).status, "created");
});

Deno.test("a refund withdraws the tickets of its order, and the others stay on offer", async () => {
  const { e, alice, bob, mona } = await cast();
  await using _ = e;
  const listing = await e.listing(alice, 4);
  const order = await e.buy(await e.take(bob, listing, 2));
  must(await refundOrder(e.x, mona, order.id, { reason: "A copy", requestId: null }));
  assertEquals(statuses(await e.listingNow(listing.id)), [
    "withdrawn",
    "withdrawn",
    "available",
    "available",
  ]);
  await e.settle();
  const paid = await e.paymentNow((await e.orderNow(order.id)).paymentId!);
  assertEquals([paid.status, paid.amount.amount], ["refunded", 9000]);
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
});

Deno.test("with moderation on, all tickets of a listing wait together, and a new text makes those wait that are left", async () => {
  const { e, alice, bob, mona } = await cast({ MODERATION: "on" });
  await using _ = e;
  const listing = await e.listing(alice, 3);
  assertEquals(statuses(listing), Array(3).fill("pending"));
  must(await approveTicket(e.x, mona, listing.seats[2].id, listing.version));
  await e.buy(await e.take(bob, listing, 1));
  const { version } = await e.listingNow(listing.id);
  const edited = must(await editTicket(e.x, alice, listing.seats[1].id, { seat: "9" }, version));
  assertEquals(statuses(await e.listingNow(listing.id)), ["sold", "pending", "pending"]);
  must(await rejectTicket(e.x, mona, listing.id, edited.version, "Which row?"));
  assertEquals(statuses(await e.listingNow(listing.id)), ["sold", "rejected", "rejected"]);
});

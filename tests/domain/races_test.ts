/** Commands on a real database, run concurrently and at unfavourable times. */
import { assert, assertEquals } from "@std/assert";
import { cancelOrder, reserveTicket } from "#domain/orders/commands.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import { openCheckout, refreshPayment } from "#domain/payments/commands.ts";
import { editTicket } from "#domain/tickets/commands.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import { shownStatus, type Ticket } from "#domain/tickets/ticket.ts";
import { codeOf, Exchange, must } from "../exchange.ts";

const eur = (amount: number) => ({ amount, currency: "EUR" });

async function now(e: Exchange, orderId: string): Promise<{ order: Order; ticket: Ticket }> {
  const order = (await e.x.store.get(orders, orderId))!;
  return { order, ticket: (await getTicket(e.x.store, order.ticketIds[0]))! };
}

/** The status of an order and of its ticket. */
async function told(e: Exchange, orderId: string): Promise<string> {
  const { order, ticket } = await now(e, orderId);
  const reason = order.cancelReason ? `/${order.cancelReason}` : "";
  return `${order.status}${reason}, ${ticket.status}`;
}

Deno.test("of fifty concurrent buyers one gets the ticket, and the others are told that it is taken", async () => {
  await using e = await Exchange.open();
  const ticket = await e.ticket(await e.user("alice"));
  const buyers = await Promise.all(Array.from({ length: 50 }, (_, i) => e.user(`buyer${i}`)));
  const answers = await Promise.all(
    buyers.map((id) => reserveTicket(e.x, id, { ticketId: ticket.id })),
  );
  const codes = answers.map(codeOf);
  assertEquals(codes.filter((code) => code === "ok").length, 1);
  assertEquals(codes.filter((code) => code === "ticket_taken").length, 49);
  const held = (await getTicket(e.x.store, ticket.id))!;
  const winner = answers.find((answer) => answer.ok)!;
  assertEquals(held.orderId, must(winner).order.id);
});

Deno.test("a buyer reserves during the seller's edit: there is an order at the price that the buyer saw, or none", async () => {
  await using e = await Exchange.open();
  const alice = await e.user("alice");
  for (let round = 0; round < 20; round++) {
    const bob = await e.user("bob");
    const ticket = await e.ticket(alice);
    const [reserved, edited] = await Promise.all([
      reserveTicket(e.x, bob, { ticketId: ticket.id, price: ticket.price }),
      editTicket(e.x, alice, ticket.id, { price: eur(4000) }, ticket.version),
    ]);
    if (reserved.ok) {
      assert(["ticket_locked", "version_mismatch"].includes(codeOf(edited)), codeOf(edited));
      assertEquals(reserved.value.order.terms.price, eur(4500));
    } else {
      assertEquals(reserved.refusal.code, "price_changed");
      assertEquals(must(edited).price, eur(4000));
    }
  }
});

Deno.test("a ticket with a lapsed hold is available without any worker: of two rivals, one gets it", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const [alice, bob, carol, dave] = await Promise.all(
    ["alice", "bob", "carol", "dave"].map((name) => e.user(name)),
  );
  const ticket = await e.ticket(alice);
  const order = await e.reserve(bob, ticket.id);
  e.clock.at = order.expiresAt - 1;
  assertEquals(codeOf(await reserveTicket(e.x, carol, { ticketId: ticket.id })), "ticket_taken");
  e.clock.at = order.expiresAt;
  const held = (await getTicket(e.x.store, ticket.id))!;
  assertEquals(shownStatus(held, e.clock.at), "available");
  const answers = await Promise.all(
    [carol, dave].map((id) => reserveTicket(e.x, id, { ticketId: ticket.id })),
  );
  assertEquals(answers.map(codeOf).sort(), ["ok", "ticket_taken"]);
  assertEquals(await told(e, order.id), "cancelled/expired, reserved");
});

Deno.test("the deadline's event makes the ticket available, and its row is deleted", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  e.clock.at = order.expiresAt - 1;
  await e.settle();
  assertEquals(await told(e, order.id), "created, reserved");
  e.clock.at = order.expiresAt;
  await e.settle();
  assertEquals(await told(e, order.id), "cancelled/expired, available");
  const { due, scheduled, claimed, dead } = await e.x.store.outbox.counts();
  assertEquals([due, scheduled, claimed, dead], [0, 0, 0, 0]);
});

Deno.test("reserve, pay, receive: money is authorised, claimed, then captured, and the ticket is sold", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  const payment = await e.checkout(bob, order.id);
  assertEquals((await e.checkout(bob, order.id)).id, payment.id, "one open checkout");
  must(await e.pay(payment));
  await e.settle();
  assertEquals(await told(e, order.id), "complete, sold");
  assertEquals((await e.paymentNow(payment.id)).status, "captured");
  const mails = e.x.mailer.sent()!.map((mail) => mail.subject).sort();
  assertEquals(mails, [
    "Set up payouts to be paid: The Night Owls",
    "Sold: The Night Owls",
    "Your ticket for The Night Owls",
  ]);
  assertEquals((await e.x.store.outbox.counts()).dead, 0);
  assertEquals(e.log.errors, []);
});

Deno.test("a declined card leaves the order live, and another card pays the same checkout", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  const payment = await e.checkout(bob, order.id);
  assert(!(await e.pay(payment, "4000000000000002")).ok);
  assertEquals(await told(e, order.id), "awaiting:payment, reserved");
  must(await e.pay(payment));
  await e.settle();
  assertEquals(await told(e, order.id), "complete, sold");
});

Deno.test("a payment authorised after the deadline is voided, even if no worker has handled the deadline yet", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  const payment = await e.checkout(bob, order.id);
  e.clock.at = order.expiresAt;
  must(await e.pay(payment)); // the provider's page is still open in the buyer's tab
  await refreshPayment(e.x, payment.id);
  assertEquals(await told(e, order.id), "cancelled/expired, available");
  await refreshPayment(e.x, payment.id);
  const after = await e.paymentNow(payment.id);
  assertEquals([after.status, after.reason], ["voided", "late"]);
});

Deno.test("a payment authorised in time, of which we learn after the deadline, claims the ticket late", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  const payment = await e.checkout(bob, order.id);
  e.clock.at = order.expiresAt - 1000;
  must(await e.pay(payment, "4000000000000259")); // tells us five seconds later
  e.clock.at = order.expiresAt;
  await e.settle();
  assertEquals(await told(e, order.id), "cancelled/expired, available");
  e.clock.forward(10);
  await e.settle();
  assertEquals(await told(e, order.id), "complete, sold");
});

Deno.test("the same with a rival's hold: the payment is voided and the rival keeps the ticket", async () => {
  await using e = await Exchange.open();
  const [alice, bob, carol] = [await e.user("alice"), await e.user("bob"), await e.user("carol")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  const payment = await e.checkout(bob, order.id);
  e.clock.at = order.expiresAt - 1000;
  must(await e.pay(payment, "4000000000000259"));
  e.clock.at = order.expiresAt;
  const rival = await e.reserve(carol, order.ticketIds[0]);
  e.clock.forward(10);
  await e.settle();
  assertEquals((await e.paymentNow(payment.id)).status, "voided");
  assertEquals(await told(e, order.id), "cancelled/expired, reserved");
  assertEquals((await now(e, order.id)).ticket.orderId, rival.id);
  const subjects = e.x.mailer.sent()!.map((mail) => mail.subject);
  assertEquals(subjects, ["You were not charged for The Night Owls"]);
});

Deno.test("the same with a changed price: the payment is voided", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  const payment = await e.checkout(bob, order.id);
  e.clock.at = order.expiresAt - 1000;
  must(await e.pay(payment, "4000000000000259"));
  e.clock.at = order.expiresAt;
  await e.settle();
  const { ticket } = await now(e, order.id);
  must(await editTicket(e.x, alice, ticket.id, { price: eur(4000) }, ticket.version));
  e.clock.forward(10);
  await e.settle();
  assertEquals((await e.paymentNow(payment.id)).status, "voided");
  assertEquals(await told(e, order.id), "cancelled/expired, available");
});

Deno.test("cancelling while the payment arrives: bought, or cancelled and voided, never both", async () => {
  await using e = await Exchange.open();
  const alice = await e.user("alice");
  const ends = new Set<string>();
  for (let round = 0; round < 20; round++) {
    const bob = await e.user("bob");
    const order = await e.reserve(bob, (await e.ticket(alice)).id);
    const payment = await e.checkout(bob, order.id);
    await Promise.all([
      e.pay(payment).then(() => round % 2 ? e.settle() : null),
      cancelOrder(e.x, bob, order.id),
    ]);
    await e.settle();
    const end = `${await told(e, order.id)}, ${(await e.paymentNow(payment.id)).status}`;
    ends.add(end);
    assert(
      ["complete, sold, captured", "cancelled/buyer, available, voided"].includes(end),
      end,
    );
  }
});

Deno.test("when an order ends, its checkout is closed at the provider, so that nobody can pay there", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  const payment = await e.checkout(bob, order.id);
  must(await cancelOrder(e.x, bob, order.id));
  await e.settle();
  assert(!(await e.pay(payment)).ok);
  assertEquals((await e.paymentNow(payment.id)).status, "voided");
  assertEquals(codeOf(await openCheckout(e.x, bob, order.id)), "order_not_payable");
});

Deno.test("a buyer can hold as many tickets as allowed, and cannot hold a ticket again right after letting it go", async () => {
  await using e = await Exchange.open({ MAX_HOLDS: "2" });
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const [one, two, three] = [await e.ticket(alice), await e.ticket(alice), await e.ticket(alice)];
  const first = await e.reserve(bob, one.id);
  await e.reserve(bob, two.id);
  assertEquals(codeOf(await reserveTicket(e.x, bob, { ticketId: three.id })), "hold_limit");
  must(await cancelOrder(e.x, bob, first.id));
  assertEquals(codeOf(await reserveTicket(e.x, bob, { ticketId: one.id })), "rehold_cooldown");
  await e.reserve(bob, three.id);
  e.clock.forward(121);
  const again = await reserveTicket(e.x, bob, { ticketId: one.id });
  assertEquals(codeOf(again), "hold_limit");
});

Deno.test("letting the same ticket go again doubles the cooldown", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const ticket = await e.ticket(alice);
  const waits: number[] = [];
  for (let round = 0; round < 3; round++) {
    must(await cancelOrder(e.x, bob, (await e.reserve(bob, ticket.id)).id));
    const refused = await reserveTicket(e.x, bob, { ticketId: ticket.id });
    assert(!refused.ok);
    waits.push(refused.refusal.retryAfterSeconds!);
    e.clock.forward(refused.refusal.retryAfterSeconds!);
  }
  assertEquals(waits, [120, 240, 480]);
});

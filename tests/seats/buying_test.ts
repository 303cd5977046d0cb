/** Orders for several tickets of one listing: all or none, and never a ticket twice. */
import { assert, assertEquals } from "@std/assert";
import { verifyMoney, verifyOrders } from "#domain/invariants/verify.ts";
import { cancelOrder, reserveTicket, type Wish } from "#domain/orders/commands.ts";
import { refreshPayment } from "#domain/payments/commands.ts";
import type { Listing } from "#domain/tickets/listing.ts";
import { codeOf, Exchange, must } from "../exchange.ts";

const HOLD_SECONDS = 900;
const SLOW_CARD = "4000000000000259";

async function cast(env: Record<string, string> = {}) {
  const e = await Exchange.open({ REHOLD_COOLDOWN_SECONDS: "0", ...env });
  const [alice, bob, carol] = await Promise.all(
    ["alice", "bob", "carol"].map((name) => e.user(name)),
  );
  return { e, alice, bob, carol };
}

const idsOf = ({ seats }: Listing, ...places: number[]) => places.map((at) => seats[at - 1].id);
const statuses = ({ seats }: Listing) => seats.map(({ status }) => status);
const asking = (e: Exchange, buyer: string, wish: Wish) => reserveTicket(e.x, buyer, wish);

async function nothingWrong(e: Exchange): Promise<void> {
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
  assertEquals(await Array.fromAsync(verifyMoney(e.x)), []);
}

Deno.test("two tickets are held and paid together, and the third is still for sale", async () => {
  const { e, alice, bob, carol } = await cast();
  await using _ = e;
  const listing = await e.listing(alice, 3);
  const order = await e.take(bob, listing, 2);
  assertEquals(order.ticketIds, [listing.id, `${listing.id}-2`]);
  assertEquals(statuses(await e.listingNow(listing.id)), ["reserved", "reserved", "available"]);
  const payment = await e.checkout(bob, order.id);
  assertEquals(payment.amount, { amount: 9000, currency: "EUR" });
  must(await e.pay(payment));
  await e.settle();
  const bought = await e.orderNow(order.id);
  assertEquals([bought.status, bought.completedAt], ["complete", e.clock.at]);
  assertEquals(bought.concertId, listing.concertId);
  assertEquals(statuses(await e.listingNow(listing.id)), ["sold", "sold", "available"]);
  await e.buy(await e.take(carol, listing, 1));
  assertEquals(statuses(await e.listingNow(listing.id)), ["sold", "sold", "sold"]);
  await nothingWrong(e);
});

Deno.test("a number of tickets takes the first that are available, in the seller's order", async () => {
  const { e, alice, bob, carol } = await cast();
  await using _ = e;
  const listing = await e.listing(alice, 5);
  const second = must(await asking(e, bob, { ticketIds: idsOf(listing, 2) })).order;
  const order = await e.take(carol, listing, 3);
  assertEquals(order.ticketIds, idsOf(listing, 1, 3, 4));
  assertEquals(order.terms.seats.map(({ seat }) => seat), ["1", "3", "4"]);
  must(await cancelOrder(e.x, bob, second.id));
  assertEquals(
    statuses(await e.listingNow(listing.id)).filter((one) => one === "available").length,
    2,
  );
});

Deno.test("of overlapping sets one wins, whole: the other takes no ticket at all", async () => {
  const { e, alice, bob, carol } = await cast();
  await using _ = e;
  const listing = await e.listing(alice, 3);
  const results = await Promise.all([
    asking(e, bob, { ticketIds: idsOf(listing, 1, 2) }),
    asking(e, carol, { ticketIds: idsOf(listing, 2, 3) }),
  ]);
  assertEquals(results.map(codeOf).sort(), ["ok", "ticket_taken"]);
  const now = await e.listingNow(listing.id);
  const winner = must(results.find(({ ok }) => ok)!).order;
  assertEquals(
    now.seats.filter(({ orderId }) => orderId === winner.id).map(({ id }) => id),
    winner.ticketIds,
  );
  assertEquals(now.seats.filter(({ status }) => status === "available").length, 1);
  await nothingWrong(e);
});

Deno.test("tickets that are named are taken all together, or none of them", async () => {
  const { e, alice, bob, carol } = await cast();
  await using _ = e;
  const listing = await e.listing(alice, 3);
  must(await asking(e, bob, { ticketIds: idsOf(listing, 2) }));
  assertEquals(codeOf(await asking(e, carol, { ticketIds: idsOf(listing, 1, 2) })), "ticket_taken");
  assertEquals(statuses(await e.listingNow(listing.id)), ["available", "reserved", "available"]);
  const foreign = (await e.listing(alice, 1)).id;
  const mixed = await asking(e, carol, { ticketIds: [listing.id, foreign] });
  assertEquals(codeOf(mixed), "not_found");
});

Deno.test("twelve buyers for all three tickets at once: one wins, and the others are told that they are taken", async () => {
  const { e, alice } = await cast();
  await using _ = e;
  const buyers = await Promise.all(Array.from({ length: 12 }, (_, n) => e.user(`buyer${n}`)));
  const three = await e.listing(alice, 3);
  const wish = (listing: Listing, quantity: number) => ({ listingId: listing.id, quantity });
  const all = await Promise.all(buyers.map((buyer) => asking(e, buyer, wish(three, 3))));
  assertEquals(all.filter(({ ok }) => ok).length, 1);
  assertEquals(all.filter((one) => codeOf(one) === "ticket_taken").length, 11);
  const five = await e.listing(alice, 5);
  const some = await Promise.all(buyers.map((buyer) => asking(e, buyer, wish(five, 3))));
  const lost = some.flatMap((one) => one.ok ? [] : [one.refusal]);
  assertEquals(some.filter(({ ok }) => ok).length, 1);
  assertEquals(lost.map(({ code }) => code), Array(11).fill("quantity_not_offered"));
  assertEquals(lost.map(({ quantities }) => quantities), Array(11).fill([1, 2]));
  await nothingWrong(e);
});

Deno.test("the seller's rule for splitting decides how many are offered, and the refusal names the numbers", async () => {
  const { e, alice, bob, carol } = await cast();
  await using _ = e;
  const offered = async (listing: Listing, quantity: number) => {
    const result = await asking(e, bob, { listingId: listing.id, quantity });
    if (result.ok) must(await cancelOrder(e.x, bob, result.value.order.id));
    return result.ok ? "ok" : result.refusal.quantities;
  };
  const together = await e.listing(alice, 3, { split: "together" });
  assertEquals(await offered(together, 2), [3]);
  assertEquals(await offered(together, 3), "ok");
  const pairs = await e.listing(alice, 4, { split: "no_single" });
  assertEquals(await offered(pairs, 3), [1, 2, 4]);
  assertEquals(await offered(pairs, 2), "ok");
  // One is left alone by nobody's fault: it can be bought.
  const two = await e.listing(alice, 2, { split: "no_single" });
  assertEquals(await offered(two, 1), [2]);
  const named = await asking(e, bob, { ticketIds: idsOf(two, 2) });
  assertEquals(codeOf(named), "quantity_not_offered");
  const any = await e.listing(alice, 2);
  await e.take(carol, any, 1);
  assertEquals(await offered(any, 2), [1]);
});

Deno.test("the total that was seen must be the total, and the price the price", async () => {
  const { e, alice, bob } = await cast();
  await using _ = e;
  const { id: listingId } = await e.listing(alice, 3);
  const eur = (amount: number, currency = "EUR") => ({ amount, currency });
  const ask = (seen: { price?: unknown; total?: unknown }) =>
    asking(e, bob, { listingId, quantity: 2, ...seen } as Wish);
  assertEquals(codeOf(await ask({ total: eur(8999) })), "price_changed");
  assertEquals(codeOf(await ask({ total: eur(4500) })), "price_changed");
  assertEquals(codeOf(await ask({ total: eur(9000, "SEK") })), "price_changed");
  assertEquals(codeOf(await ask({ price: eur(9000) })), "price_changed");
  assertEquals(codeOf(await ask({ price: eur(4500), total: eur(9000) })), "ok");
});

Deno.test("who asks for the same tickets or the same number again gets that order; for others it is in the way", async () => {
  const { e, alice, bob } = await cast();
  await using _ = e;
  const listing = await e.listing(alice, 4);
  const order = await e.take(bob, listing, 2);
  for (
    const wish of [{ ticketIds: idsOf(listing, 2, 1) }, { listingId: listing.id, quantity: 2 }]
  ) {
    const again = must(await asking(e, bob, wish));
    assertEquals([again.order.id, again.existing], [order.id, true]);
  }
  const others = [{ ticketIds: idsOf(listing, 1, 3) }, { listingId: listing.id, quantity: 1 }];
  const refusals = async () =>
    await Promise.all(others.map(async (wish) => {
      const result = await asking(e, bob, wish);
      return result.ok ? null : [result.refusal.code, result.refusal.orderId];
    }));
  assertEquals(await refusals(), [["order_open", order.id], ["order_open", order.id]]);
  // Claimed, it is still open; once it is complete, others can be bought.
  const payment = await e.checkout(bob, order.id);
  must(await e.pay(payment));
  await e.settle();
  assertEquals((await e.orderNow(order.id)).status, "complete");
  const more = must(await asking(e, bob, { ticketIds: idsOf(listing, 3) }));
  assertEquals(more.existing, false);
});

Deno.test("the limit of holds counts orders, however many tickets each has", async () => {
  const { e, alice, bob } = await cast({ MAX_HOLDS: "2" });
  await using _ = e;
  await e.take(bob, await e.listing(alice, 6), 6);
  await e.take(bob, await e.listing(alice, 6), 6);
  const third = await e.listing(alice, 1);
  assertEquals(codeOf(await asking(e, bob, { ticketId: third.id })), "hold_limit");
});

Deno.test("several lapsed orders in the way are all let go, with every worker dead", async () => {
  await using e = await Exchange.open({ REHOLD_COOLDOWN_SECONDS: "0" }, { workers: false });
  const [alice, late] = [await e.user("alice"), await e.user("late")];
  const listing = await e.listing(alice, 6);
  const lapsed = [];
  for (const { id } of listing.seats) {
    lapsed.push(await e.reserve(await e.user("buyer"), id));
  }
  e.clock.forward(HOLD_SECONDS + 1);
  const order = await e.take(late, listing, 6);
  assertEquals(order.ticketIds.length, 6);
  for (const { id } of lapsed) {
    const { status, cancelReason } = await e.orderNow(id);
    assertEquals([status, cancelReason], ["cancelled", "expired"]);
  }
  await nothingWrong(e);
});

Deno.test("a buyer's own lapsed order for other tickets of the listing ends when they choose anew", async () => {
  await using e = await Exchange.open({ REHOLD_COOLDOWN_SECONDS: "0" }, { workers: false });
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const listing = await e.listing(alice, 2);
  const first = must(await asking(e, bob, { ticketIds: idsOf(listing, 1) })).order;
  e.clock.forward(HOLD_SECONDS + 1);
  must(await asking(e, bob, { ticketIds: idsOf(listing, 2) }));
  assertEquals((await e.orderNow(first.id)).cancelReason, "expired");
  await nothingWrong(e);
});

Deno.test("a late payment claims its whole set, although others held parts of it meanwhile and let them lapse", async () => {
  const env = { REHOLD_COOLDOWN_SECONDS: "0", ORDER_EXPIRATION_SECONDS: "2" };
  await using e = await Exchange.open(env, { workers: false });
  const [alice, bob, carol, dora] = await Promise.all(
    ["alice", "bob", "carol", "dora"].map((name) => e.user(name)),
  );
  const listing = await e.listing(alice, 3);
  const order = await e.take(bob, listing, 3);
  const payment = await e.checkout(bob, order.id);
  e.clock.at = order.expiresAt - 1_000;
  must(await e.pay(payment, SLOW_CARD)); // tells us five seconds later
  e.clock.at = order.expiresAt;
  const rivals = [
    must(await asking(e, carol, { ticketIds: idsOf(listing, 1) })).order,
    must(await asking(e, dora, { ticketIds: idsOf(listing, 3) })).order,
  ];
  assertEquals((await e.orderNow(order.id)).cancelReason, "expired");
  e.clock.forward(10);
  await refreshPayment(e.x, payment.id);
  assertEquals((await e.orderNow(order.id)).status, "claimed");
  for (const { id } of rivals) assertEquals((await e.orderNow(id)).cancelReason, "expired");
  assert((await e.listingNow(listing.id)).seats.every(({ orderId }) => orderId === order.id));
  await nothingWrong(e);
});

Deno.test("a late payment whose set is held in part by somebody else is given back, and takes no ticket", async () => {
  const env = { REHOLD_COOLDOWN_SECONDS: "0", ORDER_EXPIRATION_SECONDS: "8" };
  await using e = await Exchange.open(env, { workers: false });
  const [alice, bob, carol] = await Promise.all(
    ["alice", "bob", "carol"].map((name) => e.user(name)),
  );
  const listing = await e.listing(alice, 2);
  const order = await e.take(bob, listing, 2);
  const payment = await e.checkout(bob, order.id);
  e.clock.at = order.expiresAt - 1_000;
  must(await e.pay(payment, SLOW_CARD));
  e.clock.at = order.expiresAt;
  const rival = must(await asking(e, carol, { ticketIds: idsOf(listing, 2) })).order;
  e.clock.forward(5);
  await refreshPayment(e.x, payment.id);
  assertEquals((await e.paymentNow(payment.id)).reason, "order_ended");
  const { seats } = await e.listingNow(listing.id);
  assertEquals(seats.map(({ orderId }) => orderId), [null, rival.id]);
  await nothingWrong(e);
});

Deno.test("who has chosen other tickets of the listing meanwhile gets the money for the former ones back", async () => {
  const env = { REHOLD_COOLDOWN_SECONDS: "0", ORDER_EXPIRATION_SECONDS: "8" };
  await using e = await Exchange.open(env, { workers: false });
  const [alice, bob] = await Promise.all(["alice", "bob"].map((name) => e.user(name)));
  const listing = await e.listing(alice, 3);
  const late = async () => {
    const order = await e.take(bob, listing, 2);
    const payment = await e.checkout(bob, order.id);
    e.clock.at = order.expiresAt - 1_000;
    must(await e.pay(payment, SLOW_CARD));
    e.clock.at = order.expiresAt;
    const next = must(await asking(e, bob, { ticketIds: idsOf(listing, 3) })).order;
    return { order, payment, next };
  };
  const first = await late();
  e.clock.forward(5);
  await refreshPayment(e.x, first.payment.id);
  assertEquals((await e.paymentNow(first.payment.id)).reason, "order_ended");
  assertEquals((await e.orderNow(first.next.id)).status, "created");
  await nothingWrong(e);
  // An order that has lapsed as well is let go for the one that is paid.
  e.clock.forward(10);
  const second = await late();
  e.clock.forward(10);
  await refreshPayment(e.x, second.payment.id);
  assertEquals((await e.orderNow(second.order.id)).status, "claimed");
  assertEquals((await e.orderNow(second.next.id)).cancelReason, "expired");
  await nothingWrong(e);
});

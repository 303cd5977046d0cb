/** Orders for several tickets of one listing. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { CARDS, json, type Person, problem, seeOther, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const price = { amount: 4550, currency: "EUR" };
let made = 0;

/** Two people, and a listing of so many tickets by the first one; returns the tickets' ids. */
async function offer(count: number, split = "any") {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const listing = await json(
    alice.call("POST", "/api/listings", {
      title: "The Night Owls",
      venue: "Hall",
      city: "Lyon",
      startsAt: "2027-05-01T20:00:00+02:00",
      timeZone: "Europe/Paris",
      faceValue: price,
      price,
      split,
      tickets: Array.from({ length: count }, () => ({ code: `SETS-${++made}` })),
    }),
    201,
  );
  const ids: string[] = listing.tickets.map(({ id }: { id: string }) => id);
  return { alice, bob, ids, listingId: ids[0] };
}

const order = (who: Person, body: unknown) => who.call("POST", "/api/orders", body);

test("a number of tickets is reserved in the seller's order; asking again answers the same order", async () => {
  const { bob, ids, listingId } = await offer(4);
  const made = await json(order(bob, { listingId, quantity: 2, price }), 201);
  assertEquals([made.ticketIds, made.ticketId, made.listingId], [
    ids.slice(0, 2),
    ids[0],
    listingId,
  ]);
  assertEquals([made.total, made.snapshot.price], [{ ...price, amount: 9100 }, price]);
  assertEquals((await json(order(bob, { listingId, quantity: 2 }))).id, made.id);
  assertEquals((await json(order(bob, { ticketIds: ids.slice(0, 2) }))).id, made.id);
  const next = await json(order(await signUp(app, "carol"), { listingId, quantity: 2 }), 201);
  assertEquals(next.ticketIds, ids.slice(2));
});

test("named tickets are reserved all together or not at all", async () => {
  const { bob, ids } = await offer(3);
  const carol = await signUp(app, "carol");
  await json(order(bob, { ticketIds: [ids[2], ids[1]] }), 201);
  await problem(order(carol, { ticketIds: [ids[0], ids[1]] }), 409, "ticket_taken");
  await json(order(carol, { ticketIds: [ids[0]] }), 201);
  const elsewhere = await offer(1);
  await problem(order(elsewhere.bob, { ticketIds: [ids[0], elsewhere.ids[0]] }), 404, "not_found");
});

test("a number that the seller does not offer is refused with those that are", async () => {
  const { bob, ids, listingId } = await offer(3, "no_single");
  const refused = await problem(
    order(bob, { listingId, quantity: 2 }),
    409,
    "quantity_not_offered",
  );
  assertEquals(refused.quantities, [1, 3]);
  assertStringIncludes(refused.detail, "1, 3");
  await problem(order(bob, { ticketIds: ids.slice(0, 2) }), 409, "quantity_not_offered");
  const pair = await offer(2, "together");
  const alone = await problem(
    order(pair.bob, { ticketId: pair.ids[1] }),
    409,
    "quantity_not_offered",
  );
  assertEquals(alone.quantities, [2]);
});

test("whoever has a live order gets no other tickets of that listing, and is told which order it is", async () => {
  const { bob, ids, listingId } = await offer(4);
  const { id } = await json(order(bob, { listingId, quantity: 2 }), 201);
  for (const other of [{ listingId, quantity: 1 }, { ticketIds: [ids[1], ids[2]] }]) {
    const refused = await problem(order(bob, other), 409, "order_open") as { orderId?: string };
    assertEquals(refused.orderId, id);
  }
});

test("a total other than the one that was seen is refused", async () => {
  const { bob, listingId } = await offer(2);
  const ask = { listingId, quantity: 2, total: { ...price, amount: 9000 } };
  await problem(order(bob, ask), 409, "price_changed");
  await json(order(bob, { ...ask, total: { ...price, amount: 9100 } }), 201);
});

test("an order for what does not exist is 404", async () => {
  const { bob, ids } = await offer(2);
  await problem(order(bob, { ticketIds: [ids[0], "../etc"] }), 404, "not_found");
  await problem(order(bob, { ticketIds: [ids[0], `${ids[0]}-3`] }), 404, "not_found");
  await problem(order(bob, { listingId: "01UNKNOWN", quantity: 1 }), 404, "not_found");
});

test("one payment for all tickets, then the buyer has all of their barcodes", async () => {
  const { bob, listingId } = await offer(3);
  const { id, total } = await json(order(bob, { listingId, quantity: 3 }), 201);
  const payment = await json(bob.call("POST", "/api/payments", { orderId: id }), 201);
  assertEquals(payment.amount, total);
  const checkout = new URL(payment.checkoutUrl).pathname;
  await seeOther(bob.post(checkout, { card: CARDS.pays }), `/orders/${id}/payment`);
  await app.system.workers.relay.idle();
  assertEquals((await json(bob.get(`/api/orders/${id}`))).status, "complete");
  const { tickets } = await json(bob.get(`/api/listings/${listingId}`));
  const codes = tickets.flatMap(({ code }: { code?: string }) => code ?? []);
  assertEquals(codes.length, 3);
});

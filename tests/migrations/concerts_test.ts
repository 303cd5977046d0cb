/** Databases of older versions: their tickets get concerts while the exchange is in use. */
import { concerts } from "#domain/concerts/concert.ts";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { giveConcert } from "#domain/concerts/give.ts";
import { concertsOfListings } from "#domain/concerts/migration.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { migrateBatch, progressOf } from "#domain/migration.ts";
import { type Listing, listings } from "#domain/tickets/listing.ts";
import type { System } from "#app/system.ts";
import { Clock, Exchange, must } from "../exchange.ts";
import { because, Cast } from "../concerts/cast.ts";
import { migrateAll } from "./migrate.ts";
import { manyOldTickets, withoutConcert } from "./old_tickets.ts";
import { assert, assertEquals } from "@std/assert";

const allListings = (x: System): Promise<Listing[]> => Array.fromAsync(x.store.scan(listings));

const batch = (x: System, limit: number) => migrateBatch(x, concertsOfListings, limit);
const progress = async (x: System) => (await progressOf(x.store, concertsOfListings))!;

async function sound(x: System): Promise<void> {
  for (const entity of x.ops.entities) {
    assertEquals(await Array.fromAsync(x.store.verifyIndexes(entity)), []);
  }
  assertEquals(await Array.fromAsync(verifyOrders(x.store)), []);
}

Deno.test("ten thousand old tickets get their concerts, and the exchange is in use meanwhile", async () => {
  await using e = await Exchange.open({ MAX_HOLDS: "0" }, { workers: false });
  const { x } = e;
  const [seller, buyer] = [await e.user("Alice"), await e.user("Bob")];
  const made = await manyOldTickets(x, seller, { tickets: 10_000, concerts: 500 });
  const began = performance.now();
  const migrated = migrateAll(x);
  const order = await e.reserve(buyer, made.at(-1)!);
  await migrated;
  console.log(`10,000 tickets in ${Math.round(performance.now() - began)} ms`);
  assert(order.concertId !== null);
  assertEquals((await allListings(x)).filter(({ concertId }) => concertId === null), []);
  assertEquals((await Array.fromAsync(x.store.scan(concerts))).length, 500);
  // All indexes of so many listings take minutes; the samples above have them.
  for (const index of ["concert", "concert_all", "seller"]) {
    assertEquals(await Array.fromAsync(x.store.verifyIndexes(listings, index)), []);
  }
  assertEquals(await Array.fromAsync(x.store.verifyIndexes(concerts)), []);
  assertEquals(await Array.fromAsync(verifyOrders(x.store)), []);
});

Deno.test("what can still be reserved comes first, then an end mark, then the rest", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const { x } = e;
  const seller = await e.user("Alice");
  const offered = await e.ticket(seller, { title: "Ahead" });
  const past = await e.ticket(seller, { title: "Past", startsAt: e.clock.at + 3_600_000 });
  for (const { id } of [past, offered]) await withoutConcert(x, id);
  e.clock.forward(3_600);
  const has = async () =>
    await Promise.all(
      [offered, past].map(async ({ id }) => (await x.store.get(listings, id))!.concertId !== null),
    );
  assertEquals(await batch(x, 100), "working");
  assertEquals(await has(), [true, false]);
  const { stage, finishedAt } = await progress(x);
  assertEquals([stage, finishedAt], [1, null]);
  assertEquals(await batch(x, 100), "finished");
  assertEquals(await has(), [true, true]);
});

Deno.test("a migration that stops in the middle goes on where it was", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const { x } = e;
  const seller = await e.user("Alice");
  for (let i = 0; i < 5; i++) await withoutConcert(x, (await e.ticket(seller)).id);
  assertEquals(await batch(x, 2), "working");
  assertEquals((await progress(x)).done, 2);
  // Two passes over five listings, two at a time, of which one batch is done.
  for (let batches = 0; batches < 4; batches++) assertEquals(await batch(x, 2), "working");
  assertEquals(await batch(x, 2), "finished");
  assertEquals((await progress(x)).done, 5);
});

Deno.test("a ticket that is met without a concert gets one in a commit just before it is reserved", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const { x } = e;
  const [seller, buyer] = [await e.user("Alice"), await e.user("Bob")];
  const ticket = await e.ticket(seller);
  await withoutConcert(x, ticket.id);
  const order = await e.reserve(buyer, ticket.id);
  assertEquals(order.concertId, ticket.concertId);
});

Deno.test("an old ticket in a zone without a country gets a concert without one", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const { x } = e;
  const [id] = await manyOldTickets(x, await e.user("Alice"), {
    tickets: 1,
    concerts: 1,
    timeZone: "UTC",
  });
  await giveConcert(x, id);
  const { concertId } = (await x.store.get(listings, id))!;
  assertEquals((await x.store.get(concerts, concertId!))!.country, null);
});

Deno.test("an old sale whose concert was cancelled before it got that concert is refunded", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const sold = await e.ticket(alice);
  await e.ticket(alice);
  const { order } = await c.buy(bob, sold.id);
  await withoutConcert(e.x, sold.listingId);
  must(await cancelConcert(e.x, c.mo, sold.concertId!, because));
  await e.settle();
  assertEquals((await c.orderNow(order)).status, "complete");
  await giveConcert(e.x, sold.listingId);
  await e.settle();
  assertEquals((await c.orderNow(order)).status, "refunded");
  await sound(e.x);
});

Deno.test("a process migrates from its start on", async () => {
  const clock = new Clock();
  const dir = await Deno.makeTempDir();
  try {
    const KV_URL = `${dir}/kv`;
    let id: string;
    {
      await using e = await Exchange.open({ KV_URL }, { workers: false, clock });
      id = (await e.ticket(await e.user("Alice"))).listingId;
      await withoutConcert(e.x, id);
    }
    await using e = await Exchange.open({ KV_URL }, { clock });
    const got = Promise.withResolvers<void>();
    const unwatch = e.x.store.watches.watch(listings, id, (listing) => {
      if (listing && listing.concertId !== null) got.resolve();
    });
    if ((await e.x.store.get(listings, id))!.concertId === null) await got.promise;
    unwatch();
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
});

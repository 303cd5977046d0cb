/** Sweeps of the search: past tickets leave the indexes, unused words the vocabulary. */
import { assertEquals } from "@std/assert";
import { retireOverTickets, sweepVocabulary } from "#domain/search/sweep.ts";
import { listings } from "#domain/tickets/listing.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import { DAY, HOUR, NOON, openMarket } from "./market.ts";
import { openBill } from "./bill.ts";

async function countKeys(kv: Deno.Kv, prefix: Deno.KvKey): Promise<number> {
  return (await Array.fromAsync(kv.list({ prefix }))).length;
}

Deno.test("tickets of concerts that have begun leave the indexes in batches", async () => {
  await using market = await openMarket();
  const { x, clock, kv } = market;
  for (let i = 0; i < 5; i++) await market.list({ startsAt: NOON + HOUR });
  const held = await market.list({
    startsAt: NOON + HOUR,
    status: "reserved",
    orderId: "o",
    heldUntil: NOON + HOUR,
  });
  const later = await market.list({ title: "Later" });
  const retire = async (limit: number) => (await retireOverTickets(x, limit)).done;
  assertEquals(await retire(100), 0);
  clock.time = NOON + HOUR;
  assertEquals(await retire(4), 4);
  assertEquals(await retire(4), 2);
  assertEquals(await retire(4), 0);
  for (const index of ["date", "price", "newest", "city_price", "word_price"]) {
    const rows = await x.store.listKeys(listings, index as "date", { limit: 100 });
    assertEquals([...new Set(rows.map(({ id }) => id))], [later.id], index);
  }
  const retired = await getTicket(x.store, held.id);
  assertEquals([retired!.status, retired!.retired], ["reserved", true]);
  assertEquals(await countKeys(kv, ["ticket", "by", "date"]), 1);
});

Deno.test("words and cities that are not on offer are removed", async () => {
  await using bill = await openBill();
  const { x, kv } = bill;
  const gone = await bill.put({ name: "Rare words", venue: "Cellar", city: "Ghent" });
  await bill.put({ name: "Rare" });
  assertEquals(await sweepVocabulary(x, 100), 0);
  await bill.remove(gone.id);
  let dropped = 0;
  for (let i = 0; i < 10; i++) dropped += await sweepVocabulary(x, 2); // in batches, starting over at the end
  assertEquals(dropped, 4); // words, cellar, ghent and the city of Ghent
  const words = await Array.fromAsync(kv.list({ prefix: ["offering", "count", "word_date"] }));
  assertEquals(words.map(({ key }) => key[3]), ["great", "hall", "paris", "rare"]);
});

Deno.test("a retired ticket whose date moves to the future is listed again", async () => {
  await using market = await openMarket();
  const ticket = await market.list({ title: "Postponed", startsAt: NOON + HOUR });
  market.clock.time = NOON + 2 * HOUR;
  await retireOverTickets(market.x, 10);
  assertEquals(await market.titles({ sort: "price" }), []);
  await market.change(ticket.id, { startsAt: NOON + DAY, retired: false });
  assertEquals(await market.titles({ sort: "price", q: "post" }), ["Postponed"]);
});

Deno.test("past tickets that cannot be read do not keep others from being retired", async () => {
  await using market = await openMarket();
  const { x, clock, kv } = market;
  for (let n = 0; n < 5; n++) {
    const { id } = await market.list({ startsAt: NOON + HOUR });
    await kv.set(["ticket", id], { id, broken: true });
  }
  await market.list({ title: "Past", startsAt: NOON + 2 * HOUR });
  clock.time = NOON + 3 * HOUR;
  let done = 0;
  for (let run = 0; run < 4; run++) {
    const visited = await retireOverTickets(x, 2);
    assertEquals(visited.errors, []);
    done += visited.done;
  }
  assertEquals(done, 1);
  assertEquals((await x.store.quarantine.list()).length, 5, "each is in quarantine");
});

/** Index rows of listings from when lists were made of tickets: they are known, and go with the next write. */
import { assert, assertEquals } from "@std/assert";
import { indexKey, primaryKey } from "#store/entity/mod.ts";
import { formerIndexes, storedKeys } from "#store/entity/shape.ts";
import { listings } from "#domain/tickets/listing.ts";
import { draft, type Market, openMarket } from "../search/market.ts";
import { listingWith } from "../listing.ts";

/** Stores a ticket as the version of that shape did: with its rows, and counts of words and cities. */
async function storeOld({ kv }: Market, id: string, shape: number, over: object): Promise<void> {
  const ticket = draft(id, { title: "Bjørk", city: "Saint-Étienne", ...over });
  const value = shape < 2 ? ticket : listingWith(ticket);
  const raw = { ...value, ...shape > 0 && { schemaVersion: shape }, ...over };
  const present = listingWith(ticket);
  let batch = kv.atomic().set(primaryKey(listings, id), raw);
  for (const index of [...Object.keys(listings.indexes), ...formerIndexes(listings)]) {
    const keys = storedKeys(listings, raw, present, index);
    for (const parts of keys) batch = batch.set(indexKey(listings, index, parts, id), id);
    if (!["city", "word_date"].includes(index)) continue;
    for (const word of new Set(keys.map(([part]) => part))) {
      batch = batch.sum(["ticket", "count", index, word], 1n);
    }
  }
  await batch.commit();
}

const LISTS = ["city", "city_date", "city_newest", "city_price", "date", "newest", "price"];

/** The indexes with rows of the ticket, each once, and the indexes with counts. */
async function indexesOf({ kv }: Market, id: string): Promise<string[]> {
  const found = new Set<string>();
  for await (const { key, value } of kv.list({ prefix: ["ticket", "by"] })) {
    if (value === id) found.add(String(key[2]));
  }
  return [...found].sort();
}

Deno.test("rows of every older shape are known as such, and the next write of their listing removes them", async () => {
  await using market = await openMarket();
  const { store } = market.x;
  for (const shape of [0, 1, 2]) {
    const id = `old${shape}`;
    await storeOld(market, id, shape, shape === 2 ? { concertId: "c" } : {});
    const has = await indexesOf(market, id);
    for (const index of [...LISTS, "word_date", "word_price"]) assert(has.includes(index), index);
    assertEquals(has.includes("concert"), shape === 2);
  }
  assertEquals(await Array.fromAsync(store.verifyIndexes(listings)), []);
  for (const shape of [0, 1, 2]) {
    const id = `old${shape}`;
    await store.transact(async (tx) => {
      tx.put(listings, { ...(await tx.get(listings, id))!, concertId: "c" });
    });
    assertEquals(await indexesOf(market, id), ["concert", "concert_all", "listings", "seller"]);
  }
  assertEquals(await Array.fromAsync(store.verifyIndexes(listings)), []);
});

Deno.test("a rebuild removes the rows and the counts of lists of tickets", async () => {
  await using market = await openMarket();
  await storeOld(market, "old", 1, {});
  const { upgraded, left } = await market.x.store.rebuildIndexes(listings);
  assertEquals([upgraded, left], [1, []]);
  assertEquals(await indexesOf(market, "old"), ["listings", "seller"]);
  assertEquals(await Array.fromAsync(market.kv.list({ prefix: ["ticket", "count"] })), []);
});

Deno.test("a ticket that was claimed before claimed ones counted as sold leaves the lists with its sale", async () => {
  await using market = await openMarket();
  const { store } = market.x;
  const claimed = { status: "reserved", orderId: "o", heldUntil: null } as const;
  const listing = listingWith(draft("old", { ...claimed, concertId: "c" }));
  await storeOld(market, "old", 3, listing);
  assert((await indexesOf(market, "old")).includes("concert"));
  assertEquals(await Array.fromAsync(store.verifyIndexes(listings)), []);
  await store.transact(async (tx) => {
    const { seats, ...rest } = (await tx.get(listings, "old"))!;
    const sold = seats.map((seat) => ({ ...seat, status: "sold" as const }));
    tx.put(listings, { ...rest, seats: sold });
  });
  assertEquals(await indexesOf(market, "old"), ["concert_all", "listings", "seller"]);
  assert(await store.marks.get("offering", "c"), "its offering still counts it");
});

Deno.test("a listing of a cancelled concert that still waited for a moderator leaves the queue with its next write", async () => {
  await using market = await openMarket();
  const { store } = market.x;
  const listing = {
    ...listingWith(draft("old", { status: "pending", concertId: "c" })),
    retired: true,
  };
  await storeOld(market, "old", 3, listing);
  assert((await indexesOf(market, "old")).includes("review"));
  assertEquals(await Array.fromAsync(store.verifyIndexes(listings)), []);
  await store.transact(async (tx) => {
    tx.put(listings, (await tx.get(listings, "old"))!);
  });
  assertEquals(await indexesOf(market, "old"), ["concert_all", "listings", "seller"]);
});

/** The number of rows that a page of a search reads, with 100,000 tickets. */
import { assert, assertEquals } from "@std/assert";
import { countKey, indexKey, primaryKey } from "#store/entity/mod.ts";
import { READ_BUDGET_ROWS } from "#domain/search/browse.ts";
import { type Listing, listings } from "#domain/tickets/listing.ts";
import { listingWith } from "../listing.ts";
import { draft, HOUR, type Market, NOON, openMarket } from "./market.ts";

const TICKETS = 100_000;
/** Indexes filled with every ticket or every fourth one, to save time. */
const FILLED = { date: 1, price: 1, newest: 1, word_date: 1, city_date: 4, word_price: 4 };

/** One word is in all tickets, one in every seventh, and five hundred words share a prefix. */
function listingNo(i: number): Listing {
  const id = `t${String(i).padStart(6, "0")}`;
  return listingWith(draft(id, {
    title: i % 7 ? "Hall" : "Rare hall",
    venue: "Hall",
    city: `Star${i % 500}`,
    createdAt: NOON - TICKETS + i,
    // Half of the concerts are over, but not yet retired.
    startsAt: NOON + (i - TICKETS / 2) * HOUR / 10,
    price: { amount: 100 + (i * 7919) % 10_007, currency: "EUR" },
    status: i % 3 ? "available" : "reserved",
  }));
}

/** Writes the rows directly, in large commits. */
async function fill({ kv }: Market): Promise<void> {
  const counts = new Map<string, number>();
  let batch = kv.atomic();
  let rows = 0;
  const set = async (key: Deno.KvKey, value: unknown) => {
    batch.set(key, value);
    if (++rows % 1_000) return;
    await batch.commit();
    batch = kv.atomic();
  };
  for (let i = 0; i < TICKETS; i++) {
    const listing = listingNo(i);
    await set(primaryKey(listings as never, listing.id), {
      ...listing,
      schemaVersion: listings.upgrades.length,
    });
    for (const [index, every] of Object.entries(FILLED)) {
      if (i % every) continue;
      for (const parts of listings.indexes[index as "date"].keys(listing)) {
        await set(indexKey(listings as never, index, parts, listing.id), listing.id);
        if (index === "word_date") counts.set(`${parts[0]}`, (counts.get(`${parts[0]}`) ?? 0) + 1);
      }
    }
  }
  for (const [word, count] of counts) {
    await set(countKey(listings as never, "word_date", word), new Deno.KvU64(BigInt(count)));
  }
  await batch.commit();
}

const searches: Record<string, string>[] = [
  {},
  { limit: "100" },
  { sort: "price" },
  { sort: "newest", limit: "100" },
  { city: "star8" },
  { city: "star8", sort: "newest", status: "reserved" },
  { q: "hall" },
  { q: "h", limit: "100" },
  { q: "s" },
  { q: "star1", sort: "price", limit: "100" },
  { q: "rare hall", limit: "100" },
  { q: "rare hall star1", sort: "price" },
  { q: "star4 rare ha" },
  { q: "hall star4 star8" },
  { q: "hall rare s", sort: "price" },
  { q: "hall", city: "star4", limit: "100" },
  { q: "hall star5", city: "star4" },
  { q: "hall", max: "200" },
  { q: "nothing" },
  { max: "100" },
  { min: "10000", status: "available" },
  { q: "star9", sort: "newest", min: "5000" },
  { from: "2031-01-01", to: "2031-01-01", sort: "price" },
];

Deno.test(`with ${TICKETS} tickets every page of every search reads at most 200 rows`, async () => {
  await using market = await openMarket();
  await fill(market);
  const { stats } = market.x.store;
  for (const fields of searches) {
    let cursor: string | undefined;
    let found = 0;
    for (let page = 0; page < 5; page++) {
      const before = stats.rowsRead;
      const answer = await market.browse(cursor ? { ...fields, cursor } : fields);
      const rows = stats.rowsRead - before;
      assert(rows <= READ_BUDGET_ROWS, `${rows} rows: ${JSON.stringify(fields)}, page ${page}`);
      if (page === 3) assert(answer.previous, "a previous page exists");
      found += answer.items.length;
      cursor = answer.next;
      if (!cursor) break;
    }
    if (fields.q === "h") assertEquals(found, 5 * 99, JSON.stringify(fields));
  }
  assertEquals(READ_BUDGET_ROWS, 200);
});

Deno.test("words without available tickets do not use up the row budget of a page", async () => {
  await using market = await openMarket();
  for (let i = 0; i < 300; i++) {
    const key = countKey(listings as never, "word_date", `st${i}`);
    await market.kv.set(key, new Deno.KvU64(0n));
  }
  await market.list({ title: "Stone" });
  const before = market.x.store.stats.rowsRead;
  assertEquals(await market.titles({ q: "sto" }), ["Stone"]);
  await market.titles({ q: "st" });
  assert(market.x.store.stats.rowsRead - before < 60);
});

/** The number of rows that a page of a search reads, with 100,000 concerts. */
import { assert, assertEquals } from "@std/assert";
import { countKey, type Entity, indexKey, primaryKey, type Stored } from "#store/entity/mod.ts";
import { storedForm } from "#store/entity/shape.ts";
import { type Offering, offerings } from "#domain/offerings/offering.ts";
import { browseTickets } from "#domain/search/browse.ts";
import { browseSchema } from "#domain/search/query.ts";
import { type Listing, listings } from "#domain/tickets/listing.ts";
import { listingWith } from "../listing.ts";
import { type Bill, offeringDraft, openBill, priced } from "./bill.ts";
import { draft, HOUR, NOON } from "./market.ts";

const CONCERTS = 100_000;
/** Rows of a page of concerts, of the count beside it, and of a page of tickets. */
const [CONCERT_ROWS, COUNT_ROWS, TICKET_ROWS] = [200, 300, 500];
/** Indexes filled with every concert or every fourth one, to save time. */
const FILLED = {
  date: 1,
  price: 1,
  newest: 1,
  word_date: 1,
  city_date: 4,
  word_price: 4,
  word_newest: 4,
  city_newest: 4,
};

/** One word is in all concerts, one in every seventh, and five hundred words share a prefix. */
function offeringNo(i: number): Offering {
  return {
    ...offeringDraft(`c${String(i).padStart(6, "0")}`),
    name: i % 7 ? "Hall" : "Rare hall",
    venue: "Hall",
    city: `Star${i % 500}`,
    newestAt: NOON - CONCERTS + i,
    // Half of the concerts are over, but not yet removed.
    startsAt: NOON + (i - CONCERTS / 2) * HOUR / 10,
    ...priced(...i % 3 ? [{ amount: 100 + (i * 7919) % 10_007 }] : []),
  };
}

const listingOf = ({ id, name, startsAt, from }: Offering): Listing =>
  listingWith(draft(`t${id}`, {
    concertId: id,
    title: name,
    startsAt,
    price: from ?? { amount: 9_000, currency: "EUR" },
    status: from ? "available" : "reserved",
  }));

/** Writes the rows directly, in large commits. */
async function fill({ kv }: Bill): Promise<void> {
  const counts = new Map<string, number>();
  let batch = kv.atomic();
  let rows = 0;
  const set = async (key: Deno.KvKey, value: unknown) => {
    batch.set(key, value);
    if (++rows % 1_000) return;
    await batch.commit();
    batch = kv.atomic();
  };
  async function put<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    value: T,
    indexes: readonly I[],
  ): Promise<void> {
    await set(primaryKey(entity, value.id), storedForm(entity, value));
    for (const index of indexes) {
      for (const parts of entity.indexes[index].keys(value)) {
        await set(indexKey(entity, index, parts, value.id), value.id);
        if (index === "word_date") counts.set(`${parts[0]}`, (counts.get(`${parts[0]}`) ?? 0) + 1);
      }
    }
  }
  const names = Object.keys(FILLED) as (keyof typeof FILLED)[];
  for (let i = 0; i < CONCERTS; i++) {
    const offering = offeringNo(i);
    await put(offerings, offering, names.filter((name) => i % FILLED[name] === 0));
    if (i % 2) await put(listings, listingOf(offering), ["concert"]);
  }
  for (const [word, count] of counts) {
    await set(countKey(offerings, "word_date", word), new Deno.KvU64(BigInt(count)));
  }
  await batch.commit();
}

const shared: Record<string, string>[] = [
  {},
  { limit: "100" },
  { sort: "newest", limit: "100" },
  { city: "star8" },
  { city: "star8", sort: "newest" },
  { q: "hall" },
  { q: "h", limit: "100" },
  { q: "s" },
  { q: "rare hall", limit: "100" },
  { q: "star4 rare ha" },
  { q: "hall star4 star8" },
  { q: "hall", city: "star4", limit: "100" },
  { q: "hall star5", city: "star4" },
  { q: "hall", max: "200" },
  { q: "nothing" },
  { q: "stra4 hall" },
  { max: "100" },
  { q: "star9", sort: "newest", min: "5000" },
  { from: "2031-01-01", to: "2031-01-01" },
];
const ofConcerts: Record<string, string>[] = [
  { sort: "price" },
  { q: "star1", sort: "price", limit: "100" },
  { q: "rare hall star1", sort: "price" },
  { q: "hall rare s", sort: "price" },
  { min: "10000", quantity: "1" },
  { quantity: "2" },
  { from: "2031-01-01", to: "2031-01-01", sort: "price" },
];
const ofTickets: Record<string, string>[] = [
  { city: "star8", status: "reserved" },
  { min: "10000", status: "available" },
];

Deno.test(`with ${CONCERTS} concerts every page of every search reads a bounded number of rows`, async () => {
  await using bill = await openBill();
  await fill(bill);
  const { x } = bill;
  const tickets = async (fields: Record<string, string>) => {
    const result = await browseTickets(x, browseSchema().parse(fields));
    assert(result.ok);
    return result.value;
  };
  type Page = { items: unknown[]; next?: string; previous?: string };
  const kinds: [
    string,
    (fields: Record<string, string>) => Promise<Page>,
    number,
    typeof shared,
  ][] = [
    ["concerts", bill.browse, CONCERT_ROWS + COUNT_ROWS, [...shared, ...ofConcerts]],
    ["tickets", tickets, TICKET_ROWS, [...shared, ...ofTickets]],
  ];
  for (const [what, browse, most, searches] of kinds) {
    for (const fields of searches) {
      const asked = `${what}: ${JSON.stringify(fields)}`;
      let cursor: string | undefined;
      let found = 0;
      for (let page = 0; page < 5; page++) {
        const before = x.store.stats.rowsRead;
        const answer = await browse(cursor ? { ...fields, cursor } : fields);
        const rows = x.store.stats.rowsRead - before;
        assert(rows <= most, `${rows} rows: ${asked}, page ${page}`);
        if (page === 3) assert(answer.previous, `${asked}: a previous page exists`);
        found += answer.items.length;
        cursor = answer.next;
        if (!cursor) break;
      }
      if (fields.q === "h" && what === "concerts") assert(found > 450, `${asked}: ${found}`);
    }
  }
});

Deno.test("words that are not on offer do not use up the row budget of a page", async () => {
  await using bill = await openBill();
  for (let i = 0; i < 300; i++) {
    await bill.kv.set(countKey(offerings, "word_date", `st${i}`), new Deno.KvU64(0n));
  }
  await bill.put({ name: "Stone" });
  const before = bill.x.store.stats.rowsRead;
  assertEquals(await bill.names({ q: "sto" }), ["Stone"]);
  await bill.names({ q: "st" });
  assert(bill.x.store.stats.rowsRead - before < 60);
});

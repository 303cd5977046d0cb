/** The cities with tickets on offer. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Services } from "../ports/services.ts";
import { fold } from "../text.ts";

/** Most cities of `listCities`. */
const MAX_CITIES = 50;
/** Most spellings that pages show, by country and name. The result is cached for all pages. */
const MAX_SPELLINGS = 5_000;
/** Spellings per read. */
const BATCH = 1_000;
const CACHE_MS = 10_000;

interface City {
  /** The most frequent spelling. */
  name: string;
  /** Those that can be reserved, and those that are held. */
  tickets: number;
}

interface Spelling extends City {
  /** ISO 3166-1 alpha-2, or "--". */
  country: string;
}

interface Spellings {
  spellings: Spelling[];
  /** There are others. */
  more: boolean;
}

interface Cities {
  /** In alphabetical order. */
  cities: City[];
  /** There are others. */
  more: boolean;
}

const cache = new WeakMap<Store, Spellings & { until: number }>();

/** At most 50 cities, those with the most tickets first; up to 10 s old. */
export async function listCities(x: Pick<Services, "store">): Promise<City[]> {
  return merged((await spellingsOf(x.store)).spellings).sort((a, b) =>
    b.tickets - a.tickets || byName(a, b)
  )
    .slice(0, MAX_CITIES);
}

/** The cities with tickets on offer; up to 10 s old. */
export async function allCities(x: Pick<Services, "store">): Promise<Cities> {
  return inOrder(await spellingsOf(x.store));
}

/** The same without a cache, from up to `most` spellings. */
export async function readCities(x: Pick<Services, "store">, most: number): Promise<Cities> {
  return inOrder(await readSpellings(x.store, most));
}

const inOrder = ({ spellings, more }: Spellings): Cities => ({
  cities: merged(spellings).sort(byName),
  more,
});

/** How this city is spelt where it has tickets; null: it has none. Up to 10 s old. */
export async function asSpelt(x: Pick<Services, "store">, city: string): Promise<string | null> {
  const same = (await spellingsOf(x.store)).spellings.filter(({ name }) =>
    fold(name) === fold(city)
  );
  return merged(same)[0]?.name ?? null;
}

async function spellingsOf(store: Store): Promise<Spellings> {
  const now = store.now();
  const kept = cache.get(store);
  if (kept && now < kept.until) return kept;
  const read = await readSpellings(store, MAX_SPELLINGS);
  cache.set(store, { ...read, until: now + CACHE_MS });
  return read;
}

async function readSpellings(store: Store, most: number): Promise<Spellings> {
  const spellings: Spelling[] = [];
  let after: string | undefined;
  for (;;) {
    const found = await store.listCounts(offerings, "city", { limit: BATCH, after });
    spellings.push(...found.map(({ part, count }) => ({
      country: part.slice(0, 2),
      name: part.slice(3),
      tickets: count,
    })));
    if (found.length < BATCH) return { spellings, more: false };
    if (spellings.length >= most) return { spellings, more: true };
    after = found[found.length - 1].part;
  }
}

/** "Zürich" and "zurich" are one city, named by the more frequent spelling. */
function merged(spellings: readonly Spelling[]): City[] {
  const byFold = new Map<string, City>();
  for (const { name, tickets } of spellings.toSorted((a, b) => b.tickets - a.tickets)) {
    const known = byFold.get(fold(name));
    if (known) known.tickets += tickets;
    else byFold.set(fold(name), { name, tickets });
  }
  return [...byFold.values()];
}

const byName = (a: City, b: City): number => fold(a.name) < fold(b.name) ? -1 : 1;

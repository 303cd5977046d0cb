/** The cities with tickets on offer. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Services } from "../ports/services.ts";
import { fold } from "../text.ts";

/** Most cities of `listCities`. */
const MAX_CITIES = 50;
/** Most spellings that are read, by country and name. The result is cached for all pages. */
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

const cache = new WeakMap<Store, { spellings: Spelling[]; until: number }>();

/** At most 50 cities, those with the most tickets first; up to 10 s old. */
export async function listCities(x: Pick<Services, "store">): Promise<City[]> {
  return merged(await spellingsOf(x.store)).sort((a, b) => b.tickets - a.tickets || byName(a, b))
    .slice(0, MAX_CITIES);
}

/** All cities in alphabetical order, or those of a country (ISO 3166-1 alpha-2); up to 10 s old. */
export async function allCities(x: Pick<Services, "store">, country?: string): Promise<City[]> {
  const all = await spellingsOf(x.store);
  return merged(country === undefined ? all : all.filter((one) => one.country === country))
    .sort(byName);
}

/** How this city is spelt where it has tickets; null: it has none. Up to 10 s old. */
export async function asSpelt(x: Pick<Services, "store">, city: string): Promise<string | null> {
  const same = (await spellingsOf(x.store)).filter(({ name }) => fold(name) === fold(city));
  return merged(same)[0]?.name ?? null;
}

async function spellingsOf(store: Store): Promise<Spelling[]> {
  const now = store.now();
  const kept = cache.get(store);
  if (kept && now < kept.until) return kept.spellings;
  const spellings: Spelling[] = [];
  let after: string | undefined;
  while (spellings.length < MAX_SPELLINGS) {
    const found = await store.listCounts(offerings, "city", { limit: BATCH, after });
    spellings.push(...found.map(({ part, count }) => ({
      country: part.slice(0, 2),
      name: part.slice(3),
      tickets: count,
    })));
    if (found.length < BATCH) break;
    after = found[found.length - 1].part;
  }
  cache.set(store, { spellings, until: now + CACHE_MS });
  return spellings;
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

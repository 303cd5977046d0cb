/** The cities with listed tickets, for the filter of the browse page. */
import type { Store } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { fold } from "../text.ts";
import { listings } from "../tickets/listing.ts";

/** Most cities that are shown: those with the most tickets. */
const MAX_CITIES = 50;
/** Most spellings that are read. The result is cached for all pages. */
const MAX_SPELLINGS = 200;
const CACHE_MS = 5_000;

interface City {
  /** The most frequent spelling. */
  name: string;
  tickets: number;
}

const cache = new WeakMap<Store, { cities: City[]; until: number }>();

/** At most 50 cities in alphabetical order, with their number of tickets; up to 5 s old. */
export async function listCities(x: Services): Promise<City[]> {
  const now = x.store.now();
  const kept = cache.get(x.store);
  if (kept && now < kept.until) return kept.cities;
  const spellings = await x.store.listCounts(listings, "city", { limit: MAX_SPELLINGS });
  const cities = mergeSpellings(
    spellings.map(({ part, count }) => ({ name: part, tickets: count })),
  )
    .sort((a, b) => b.tickets - a.tickets).slice(0, MAX_CITIES)
    .sort((a, b) => fold(a.name) < fold(b.name) ? -1 : 1);
  cache.set(x.store, { cities, until: now + CACHE_MS });
  return cities;
}

/** "Zürich" and "zurich" are one city, named by the more frequent spelling. */
function mergeSpellings(spellings: City[]): City[] {
  const byFold = new Map<string, City>();
  for (const spelling of spellings.toSorted((a, b) => b.tickets - a.tickets)) {
    const known = byFold.get(fold(spelling.name));
    if (known) known.tickets += spelling.tickets;
    else byFold.set(fold(spelling.name), { ...spelling });
  }
  return [...byFold.values()];
}

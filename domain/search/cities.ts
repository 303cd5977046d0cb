/** The cities that have tickets on offer, for the chips of the browse page. */
import type { Store } from "#store/types.ts";
import type { Services } from "../ports/mod.ts";
import { fold } from "../text.ts";
import { tickets } from "../tickets/ticket.ts";

/** Cities shown at most: those with most tickets. */
export const MAX_CITIES = 50;
/** Spellings read at most; one read serves every page for a while. */
const MAX_SPELLINGS = 200;
const CACHE_MS = 5_000;

export interface City {
  /** As most of its sellers spell it. */
  name: string;
  tickets: number;
}

const cache = new WeakMap<Store, { cities: City[]; until: number }>();

/** At most 50 cities by name, and how many tickets each has; up to 5 s old. */
export async function listCities(x: Services): Promise<City[]> {
  const now = x.store.now();
  const kept = cache.get(x.store);
  if (kept && now < kept.until) return kept.cities;
  const spellings = await x.store.listCounts(tickets, "city", { limit: MAX_SPELLINGS });
  const cities = mergeSpellings(
    spellings.map(({ part, count }) => ({ name: part, tickets: count })),
  )
    .sort((a, b) => b.tickets - a.tickets).slice(0, MAX_CITIES)
    .sort((a, b) => fold(a.name) < fold(b.name) ? -1 : 1);
  cache.set(x.store, { cities, until: now + CACHE_MS });
  return cities;
}

/** "Zürich" and "zurich" are one city, named as most of them are. */
function mergeSpellings(spellings: City[]): City[] {
  const byFold = new Map<string, City>();
  for (const spelling of spellings.toSorted((a, b) => b.tickets - a.tickets)) {
    const known = byFold.get(fold(spelling.name));
    if (known) known.tickets += spelling.tickets;
    else byFold.set(fold(spelling.name), { ...spelling });
  }
  return [...byFold.values()];
}

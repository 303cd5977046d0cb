/** Chooses the index lists that answer a query of concerts. */
import type { KeyPart } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { MAX_AMOUNT } from "../money.ts";
import { offerings } from "../offerings/offering.ts";
import { keyText } from "../text.ts";
import { type Budget, type Feed, IndexFeed, Intersection, Union } from "./feeds.ts";
import type { BrowseSort } from "./query.ts";
import { expandPrefix } from "./vocabulary.ts";
import { type Tail, Walk } from "./walk.ts";
import type { WantedConcerts } from "./wanted_concerts.ts";

type IndexName = keyof typeof offerings.indexes;

/** The number of sort keys before the id, and whether the list is in the reverse order of the index. */
export const sorts: Record<BrowseSort, { width: number; reverse: boolean }> = {
  date: { width: 1, reverse: false },
  price: { width: 2, reverse: false },
  newest: { width: 1, reverse: true },
};

/** The walk that the query needs, in list order or backwards. */
export function concertWalk(wanted: WantedConcerts, back: boolean): Walk {
  const reverse = sorts[wanted.sort].reverse !== back;
  switch (wanted.sort) {
    case "date":
      return new Walk([wanted.startsFrom], [wanted.startsBefore], reverse);
    case "price": // from the lowest: a concert with a low price may have others from `min` on
      return new Walk([0], [(wanted.asked.max ?? MAX_AMOUNT + 1) + 1], reverse);
    case "newest":
      return new Walk([0], [Number.MAX_SAFE_INTEGER], reverse);
  }
}

/** Whether the key alone does not rule out the concert; otherwise it need not be loaded. */
export function concertKeyMatches(key: Tail, wanted: WantedConcerts): boolean {
  if (wanted.sort !== "price") return true;
  const startsAt = Number(key[1]);
  return startsAt >= wanted.startsFrom && startsAt < wanted.startsBefore;
}

/** Null if no word on offer starts with the last word of the query. `rows`: to read at first from one list. */
export async function openConcertFeed(
  store: Store,
  wanted: WantedConcerts,
  walk: Walk,
  budget: Budget,
  rows: number,
): Promise<Feed | null> {
  const { sort, words, city, country } = wanted;
  const { width } = sorts[sort];
  const open = (index: IndexName, prefix: KeyPart[], rowsAtOnce: number) =>
    new IndexFeed(walk, budget, async (range, limit) => {
      const { reverse } = walk;
      const rows = await store.listKeys(offerings, index, { prefix, ...range, limit, reverse });
      return rows.map(({ parts, id }) => [...parts.slice(-width), id]);
    }, rowsAtOnce);
  const place = (rowsAtOnce: number) =>
    city !== null
      ? open(`city_${sort}`, [keyText(city)], rowsAtOnce)
      : country !== null
      ? open(`country_${sort}`, [country], rowsAtOnce)
      : null;

  if (words.length === 0) return place(rows) ?? open(sort, [], rows);
  const feeds: Feed[] = words.slice(0, -1).map((word) => open(`word_${sort}`, [word], 4));
  const placed = place(4);
  if (placed) feeds.push(placed);
  const endings = await expandPrefix(store, words[words.length - 1], budget, offerings);
  if (endings.length === 0) return null;
  if (endings.length === 1) feeds.push(open(`word_${sort}`, endings, feeds.length ? 4 : rows));
  else feeds.push(new Union(walk, endings.map((word) => open(`word_${sort}`, [word], 3))));
  return feeds.length === 1 ? feeds[0] : new Intersection(walk, feeds);
}

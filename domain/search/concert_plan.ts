/** Chooses the index lists that answer a query of concerts. */
import type { KeyPart } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { MAX_AMOUNT } from "../money.ts";
import { offerings } from "../offerings/offering.ts";
import { keyText } from "../text.ts";
import { type Budget, type Feed, IndexFeed, Intersection, Union } from "./feeds.ts";
import type { BrowseSort } from "./query.ts";
import type { Sought } from "./sought.ts";
import { type Tail, Walk } from "./walk.ts";
import type { WantedConcerts } from "./wanted_concerts.ts";

const MINUTE_MS = 60_000;
/** Rows that are read first from each of several lists. */
const ROWS_OF_MANY = 4;

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
      // From the whole minute: who asks within it reads the same rows.
      return new Walk(
        [wanted.startsFrom - wanted.startsFrom % MINUTE_MS],
        [wanted.startsBefore],
        reverse,
      );
    case "price": // from the lowest: a concert with a low price may have others from `min` on
      return new Walk([0], [(wanted.highest ?? MAX_AMOUNT + 1) + 1], reverse);
    case "newest":
      return new Walk([0], [Number.MAX_SAFE_INTEGER], reverse);
  }
}

/** Whether the key alone does not rule out the concert; otherwise it need not be loaded. */
export function concertKeyMatches(key: Tail, wanted: WantedConcerts): boolean {
  if (wanted.sort === "newest") return true;
  const startsAt = Number(key[wanted.sort === "date" ? 0 : 1]);
  return startsAt >= wanted.startsFrom && startsAt < wanted.startsBefore;
}

/** The concerts in that place with these words. `rows`: to read at first from one list. */
export function openConcertFeed(
  store: Store,
  wanted: WantedConcerts,
  sought: Sought,
  walk: Walk,
  budget: Budget,
  rows: number,
): Feed {
  const { sort, city, country } = wanted;
  const { width } = sorts[sort];
  const lists = listsOf(sought) + (city === null && country === null ? 0 : 1);
  const open = (index: IndexName, prefix: KeyPart[], rowsAtOnce: number) =>
    new IndexFeed(walk, budget, async (range, limit) => {
      const { reverse } = walk;
      const rows = await store.listKeys(offerings, index, { prefix, ...range, limit, reverse });
      return rows.map(({ parts, id }) => [...parts.slice(-width), id]);
    }, rowsAtOnce);
  const any = (feeds: Feed[]) => feeds.length === 1 ? feeds[0] : new Union(walk, feeds);
  const all = (feeds: Feed[]) => feeds.length === 1 ? feeds[0] : new Intersection(walk, feeds);

  const feeds = sought.terms.map((ways) =>
    any(
      ways.map((way) =>
        all(way.map((words) =>
          any(words.map((word) => open(`word_${sort}`, [word], lists === 1 ? rows : ROWS_OF_MANY)))
        ))
      ),
    )
  );
  const placeRows = lists === 1 ? rows : ROWS_OF_MANY;
  if (city !== null) feeds.push(open(`city_${sort}`, [keyText(city)], placeRows));
  else if (country !== null) feeds.push(open(`country_${sort}`, [country], placeRows));
  else if (feeds.length === 0) feeds.push(open(sort, [], rows));
  return all(feeds);
}

/** The number of index lists that the words are read from. */
const listsOf = ({ terms }: Sought): number =>
  terms.flat().flat().reduce((sum, words) => sum + words.length, 0);

/** Chooses the index lists that answer a query. */
import type { KeyPart } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { formerKeyText as keyText } from "../tickets/former_words.ts";
import { listings } from "../tickets/listing.ts";
import { type Budget, type Feed, IndexFeed, Intersection, Union } from "./feeds.ts";
import type { BrowseSort } from "./query.ts";
import { type Tail, Walk } from "./walk.ts";
import type { Wanted } from "./wanted.ts";

type IndexName = keyof typeof listings.indexes;

interface SortPlan {
  all: IndexName;
  city: IndexName;
  /** Null: words are matched against the loaded tickets. */
  word: IndexName | null;
  /** The number of sort keys before the id. */
  width: number;
  /** The list is in the reverse order of the index. */
  reverse: boolean;
}

export const sortPlans: Record<BrowseSort, SortPlan> = {
  date: { all: "date", city: "city_date", word: "word_date", width: 1, reverse: false },
  price: { all: "price", city: "city_price", word: "word_price", width: 2, reverse: false },
  newest: { all: "newest", city: "city_newest", word: null, width: 1, reverse: true },
};

/** The walk that the query needs, in list order or backwards. */
export function walkFor(wanted: Wanted, back: boolean): Walk {
  const reverse = sortPlans[wanted.sort].reverse !== back;
  switch (wanted.sort) {
    case "date":
      return new Walk([wanted.startsFrom], [wanted.startsBefore], reverse);
    case "price":
      return new Walk([wanted.min], [wanted.max + 1], reverse);
    case "newest":
      return new Walk([0], [Number.MAX_SAFE_INTEGER], reverse);
  }
}

/** Whether the key alone does not rule out the ticket; otherwise it need not be loaded. */
export function keyMatches(key: Tail, wanted: Wanted): boolean {
  if (wanted.sort !== "price") return true;
  const startsAt = Number(key[1]);
  return startsAt >= wanted.startsFrom && startsAt < wanted.startsBefore;
}

/** Null if no listed word starts with the last word of the query. */
export async function openFeed(
  store: Store,
  wanted: Wanted,
  walk: Walk,
  budget: Budget,
  limit: number,
): Promise<Feed | null> {
  const plan = sortPlans[wanted.sort];
  const open = (index: IndexName, prefix: KeyPart[], rowsAtOnce: number) =>
    new IndexFeed(walk, budget, async (range, limit) => {
      const { reverse } = walk;
      const rows = await store.listKeys(listings, index, { prefix, ...range, limit, reverse });
      return rows.map(({ parts, id }) => [...parts.slice(-plan.width), id]);
    }, rowsAtOnce);

  const words = plan.word === null ? [] : wanted.words;
  if (words.length === 0) {
    return wanted.city === null
      ? open(plan.all, [], limit + 1)
      : open(plan.city, [keyText(wanted.city)], limit + 1);
  }
  const feeds: Feed[] = words.slice(0, -1).map((word) => open(plan.word!, [word], 4));
  if (wanted.city !== null) feeds.push(open(plan.city, [keyText(wanted.city)], 4));
  const endings = await expandPrefix(store, words[words.length - 1], budget);
  if (endings.length === 0) return null;
  if (endings.length === 1) feeds.push(open(plan.word!, endings, feeds.length ? 4 : limit + 1));
  else feeds.push(new Union(walk, endings.map((word) => open(plan.word!, [word], 3))));
  return feeds.length === 1 ? feeds[0] : new Intersection(walk, feeds);
}

const MAX_ENDINGS = 20;
const MAX_ROWS = 40;

/** The listed words with this prefix; the word itself comes first. */
async function expandPrefix(store: Store, prefix: string, budget: Budget): Promise<string[]> {
  if (!budget.take(MAX_ROWS)) return [];
  const before = store.stats.rowsRead;
  const range = { startsWith: prefix, limit: MAX_ENDINGS, rows: MAX_ROWS };
  const found = await store.listCounts(listings, "word_date", range);
  budget.left += MAX_ROWS - Math.min(MAX_ROWS, store.stats.rowsRead - before);
  return found.map(({ part }) => part);
}

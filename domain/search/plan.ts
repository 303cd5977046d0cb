/** Which lists of which indexes a question is answered from. */
import type { KeyPart } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { keyText } from "../text.ts";
import { tickets } from "../tickets/ticket.ts";
import { type Budget, type Feed, IndexFeed, Intersection, Union } from "./feeds.ts";
import type { BrowseSort } from "./query.ts";
import { expandPrefix } from "./vocabulary.ts";
import { type Tail, Walk } from "./walk.ts";
import type { Wanted } from "./wanted.ts";

type IndexName = keyof typeof tickets.indexes;

interface Order {
  all: IndexName;
  city: IndexName;
  /** Without one, words are looked for in the loaded tickets. */
  word: IndexName | null;
  /** Sort keys before the id. */
  width: number;
  /** The index's order is the opposite of the list's. */
  reverse: boolean;
}

export const orders: Record<BrowseSort, Order> = {
  date: { all: "date", city: "city_date", word: "word_date", width: 1, reverse: false },
  price: { all: "price", city: "city_price", word: "word_price", width: 2, reverse: false },
  newest: { all: "newest", city: "city_newest", word: null, width: 1, reverse: true },
};

/** The walk that the question needs, in list order or back. */
export function walkFor(wanted: Wanted, back: boolean): Walk {
  const reverse = orders[wanted.sort].reverse !== back;
  switch (wanted.sort) {
    case "date":
      return new Walk([wanted.startsFrom], [wanted.startsBefore], reverse);
    case "price":
      return new Walk([wanted.min], [wanted.max + 1], reverse);
    case "newest":
      return new Walk([0], [Number.MAX_SAFE_INTEGER], reverse);
  }
}

/** What the key alone tells: tickets it rules out need not be loaded. */
export function keyMatches(key: Tail, wanted: Wanted): boolean {
  if (wanted.sort !== "price") return true;
  const startsAt = Number(key[1]);
  return startsAt >= wanted.startsFrom && startsAt < wanted.startsBefore;
}

/** Null when no listed word begins like the last one of the question. */
export async function openFeed(
  store: Store,
  wanted: Wanted,
  walk: Walk,
  budget: Budget,
  limit: number,
): Promise<Feed | null> {
  const order = orders[wanted.sort];
  const open = (index: IndexName, prefix: KeyPart[], rowsAtOnce: number) =>
    new IndexFeed(walk, budget, async (range, limit) => {
      const { reverse } = walk;
      const rows = await store.listKeys(tickets, index, { prefix, ...range, limit, reverse });
      return rows.map(({ parts, id }) => [...parts.slice(-order.width), id]);
    }, rowsAtOnce);

  const words = order.word === null ? [] : wanted.words;
  if (words.length === 0) {
    return wanted.city === null
      ? open(order.all, [], limit + 1)
      : open(order.city, [keyText(wanted.city)], limit + 1);
  }
  const feeds: Feed[] = words.slice(0, -1).map((word) => open(order.word!, [word], 4));
  if (wanted.city !== null) feeds.push(open(order.city, [keyText(wanted.city)], 4));
  const endings = await expandPrefix(store, words[words.length - 1], budget);
  if (endings.length === 0) return null;
  if (endings.length === 1) feeds.push(open(order.word!, endings, feeds.length ? 4 : limit + 1));
  else feeds.push(new Union(walk, endings.map((word) => open(order.word!, [word], 3))));
  return feeds.length === 1 ? feeds[0] : new Intersection(walk, feeds);
}

/** Browsing and searching concerts with tickets on offer. A page reads a limited number of rows. */
import { says } from "#words/problems.ts";
import type { Page } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import { narrowed, offeringAt, type OfferingNow } from "../offerings/summary.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { concertKeyMatches, concertWalk, openConcertFeed, sorts } from "./concert_plan.ts";
import { type Position, readCursor, shapeOf, writeCursor } from "./cursor.ts";
import { Budget, type Feed } from "./feeds.ts";
import { feeRulesOf } from "../tickets/listing_rules.ts";
import type { ConcertQuery } from "./query.ts";
import { correctedFor, type Sought, soughtFor } from "./sought.ts";
import type { Tail, Walk } from "./walk.ts";
import {
  matchesConcert,
  needsValues,
  offersAsked,
  type WantedConcerts,
  wantedConcerts,
} from "./wanted_concerts.ts";

/** Most rows that one page reads: counted words, index rows and offerings together. */
const READ_BUDGET_ROWS = 200;
/** Most rows that are read to count what a query finds, beyond those of the page. */
const COUNT_BUDGET_ROWS = 300;
/** Offerings that are loaded at once while counting. */
const COUNT_AT_ONCE = 50;

type Needed = Pick<Services, "store" | "settings" | "gateway">;

/** How many concerts a query finds. */
interface Count {
  least: number;
  /** False: there may be more than `least`. */
  exact: boolean;
}

export interface FoundConcerts extends Page<OfferingNow> {
  count: Count;
  /** The words of the query with those that are on offer in place of typing mistakes; null without mistakes. */
  corrected: string | null;
}

/**
 * A page of concerts ahead with tickets on offer, with cursors in both directions: each as it is now, its lowest
 * price among what is asked for. A page that used up its budget may be short or empty and still have a cursor
 * to continue from. Refusal: `malformed` for an altered cursor or one of another query.
 */
export async function browseConcerts(
  x: Needed,
  query: ConcertQuery,
): Promise<Result<FoundConcerts>> {
  const wanted = wantedConcerts(query, feeRulesOf(x), x.store.now());
  const shape = shapeOf(query);
  const position = query.cursor === undefined
    ? null
    : readCursor(query.cursor, shape, sorts[query.sort].width);
  if (query.cursor !== undefined && position === null) {
    return refuse("malformed", { detail: says("foreign_cursor") });
  }
  const budget = new Budget(READ_BUDGET_ROWS);
  const sought = await soughtFor(x.store, wanted.terms, budget, !query.exact);
  if (sought === null) return ok({ items: [], count: NONE, corrected: null });
  const { items, reached } = await readPage(x, wanted, sought, budget, position, query.limit);

  const page: Page<OfferingNow> = { items: position?.back ? items.reverse() : items };
  const ahead = position?.back ? position.boundary : reached;
  const behind = position?.back ? reached : position?.boundary;
  if (ahead) page.next = writeCursor({ back: false, boundary: ahead }, shape);
  if (behind) page.previous = writeCursor({ back: true, boundary: behind }, shape);
  const whole = !page.next && !page.previous;
  const { least, exact } = whole
    ? { least: items.length, exact: true }
    : await countFound(x, wanted, sought);
  const count = { least, exact: exact && sought.complete };
  return ok({ ...page, count, corrected: correctedFor(sought, page.items[0]) });
}

const NONE: Count = { least: 0, exact: true };

/** Items in the order of the walk; `reached`: where to continue, null at the end of the list. */
async function readPage(
  x: Needed,
  wanted: WantedConcerts,
  sought: Sought,
  budget: Budget,
  position: Position | null,
  limit: number,
): Promise<{ items: OfferingNow[]; reached: Tail | null }> {
  const walk = concertWalk(wanted, position?.back ?? false);
  const feed = openConcertFeed(x.store, wanted, sought, walk, budget, limit + 1);
  const items: OfferingNow[] = [];
  let reached: Tail | null = walk.start(position?.boundary ?? null);
  for (let stopped = false; reached && !stopped && items.length < limit;) {
    const found = await findIds(feed, walk, wanted, budget, reached, limit - items.length);
    items.push(...await load(x, found.ids, wanted));
    ({ reached, stopped } = found);
  }
  // A full page has no next page if the list ends right after it.
  if (reached && items.length === limit && (await feed.seek(reached)).kind === "end") {
    reached = null;
  }
  return { items, reached };
}

/** The matching ones as they are now; those that cannot be read are left out. */
async function load(
  x: Needed,
  ids: string[],
  wanted: WantedConcerts,
): Promise<OfferingNow[]> {
  const rules = feeRulesOf(x);
  const loaded = await x.store.getMany(offerings, ids);
  return loaded.flatMap((stored) => {
    if (stored === null) return [];
    const now = offeringAt(stored, wanted.now, rules);
    const matches = matchesConcert(now, wanted) && offersAsked(now, wanted);
    return matches ? [narrowed(now, wanted.asked)] : [];
  });
}

async function countFound(
  x: Needed,
  sorted: WantedConcerts,
  sought: Sought,
): Promise<Count> {
  // In the order of dates no key is that of a concert which has begun.
  const wanted: WantedConcerts = { ...sorted, sort: "date" };
  const budget = new Budget(COUNT_BUDGET_ROWS);
  const walk = concertWalk(wanted, false);
  const feed = openConcertFeed(x.store, wanted, sought, walk, budget, COUNT_BUDGET_ROWS / 2);
  let least = 0;
  let at: Tail | null = walk.start(null);
  for (let stopped = false; at && !stopped;) {
    const rows = needsValues(wanted) ? budget : null;
    const found = await findIds(feed, walk, wanted, rows, at, COUNT_AT_ONCE);
    least += rows ? (await load(x, found.ids, wanted)).length : found.ids.length;
    ({ reached: at, stopped } = found);
  }
  return { least, exact: at === null };
}

/** The next ids worth loading; each takes one row of the budget, if there is one. */
async function findIds(
  feed: Feed,
  walk: Walk,
  wanted: WantedConcerts,
  budget: Budget | null,
  boundary: Tail,
  limit: number,
): Promise<{ ids: string[]; reached: Tail | null; stopped: boolean }> {
  const ids: string[] = [];
  while (ids.length < limit) {
    const step = await feed.seek(boundary);
    if (step.kind === "end") return { ids, reached: null, stopped: false };
    if (step.kind === "stopped") return { ids, reached: step.at, stopped: true };
    if (concertKeyMatches(step.key, wanted)) {
      if (budget && !budget.take(1)) return { ids, reached: walk.at(step.key), stopped: true };
      ids.push(String(step.key[step.key.length - 1]));
    }
    boundary = walk.past(step.key);
  }
  return { ids, reached: boundary, stopped: false };
}

/** Browsing and searching listed tickets. A page reads a limited number of rows. */
import { says } from "#words/problems.ts";
import type { Page } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { leadOf, listings } from "../tickets/listing.ts";
import type { Ticket } from "../tickets/ticket.ts";
import { type Position, readCursor, shapeOf, writeCursor } from "./cursor.ts";
import { Budget, type Feed } from "./feeds.ts";
import { keyMatches, openFeed, sortPlans, walkFor } from "./plan.ts";
import type { BrowseQuery } from "./query.ts";
import type { Tail, Walk } from "./walk.ts";
import { matches, type Wanted, wantedBy } from "./wanted.ts";

/** Most rows that one page reads: counted words, index rows and tickets together. */
export const READ_BUDGET_ROWS = 200;

/**
 * A page of tickets for future concerts, with cursors in both directions. A page that used up its budget
 * may be short or empty and still have a cursor to continue from. Refusal: `malformed` for an altered
 * cursor or one of another query.
 */
export async function browseTickets(
  x: Services,
  query: BrowseQuery,
): Promise<Result<Page<Ticket>>> {
  const wanted = wantedBy(query, x.store.now());
  const shape = shapeOf(query);
  const position = query.cursor === undefined
    ? null
    : readCursor(query.cursor, shape, sortPlans[query.sort].width);
  if (query.cursor !== undefined && position === null) {
    return refuse("malformed", { detail: says("foreign_cursor") });
  }
  const { items, reached } = await readPage(x, wanted, position, query.limit);

  const page: Page<Ticket> = { items: position?.back ? items.reverse() : items };
  const ahead = position?.back ? position.boundary : reached;
  const behind = position?.back ? reached : position?.boundary;
  if (ahead) page.next = writeCursor({ back: false, boundary: ahead }, shape);
  if (behind) page.previous = writeCursor({ back: true, boundary: behind }, shape);
  return ok(page);
}

/** Items in the order of the walk; `reached`: where to continue, null at the end of the list. */
async function readPage(
  x: Services,
  wanted: Wanted,
  position: Position | null,
  limit: number,
): Promise<{ items: Ticket[]; reached: Tail | null }> {
  const budget = new Budget(READ_BUDGET_ROWS);
  const walk = walkFor(wanted, position?.back ?? false);
  const feed = await openFeed(x.store, wanted, walk, budget, limit);
  const items: Ticket[] = [];
  let reached: Tail | null = walk.start(position?.boundary ?? null);
  if (feed === null) return { items, reached: null };
  for (let stopped = false; reached && !stopped && items.length < limit;) {
    const found = await findIds(feed, walk, wanted, budget, reached, limit - items.length);
    const loaded = await x.store.getMany(listings, found.ids);
    items.push(
      ...loaded.filter((listing) => listing !== null).map(leadOf)
        .filter((ticket) => matches(ticket, wanted)),
    );
    ({ reached, stopped } = found);
  }
  // A full page has no next page if the list ends right after it.
  if (reached && items.length === limit && (await feed.seek(reached)).kind === "end") {
    reached = null;
  }
  return { items, reached };
}

/** The next ids worth loading; each takes one row of the budget. */
async function findIds(
  feed: Feed,
  walk: Walk,
  wanted: Wanted,
  budget: Budget,
  boundary: Tail,
  limit: number,
): Promise<{ ids: string[]; reached: Tail | null; stopped: boolean }> {
  const ids: string[] = [];
  while (ids.length < limit) {
    const step = await feed.seek(boundary);
    if (step.kind === "end") return { ids, reached: null, stopped: false };
    if (step.kind === "stopped") return { ids, reached: step.at, stopped: true };
    if (keyMatches(step.key, wanted)) {
      if (!budget.take(1)) return { ids, reached: walk.at(step.key), stopped: true };
      ids.push(String(step.key[step.key.length - 1]));
    }
    boundary = walk.past(step.key);
  }
  return { ids, reached: boundary, stopped: false };
}

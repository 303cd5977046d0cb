/** Browsing and searching the tickets on offer: one page of a bounded number of rows. */
import type { Page } from "#store/types.ts";
import type { Exchange } from "../ports.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Ticket, tickets } from "../tickets/ticket.ts";
import { type Position, readCursor, shapeOf, writeCursor } from "./cursor.ts";
import { Budget } from "./feeds.ts";
import { keyMatches, openFeed, orders, walkFor } from "./plan.ts";
import type { BrowseQuery } from "./query.ts";
import type { Tail } from "./walk.ts";
import { matches, type Wanted, wantedBy } from "./wanted.ts";

/** Rows that one page reads at most: counted words, index rows and tickets together. */
export const READ_BUDGET_ROWS = 200;

/**
 * A page of tickets that have not begun, with cursors both ways. A page whose rows ran out may be
 * short or even empty and still have a cursor: it goes on from there. Refuses an altered cursor, or
 * one of another question, as `malformed`.
 */
export async function browseTickets(
  x: Exchange,
  query: BrowseQuery,
): Promise<Result<Page<Ticket>>> {
  const wanted = wantedBy(query, x.settings.timeZone, x.store.now());
  const shape = shapeOf(query);
  const position = query.cursor === undefined
    ? null
    : readCursor(query.cursor, shape, orders[query.sort].width);
  if (query.cursor !== undefined && position === null) {
    return refuse("malformed", { detail: "The cursor does not belong to this search." });
  }
  const { items, reached } = await readPage(x, wanted, position, query.limit);

  const cursor = (boundary: Tail | null | undefined, back: boolean) =>
    boundary ? writeCursor({ boundary, back }, shape) : undefined;
  const page: Page<Ticket> = position?.back
    ? {
      items: items.reverse(),
      next: cursor(position.boundary, false),
      previous: cursor(reached, true),
    }
    : { items, next: cursor(reached, false), previous: cursor(position?.boundary, true) };
  return ok(page);
}

/** Items in the order of the walk; `reached`: where to go on, null at the end of the list. */
async function readPage(
  x: Exchange,
  wanted: Wanted,
  position: Position | null,
  limit: number,
): Promise<{ items: Ticket[]; reached: Tail | null }> {
  const budget = new Budget(READ_BUDGET_ROWS);
  const walk = walkFor(wanted, position?.back ?? false);
  const feed = await openFeed(x.store, wanted, walk, budget, limit);
  if (feed === null) return { items: [], reached: null };

  const items: Ticket[] = [];
  let boundary = walk.start(position?.boundary ?? null);
  for (let going = true; going;) {
    const ids: string[] = [];
    while (going && items.length + ids.length < limit) {
      const step = await feed.seek(boundary);
      if (step.kind === "end") {
        return { items: [...items, ...await load(x, ids, wanted)], reached: null };
      }
      if (step.kind === "stopped") boundary = step.at;
      else if (!keyMatches(step.key, wanted)) boundary = walk.past(step.key);
      else if (budget.take(1)) {
        ids.push(String(step.key[step.key.length - 1]));
        boundary = walk.past(step.key);
        continue;
      } else boundary = walk.at(step.key);
      going = step.kind === "key" && !keyMatches(step.key, wanted);
    }
    items.push(...await load(x, ids, wanted));
    if (items.length === limit) going = false;
  }
  // A full page whose successor is known to be missing has no next one.
  const isLast = items.length === limit && (await feed.seek(boundary)).kind === "end";
  return { items, reached: isLast ? null : boundary };
}

async function load(x: Exchange, ids: string[], wanted: Wanted): Promise<Ticket[]> {
  const loaded = await x.store.getMany(tickets, ids);
  return loaded.filter((ticket) => ticket !== null && matches(ticket, wanted)) as Ticket[];
}

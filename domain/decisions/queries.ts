/** Reading moderator decisions. */
import type { Page, Store } from "#store/types.ts";
import { listingIdOf } from "../tickets/listing.ts";
import { type DecisionAction, type ModeratorDecision, moderatorDecisions } from "./decision.ts";

/** How many decisions about one thing are read: the newest. */
const MAX_DECISIONS = 20;

/** Decisions about a ticket, an order, a group or a user; newest first. */
export async function decisionsOn(
  store: Pick<Store, "list">,
  thing: string,
  limit = MAX_DECISIONS,
): Promise<ModeratorDecision[]> {
  const found = await store.list(moderatorDecisions, "thing", {
    prefix: [thing],
    limit,
    reverse: true,
  });
  return found.items;
}

/** The newest decision about a thing with one of these actions. */
export async function findDecision(
  store: Pick<Store, "list">,
  thing: string,
  actions: readonly DecisionAction[],
): Promise<ModeratorDecision | null> {
  return (await decisionsOn(store, thing)).find(({ action }) => actions.includes(action)) ?? null;
}

/**
 * Decisions about the listing of a ticket, newest first. Includes old decisions that are only in this index until their
 * indexes are rebuilt.
 */
export async function decisionsOnTicket(
  store: Pick<Store, "list">,
  ticketId: string,
): Promise<ModeratorDecision[]> {
  const found = await store.list(moderatorDecisions, "ticket", {
    prefix: [listingIdOf(ticketId)],
    limit: MAX_DECISIONS,
    reverse: true,
  });
  return found.items;
}

interface DecisionQuestion {
  /** `Who.by`. */
  by?: string;
  /** The id of a ticket, order, group or user. */
  thing?: string;
  /** Epoch ms; `until` is exclusive. */
  from?: number;
  until?: number;
  limit: number;
  cursor?: string;
}

/**
 * All decisions, newest first. With both `by` and `thing`, a page may be short although there are more.
 * Throws `BadCursor`.
 */
export async function listDecisions(
  store: Pick<Store, "list">,
  { by, thing, from, until, limit, cursor }: DecisionQuestion,
): Promise<Page<ModeratorDecision>> {
  const page = {
    start: from === undefined ? undefined : [from],
    end: until === undefined ? undefined : [until],
    limit,
    cursor,
    reverse: true,
  };
  if (thing !== undefined) {
    // Decisions name the listing of a ticket; ids of other things stay as they are.
    const prefix = [listingIdOf(thing)];
    const found = await store.list(moderatorDecisions, "thing", { ...page, prefix });
    return { ...found, items: found.items.filter((one) => by === undefined || one.by === by) };
  }
  return by === undefined
    ? await store.list(moderatorDecisions, "time", page)
    : await store.list(moderatorDecisions, "by", { ...page, prefix: [by] });
}

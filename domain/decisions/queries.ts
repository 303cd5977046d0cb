/** Reading the audit trail. */
import type { Page, Store } from "#store/types.ts";
import { type DecisionAction, type ModeratorDecision, moderatorDecisions } from "./decision.ts";

/** Decisions about one thing that are looked through at most, the newest first. */
export const MAX_DECISIONS = 20;

/** What was decided about a ticket, an order, a group or a person; newest first. */
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

/** The newest of these decisions about a thing. */
export async function findDecision(
  store: Pick<Store, "list">,
  thing: string,
  actions: readonly DecisionAction[],
): Promise<ModeratorDecision | null> {
  return (await decisionsOn(store, thing)).find(({ action }) => actions.includes(action)) ?? null;
}

/**
 * What was decided about a ticket, newest first, those of before there was an audit trail included:
 * their rows stand in this index alone until they are indexed anew.
 */
export async function decisionsOnTicket(
  store: Pick<Store, "list">,
  ticketId: string,
  limit = MAX_DECISIONS,
): Promise<ModeratorDecision[]> {
  const found = await store.list(moderatorDecisions, "ticket", {
    prefix: [ticketId],
    limit,
    reverse: true,
  });
  return found.items;
}

export interface TrailQuestion {
  /** Who decided, as `Who.by`. */
  by?: string;
  /** The id of what it was about. */
  thing?: string;
  /** Epoch ms; `until` is not included. */
  from?: number;
  until?: number;
  limit: number;
  cursor?: string;
}

/**
 * The trail, newest first. Asked for both `by` and `thing`, a page may be short and still go on.
 * Throws `BadCursor`.
 */
export async function listDecisions(
  store: Pick<Store, "list">,
  { by, thing, from, until, limit, cursor }: TrailQuestion,
): Promise<Page<ModeratorDecision>> {
  const page = {
    start: from === undefined ? undefined : [from],
    end: until === undefined ? undefined : [until],
    limit,
    cursor,
    reverse: true,
  };
  if (thing !== undefined) {
    const found = await store.list(moderatorDecisions, "thing", { ...page, prefix: [thing] });
    return { ...found, items: found.items.filter((one) => by === undefined || one.by === by) };
  }
  return by === undefined
    ? await store.list(moderatorDecisions, "time", page)
    : await store.list(moderatorDecisions, "by", { ...page, prefix: [by] });
}

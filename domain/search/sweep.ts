/** Keeps the browse indexes to what can still be bought: called once a minute, a bounded piece each. */
import type { Store } from "#store/types.ts";
import type { Exchange } from "../ports.ts";
import { isListed, isOver, tickets } from "../tickets/ticket.ts";

/**
 * Takes up to `limit` tickets whose concert has begun off the browse indexes; answers how many, so
 * that a full piece can be followed by another. A search by price would fill with the past otherwise.
 */
export async function retireOverTickets(x: Exchange, limit: number): Promise<number> {
  const end = [x.store.now() + 1];
  const over = await x.store.listKeys(tickets, "date", { start: [0], end, limit });
  const retired = await Promise.all(over.map(({ id }) =>
    x.store.transact(async (tx) => {
      const ticket = await tx.get(tickets, id);
      // Moved to the future, bought or taken back since the index was read.
      if (!ticket || !isListed(ticket) || !isOver(ticket, tx.now)) return false;
      tx.put(tickets, { ...ticket, retired: true });
      return true;
    })
  ));
  return retired.filter(Boolean).length;
}

/** Where the next sweep of this process goes on, for each counted index. */
const positions = new WeakMap<Store, Map<string, string | null>>();

/** Looks at `limit` counted words and spellings of cities each, removes those at 0; answers how many. */
export async function sweepVocabulary(x: Exchange, limit: number): Promise<number> {
  const at = positions.get(x.store) ?? new Map<string, string | null>();
  positions.set(x.store, at);
  let dropped = 0;
  for (const index of ["word_date", "city"] as const) {
    const after = at.get(index) ?? undefined;
    const swept = await x.store.dropEmptyCounts(tickets, index, { after, limit });
    at.set(index, swept.last);
    dropped += swept.dropped;
  }
  return dropped;
}

/** Keeps the browse indexes to what can still be bought: called once a minute, a bounded piece each. */
import { DueRows } from "#store/care/due_rows.ts";
import type { Store } from "#store/types.ts";
import type { Services } from "../ports/mod.ts";
import { isListed, isOver, type Ticket, tickets } from "../tickets/ticket.ts";

/** What is to be retired, for each store of this process. */
const over = new WeakMap<Store, DueRows<Ticket, keyof typeof tickets["indexes"]>>();

/**
 * Takes the next `limit` tickets whose concert has begun off the browse indexes. A search by price
 * would fill with the past otherwise.
 */
export async function retireOverTickets({ store }: Pick<Services, "store">, limit: number) {
  const due = over.get(store) ?? new DueRows(store, tickets, "date");
  over.set(store, due);
  return await due.visit(limit, (id) =>
    store.transact(async (tx) => {
      const ticket = await tx.get(tickets, id);
      // Moved to the future, bought or taken back since the index was read.
      if (!ticket || !isListed(ticket) || !isOver(ticket, tx.now)) return false;
      tx.put(tickets, { ...ticket, retired: true });
      return true;
    }));
}

/** Where the next sweep of this process goes on, for each counted index. */
const positions = new WeakMap<Store, Map<string, string | null>>();

/** Looks at `limit` counted words and spellings of cities each, removes those at 0; answers how many. */
export async function sweepVocabulary(x: Services, limit: number): Promise<number> {
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

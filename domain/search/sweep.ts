/** Removes past tickets and unused words from the browse indexes; called once a minute with a limit. */
import { DueRows } from "#store/care/due_rows.ts";
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Services } from "../ports/services.ts";
import { isListed, type Listing, listings } from "../tickets/listing.ts";
import { isOver } from "../tickets/ticket.ts";

/** Tickets to retire, for each store of this process. */
const over = new WeakMap<Store, DueRows<Listing, keyof typeof listings["indexes"]>>();

/**
 * Removes the next `limit` tickets whose concert has started from the browse indexes. Otherwise a search
 * by price would have to skip more and more of them.
 */
export async function retireOverTickets({ store }: Pick<Services, "store">, limit: number) {
  const due = over.get(store) ?? new DueRows(store, listings, "date");
  over.set(store, due);
  return await due.visit(limit, (id) =>
    store.transact(async (tx) => {
      const ticket = await tx.get(listings, id);
      // Rescheduled, sold or withdrawn since the index was read.
      if (!ticket || !isListed(ticket) || !isOver(ticket, tx.now)) return false;
      tx.put(listings, { ...ticket, retired: true });
      return true;
    }));
}

/** Where the next sweep of this process continues, for each counted index. */
const positions = new WeakMap<Store, Map<string, string | null>>();

/** Checks `limit` counted words and as many city spellings, and removes those at 0. Returns how many. */
export async function sweepVocabulary(x: Services, limit: number): Promise<number> {
  const at = positions.get(x.store) ?? new Map<string, string | null>();
  positions.set(x.store, at);
  let dropped = 0;
  for (const index of ["word_date", "city"] as const) {
    const after = at.get(index) ?? undefined;
    const swept = await x.store.dropEmptyCounts(offerings, index, { after, limit });
    at.set(index, swept.last);
    dropped += swept.dropped;
  }
  return dropped;
}

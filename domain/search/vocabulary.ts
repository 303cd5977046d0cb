/** The words of the listed tickets; each listing's commit updates their counts. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import { tickets } from "../tickets/ticket.ts";
import type { Budget } from "./feeds.ts";

/** A prefix is expanded to this many words, in alphabetical order. */
const MAX_ENDINGS = 20;

/** Rows to read: unused words stay until the sweep, and must not use up the page's budget. */
const MAX_ROWS = 40;

/** The listed words with this prefix; the word itself comes first. */
export async function expandPrefix(
  store: Store,
  prefix: string,
  budget: Budget,
  entity: typeof tickets | typeof offerings = tickets,
): Promise<string[]> {
  if (!budget.take(MAX_ROWS)) return [];
  const before = store.stats.rowsRead;
  const range = { startsWith: prefix, limit: MAX_ENDINGS, rows: MAX_ROWS };
  const found =
    await (entity === offerings
      ? store.listCounts(offerings, "word_date", range)
      : store.listCounts(tickets, "word_date", range));
  // Concurrent readers may have raised the count: then too little is returned to the budget, never too much.
  budget.left += MAX_ROWS - Math.min(MAX_ROWS, store.stats.rowsRead - before);
  return found.map(({ part }) => part);
}

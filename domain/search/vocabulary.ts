/** The words of the concerts on offer, counted. */
import type { Store } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Budget } from "./feeds.ts";

/** A prefix is expanded to this many words, in alphabetical order. */
const MAX_ENDINGS = 20;

/** Rows to read: unused words stay until the sweep, and must not use up the page's budget. */
const MAX_ROWS = 40;

/** The words on offer with this prefix; the word itself comes first. `complete`: these are all. */
export async function expandPrefix(
  store: Store,
  prefix: string,
  budget: Budget,
): Promise<{ words: string[]; complete: boolean }> {
  if (!budget.take(MAX_ROWS)) return { words: [], complete: false };
  const before = store.stats.rowsRead;
  const range = { startsWith: prefix, limit: MAX_ENDINGS, rows: MAX_ROWS };
  const found = await store.listCounts(offerings, "word_date", range);
  // Concurrent readers may have raised the count: then too little is returned to the budget, never too much.
  const rows = Math.min(MAX_ROWS, store.stats.rowsRead - before);
  budget.left += MAX_ROWS - rows;
  const complete = found.length < MAX_ENDINGS && rows < MAX_ROWS;
  return { words: found.map(({ part }) => part), complete };
}

/** The words that listings have, counted in their own commits. */
import type { Store } from "#store/types.ts";
import { tickets } from "../tickets/ticket.ts";
import type { Budget } from "./feeds.ts";

/** Words that the beginning of a word stands for at most, in alphabetical order. */
export const MAX_ENDINGS = 20;

/** Words that nobody offers any more wait for the sweep; they may not use up a page's rows. */
const MAX_ROWS = 40;

/** The listed words that begin like this, the word itself first. */
export async function expandPrefix(
  store: Store,
  prefix: string,
  budget: Budget,
): Promise<string[]> {
  if (!budget.take(MAX_ROWS)) return [];
  const before = store.stats.rowsRead;
  const range = { startsWith: prefix, limit: MAX_ENDINGS, rows: MAX_ROWS };
  const found = await store.listCounts(tickets, "word_date", range);
  // Other readers may have added to the count meanwhile: that gives back too little, never too much.
  budget.left += MAX_ROWS - Math.min(MAX_ROWS, store.stats.rowsRead - before);
  return found.map(({ part }) => part);
}

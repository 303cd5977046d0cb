/** The words that listings have, counted in their own commits. */
import type { Store } from "#store/types.ts";
import { tickets } from "../tickets/ticket.ts";
import type { Budget } from "./feeds.ts";

/** Words that the beginning of a word stands for at most, in alphabetical order. */
export const MAX_ENDINGS = 20;
/** Words at 0 wait for the sweep; they may not use up a page's rows. */
const MAX_WORDS_READ = 60;

/** The listed words that begin like this, the word itself first. */
export async function expandPrefix(
  store: Store,
  prefix: string,
  budget: Budget,
): Promise<string[]> {
  const words: string[] = [];
  const end = [`${prefix}\u{10ffff}`];
  let start = prefix;
  for (let read = 0; read < MAX_WORDS_READ && words.length < MAX_ENDINGS;) {
    const limit = MAX_ENDINGS;
    if (!budget.take(limit)) break;
    const rows = await store.listCounts(tickets, "word_date", { start: [start], end, limit });
    budget.left += limit - rows.length;
    read += rows.length;
    for (const { part, count } of rows) if (count > 0) words.push(String(part));
    if (rows.length < limit) break;
    start = `${rows[rows.length - 1].part}\0`;
  }
  return words.slice(0, MAX_ENDINGS);
}

/** The words that listings have, counted in their own commits. */
import type { Store } from "#store/types.ts";
import { tickets } from "../tickets/ticket.ts";
import type { Budget } from "./feeds.ts";

/** Words that the beginning of a word stands for at most, in alphabetical order. */
export const MAX_ENDINGS = 20;

/** The listed words that begin like this, the word itself first. */
export async function expandPrefix(
  store: Store,
  prefix: string,
  budget: Budget,
): Promise<string[]> {
  if (!budget.take(MAX_ENDINGS)) return [];
  const range = { startsWith: prefix, limit: MAX_ENDINGS };
  const rows = await store.listCounts(tickets, "word_date", range);
  budget.left += MAX_ENDINGS - rows.length;
  return rows.map(({ part }) => part);
}

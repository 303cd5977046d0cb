/** The words that a listing is found by, and the words of a query. */
import { fold } from "../text.ts";

/** Most indexed words of a listing. Title, venue and city have at most 216 characters together. */
const MAX_WORDS_PER_TICKET = 40;
/** Words of a query that count; the rest are ignored. */
export const MAX_WORDS_PER_QUERY = 6;
const MAX_WORD_LENGTH = 32;

/** Distinct folded words, split at everything but letters and digits. */
export function wordsIn(text: string, most = MAX_WORDS_PER_TICKET): string[] {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    .map((word) => [...word].slice(0, MAX_WORD_LENGTH).join(""));
  return [...new Set(words)].slice(0, most);
}

let last = { text: "", words: [] as readonly string[] };

/** The words that a listing is found by. The last result is cached: two indexes ask before and after each write. */
export function wordsOf(
  listing: { title: string; venue: string; city: string },
): readonly string[] {
  const text = `${listing.title} ${listing.venue} ${listing.city}`;
  if (last.text !== text) last = { text, words: wordsIn(text) };
  return last.words;
}

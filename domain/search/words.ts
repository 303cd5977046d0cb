/** The words that a listing is found by, and those that a person asks for. */
import { fold } from "../text.ts";

/** Words of a listing that are indexed at most; title, venue and city together are 216 characters. */
export const MAX_WORDS_PER_TICKET = 40;
/** Words of a question that count; the rest are ignored. */
export const MAX_WORDS_PER_QUERY = 6;
const MAX_WORD_LENGTH = 32;

/** Distinct words: folded, split at everything that is neither letter nor digit. */
export function wordsIn(text: string, most = MAX_WORDS_PER_TICKET): string[] {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    .map((word) => [...word].slice(0, MAX_WORD_LENGTH).join(""));
  return [...new Set(words)].slice(0, most);
}

let last = { text: "", words: [] as readonly string[] };

/** The words that a listing is found by. Two indexes ask before and after each write: the last answer is kept. */
export function wordsOf(
  listing: { title: string; venue: string; city: string },
): readonly string[] {
  const text = `${listing.title} ${listing.venue} ${listing.city}`;
  if (last.text !== text) last = { text, words: wordsIn(text) };
  return last.words;
}

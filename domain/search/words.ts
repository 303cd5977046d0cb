/** The words that a concert is found by, and the words of a query. */
import { APOSTROPHES, fold } from "../text.ts";

/** Most indexed words of a concert. Name, venue and city have at most 216 characters together. */
const MAX_WORDS_PER_CONCERT = 40;
/** Words of a query that count, separated by blanks; the rest are ignored. */
const MAX_WORDS_PER_QUERY = 6;
/** Most parts of a word such as "AC/DC" that are also found as one. */
const MAX_PARTS = 4;
const MAX_WORD_LENGTH = 32;

/** A word of a query, and the ways in which it may stand in a listing: words that must all be there. */
export interface Term {
  asked: string;
  ways: string[][];
}

/**
 * What people write for "&" between two names, folded: English, French, German, Spanish and Catalan, Italian,
 * Dutch, the Scandinavian languages, Slavic ones.
 */
const AND = new Set(["and", "n", "et", "und", "y", "i", "e", "ed", "en", "og", "och", "и"]);

const BLANKS = /[\p{Z}\s]+/u;
const BETWEEN_PARTS = /[^\p{L}\p{N}]+/u;
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "gu");

/** The folded parts of a word: "O’Brien" → "o", "brien". */
const partsOf = (word: string): string[] => [...new Set(foldedParts(word).map(cut))];

/** All of them in their order, however long. */
export const foldedParts = (word: string): string[] =>
  fold(word.replaceAll(APOSTROPHE, " ")).split(BETWEEN_PARTS).filter(Boolean);

/** "AC/DC" → "acdc"; null for a word of one part, or of many. */
function joined(parts: string[]): string | null {
  return parts.length > 1 && parts.length <= MAX_PARTS ? cut(parts.join("")) : null;
}

const cut = (word: string): string => [...word].slice(0, MAX_WORD_LENGTH).join("");

const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  å: "aa",
  ø: "oe",
};

/** "Müller" → "Mueller", as people type it without that letter; `fold` gives "muller". Null: nothing to do. */
function spelledOut(word: string): string | null {
  const plain = word.normalize("NFC").toLowerCase();
  const spelled = plain.replaceAll(/[äöüåø]/g, (letter) => SPELLED_OUT[letter]);
  return spelled === plain ? null : spelled;
}

let last = { text: "", words: [] as readonly string[] };

/**
 * The words that a concert is found by: the parts of each word, then what they are together or spelled out. The
 * last result is cached: several indexes ask before and after each write.
 */
export function wordsOf(
  concert: { name: string; venue: string; city: string },
): readonly string[] {
  const text = `${concert.name} ${concert.venue} ${concert.city}`;
  if (last.text === text) return last.words;
  const parts: string[] = [], more: string[] = [];
  for (const word of text.split(BLANKS)) {
    const own = partsOf(word);
    parts.push(...own);
    more.push(joined(own) ?? "", ...partsOf(spelledOut(word) ?? ""));
  }
  const words = [...new Set([...parts, ...more.filter(Boolean)])].slice(0, MAX_WORDS_PER_CONCERT);
  last = { text, words };
  return words;
}

/**
 * The words of a query: at most six, each once. "&" is no word, so between two words what people write for it does
 * not count either: "Simon and Garfunkel" finds "Simon & Garfunkel". As the last word it may be the start of another.
 */
export function termsIn(query: string): Term[] {
  const terms = new Map<string, Term>();
  const words = query.split(BLANKS).map((word) => ({
    word,
    parts: partsOf(word).slice(0, MAX_PARTS),
  })).filter(({ parts }) => parts.length > 0);
  for (const [place, { word, parts }] of words.entries()) {
    const name = parts.join(" ");
    if (place > 0 && place < words.length - 1 && AND.has(name)) continue;
    if (terms.has(name) || terms.size === MAX_WORDS_PER_QUERY) continue;
    const together = joined(parts), spelled = spelledOut(word);
    const ways = [parts];
    if (together) ways.push([together]);
    if (spelled) ways.push(partsOf(spelled).slice(0, MAX_PARTS));
    terms.set(name, { asked: word, ways });
  }
  return [...terms.values()];
}

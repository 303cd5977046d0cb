/**
 * How a text was folded, and a listing's words were found, before concerts had pages. Never change this: it
 * finds the rows that older versions wrote.
 */

/** Letters without a Unicode decomposition, and their usual ASCII spelling. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ı: "i",
  ħ: "h",
  ŧ: "t",
  ς: "σ",
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

export function formerFold(text: string): string {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD")
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replaceAll(NOT_PLAIN, (letter) => PLAIN[letter])
    .replaceAll(/[\p{Pd}\p{Z}\s\u2212]+/gu, " ").trim();
}

/** A text as part of a key: folded, and 160 code points at most. */
export const formerKeyText = (text: string): string => [...formerFold(text)].slice(0, 160).join("");

/** Distinct folded words of at most 32 code points, split at everything but letters and digits. */
export function formerWordsIn(text: string, most = 40): string[] {
  const words = formerFold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    .map((word) => [...word].slice(0, 32).join(""));
  return [...new Set(words)].slice(0, most);
}

let last = { text: "", words: [] as readonly string[] };

/** The words that a listing was found by. The last result is cached: two indexes ask before and after each write. */
export function formerWordsOf(
  listing: { title: string; venue: string; city: string },
): readonly string[] {
  const text = `${listing.title} ${listing.venue} ${listing.city}`;
  if (last.text !== text) last = { text, words: formerWordsIn(text) };
  return last.words;
}

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

function formerFold(text: string): string {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD")
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replaceAll(NOT_PLAIN, (letter) => PLAIN[letter])
    .replaceAll(/[\p{Pd}\p{Z}\s\u2212]+/gu, " ").trim();
}

/** A text as part of a key: folded, and 160 code points at most. */
export const formerKeyText = (text: string): string => [...formerFold(text)].slice(0, 160).join("");

/**
 * The words that a listing was found by: at most 40 distinct ones of at most 32 code points, split at everything
 * but letters and digits.
 */
export function formerWordsOf(
  { title, venue, city }: { title: string; venue: string; city: string },
): string[] {
  const words = formerFold(`${title} ${venue} ${city}`).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    .map((word) => [...word].slice(0, 32).join(""));
  return [...new Set(words)].slice(0, 40);
}

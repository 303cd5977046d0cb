/**
 * French typography. Translators type plain spaces and apostrophes; this puts narrow no-break spaces
 * before ; : ? ! % » and after «, and curves apostrophes.
 */

const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

const typesetText = (text: string): string =>
  text.replaceAll(/ (?=[;:?!%»])/g, NARROW).replaceAll("« ", `«${NARROW}`).replaceAll("'", "’")
    // "10 caractères" stays on one line.
    .replaceAll(/(?<=\d) (?=\p{L})/gu, NO_BREAK);

/** The catalogue with every text typeset. */
export function typeset<T>(texts: T): T {
  if (typeof texts === "string") return typesetText(texts) as T;
  return Object.fromEntries(
    Object.entries(texts as Record<string, unknown>).map(([key, text]) => [key, typeset(text)]),
  ) as T;
}

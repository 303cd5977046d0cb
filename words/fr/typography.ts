/**
 * French typography: translators type as on any keyboard, and the catalogue gets narrow no-break
 * spaces before ; : ? ! % », after «, and curved apostrophes.
 */

const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

export const typesetText = (text: string): string =>
  text.replaceAll(/ (?=[;:?!%»])/g, NARROW).replaceAll("« ", `«${NARROW}`).replaceAll("'", "’")
    // "10 caractères" stays on one line.
    .replaceAll(/(?<=\d) (?=\p{L})/gu, NO_BREAK);

/** The same catalogue, every text of it typeset. */
export function typeset<T>(texts: T): T {
  if (typeof texts === "string") return typesetText(texts) as T;
  return Object.fromEntries(
    Object.entries(texts as Record<string, unknown>).map(([key, text]) => [key, typeset(text)]),
  ) as T;
}

/** Time zones by the names that people use: "CET", not "GMT+1". */
import type { Manner } from "./manner.ts";
import { zones as fr } from "./fr/zones.ts";
import type { Language } from "./languages.ts";
import { once } from "./once.ts";

/** Each of these knows the abbreviations of its own part of the world alone. */
const ENGLISH = ["en-GB", "en-US", "en-AU", "en-NZ", "en-ZA", "en-IN"];

/** Where a language has a better name than `Intl` knows. */
const names: Partial<Record<Language, Readonly<Record<string, string>>>> = { fr };

/**
 * The name in the reader's language, of summer or winter time where the language tells them apart:
 * its own one, an abbreviation that is in use, or `Intl`'s name in full.
 */
export function zoneName(instant: number, timeZone: string, manner: Manner): string {
  const { language, locale } = manner;
  const ours = names[language]?.[timeZone];
  if (ours !== undefined) return ours;
  for (const tried of language === "en" ? [locale, ...ENGLISH] : [locale]) {
    const name = nameIn(tried, instant, timeZone, "short");
    if (!/^(GMT|UTC)[+\u2212-]/.test(name)) return name;
  }
  return nameIn(locale, instant, timeZone, language === "en" ? "shortGeneric" : "longGeneric");
}

function nameIn(
  locale: string,
  instant: number,
  timeZone: string,
  timeZoneName: "short" | "shortGeneric" | "longGeneric",
): string {
  const format = once(
    `zone ${locale} ${timeZone} ${timeZoneName}`,
    () => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }),
  );
  return format.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ??
    timeZone;
}

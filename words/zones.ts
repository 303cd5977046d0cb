/** Names of time zones that people use: "CET", not "GMT+1". */
import type { Manner } from "./manner.ts";
import { zones as fr } from "./fr/zones.ts";
import type { Language } from "./languages.ts";
import { once, onceWritten } from "./once.ts";

/** Each of these locales knows the abbreviations of its own part of the world only. */
const ENGLISH = ["en-GB", "en-US", "en-AU", "en-NZ", "en-ZA", "en-IN"];

/** Names that replace those of `Intl`. */
const names: Partial<Record<Language, Readonly<Record<string, string>>>> = { fr };

/**
 * The zone's name in the reader's language: ours if there is one, else an abbreviation, else `Intl`'s
 * full name. Abbreviations differ between summer and winter time.
 */
export function zoneName(
  instant: number,
  timeZone: string,
  manner: Pick<Manner, "language" | "locale">,
): string {
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
  const kind = `zone ${locale} ${timeZone} ${timeZoneName}`;
  return onceWritten(`${kind} ${instant}`, () => {
    const format = once(kind, () => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }));
    return format.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ??
      timeZone;
  });
}

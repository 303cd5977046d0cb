/** The languages that the exchange speaks. */
import { en, type Words } from "./en/mod.ts";
import { fr } from "./fr/mod.ts";

export type { Words };

export const languages = ["en", "fr"] as const;
export type Language = typeof languages[number];

export const catalogues: Readonly<Record<Language, Words>> = { en, fr };

/** Each language by the name that its speakers have for it. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", fr: "Français" };

/** The language that an installation speaks where nothing else is asked for. */
export const mainLanguage = (locale: string): Language => languageOf(locale) ?? languages[0];

/** The language of a tag such as "fr-CA"; null when it is none of ours. */
export function languageOf(tag: string): Language | null {
  const primary = tag.split("-")[0].toLowerCase();
  return languages.find((language) => language === primary) ?? null;
}

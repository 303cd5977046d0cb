/** The languages of the exchange. */
import { en, type Words } from "./en/mod.ts";
import { fr } from "./fr/mod.ts";

export type { Words };

export const languages = ["en", "fr"] as const;
export type Language = typeof languages[number];

export const catalogues: Readonly<Record<Language, Words>> = { en, fr };

/** The name of each language, in that language. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", fr: "Français" };

/** The installation's language, for readers who ask for none that we have. */
export const mainLanguage = (locale: string): Language => languageOf(locale) ?? languages[0];

/** The language of a tag such as "fr-CA"; null if we do not have it. */
export function languageOf(tag: string): Language | null {
  const primary = tag.split("-")[0].toLowerCase();
  return languages.find((language) => language === primary) ?? null;
}

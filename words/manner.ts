/** How a page or a letter speaks to its reader. */
import { catalogues, type Language, languageOf, type Words } from "./languages.ts";

export interface Manner {
  readonly language: Language;
  /** For numbers and dates: the language, with the installation's region where it is of it. */
  readonly locale: string;
  /** Where no place says another one: deadlines, sessions. */
  readonly timeZone: string;
  readonly words: Words;
}

/** `locale` and `timeZone` are the installation's. */
export function mannerIn(
  language: Language,
  { locale, timeZone }: { locale: string; timeZone: string },
): Manner {
  return {
    language,
    locale: languageOf(locale) === language ? locale : language,
    timeZone,
    words: catalogues[language],
  };
}

/** The language, formats and time zone of a page or letter. */
import { catalogues, type Language, languageOf, type Words } from "./languages.ts";

export interface Manner {
  readonly language: Language;
  /** For numbers and dates: `LOCALE` if it is of this language, so that its region counts; else the language. */
  readonly locale: string;
  /** For times that are not at a venue: deadlines, sessions. */
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

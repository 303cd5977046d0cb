/** The language of a page: the user's choice (a cookie), else the browser's, else the installation's. */
import { type Language, languageOf, languages, mainLanguage } from "#words/languages.ts";
import { type Manner, mannerIn } from "#words/manner.ts";
import type { Settings } from "#domain/ports/settings.ts";
import { LANGUAGE_COOKIE } from "../answer/cookies.ts";
import { readCookie } from "./cookies.ts";

/** The reader's language, time zone and formats. */
export function mannerOf(req: Request, settings: Pick<Settings, "locale" | "timeZone">): Manner {
  return mannerIn(languageFor(req, settings), settings);
}

function languageFor(req: Request, { locale }: Pick<Settings, "locale">): Language {
  const chosen = readCookie(req, LANGUAGE_COOKIE);
  return languages.find((language) => language === chosen) ??
    acceptedLanguage(req.headers.get("accept-language")) ?? mainLanguage(locale);
}

/** Only this many tags of a header are read; browsers send a handful. */
const MAX_TAGS = 32;

/**
 * The supported language with the highest quality in `Accept-Language` (RFC 9110, 12.5.4), the first of
 * equals. Null when the header names none, or only with q=0; "*" counts as none.
 */
export function acceptedLanguage(header: string | null): Language | null {
  let best: { language: Language; quality: number } | null = null;
  for (const part of (header ?? "").split(",", MAX_TAGS)) {
    const [tag, ...parameters] = part.split(";").map((text) => text.trim());
    const language = languageOf(tag);
    const quality = qualityOf(parameters);
    if (language !== null && quality > (best?.quality ?? 0)) best = { language, quality };
  }
  return best?.language ?? null;
}

/** From 0 to 1: 1 when absent, 0 when malformed. */
function qualityOf(parameters: string[]): number {
  const given = parameters.find((text) => /^q=/i.test(text))?.slice(2);
  if (given === undefined) return 1;
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(given) ? Number(given) : 0;
}

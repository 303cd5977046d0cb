/** The cookies: the session, that a browser was signed in before, the notice that a redirect leaves for the next page, the language. */
import type { Identity } from "#domain/ports/identity.ts";
import type { Language } from "#words/languages.ts";

/** The longest that a session lasts; the server ends it earlier when it is not used. */
const SESSION_SECONDS = 90 * 24 * 3600;
/** As long as what it carries is good for (`adapters/identity/local/known_browser.ts`). */
const KNOWN_SECONDS = 180 * 24 * 3600;
const NOTICE_SECONDS = 30;
const LANGUAGE_SECONDS = 365 * 24 * 3600;

export const LANGUAGE_COOKIE = "lang";

/** Longer ones are none that we or a server behind us would set. */
const MAX_COOKIE_CHARACTERS = 2_000;

/** On https the prefix makes browsers refuse a session planted by a neighbouring subdomain. */
const hostBound = (origin: string, name: string): string =>
  origin.startsWith("https:") ? `__Host-${name}` : name;
const sessionCookieName = (origin: string): string => hostBound(origin, "session");
const knownCookieName = (origin: string): string => hostBound(origin, "known");

/** Where a request carries the session's token: in our own cookie, or in that of who keeps the accounts. */
export const tokenCookieOf = (
  { identity, config }: { identity: Pick<Identity, "flows">; config: { origin: string } },
): string => identity.flows?.cookie ?? sessionCookieName(config.origin);

/** The token as sent, unproven. */
export const readToken = (
  req: Request,
  system: Parameters<typeof tokenCookieOf>[0],
): string | undefined => readCookie(req, tokenCookieOf(system));

/** Makes the browser keep the token; HttpOnly, and not sent with posts from other sites. */
export function sessionCookie(origin: string, token: string): string {
  return cookie(origin, sessionCookieName(origin), token, SESSION_SECONDS);
}
export const endSessionCookie = (system: Parameters<typeof tokenCookieOf>[0]): string =>
  cookie(system.config.origin, tokenCookieOf(system), "", 0);

/** Outlives the session: this browser was signed in to one account before. */
export const knownCookie = (origin: string, known: string): string =>
  cookie(origin, knownCookieName(origin), known, KNOWN_SECONDS);
export const readKnown = (req: Request, origin: string): string | undefined =>
  readCookie(req, knownCookieName(origin));

export const noticeCookie = (origin: string, notice: string): string =>
  cookie(origin, "notice", notice, NOTICE_SECONDS);
export const endNoticeCookie = (origin: string): string => cookie(origin, "notice", "", 0);

/** What the switch was set to; HttpOnly since no script asks for it. */
export const languageCookie = (origin: string, language: Language): string =>
  cookie(origin, LANGUAGE_COOKIE, language, LANGUAGE_SECONDS);

function cookie(origin: string, name: string, value: string, seconds: number): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of a cookie; undefined when it is absent or not made of token characters. */
export function readCookie(req: Request, name: string): string | undefined {
  for (const part of (req.headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    if (value.length > MAX_COOKIE_CHARACTERS) return undefined;
    return /^[A-Za-z0-9._~=-]+$/.test(value) ? value : undefined;
  }
}

/** The cookies we set: the session, the browser that was signed in before, the next page's notice, the language. */
import type { Identity } from "#domain/ports/identity.ts";
import type { Language } from "#words/languages.ts";

/** Maximum lifetime of a session; the server ends it earlier when it is not used. */
const SESSION_SECONDS = 90 * 24 * 3600;
/** As long as its value is valid (`adapters/identity/local/known_browser.ts`). */
const KNOWN_SECONDS = 180 * 24 * 3600;
const NOTICE_SECONDS = 30;
const LANGUAGE_SECONDS = 365 * 24 * 3600;

export const LANGUAGE_COOKIE = "lang";
export const NOTICE_COOKIE = "notice";

/** On https the prefix makes browsers reject a session planted by a neighbouring subdomain. */
const hostBound = (origin: string, name: string): string =>
  origin.startsWith("https:") ? `__Host-${name}` : name;
const sessionCookieName = (origin: string): string => hostBound(origin, "session");
export const knownCookieName = (origin: string): string => hostBound(origin, "known");

/** The cookie with the session's token: ours, or that of the server that keeps the accounts. */
export const tokenCookieOf = (
  { identity, config }: { identity: Pick<Identity, "flows">; config: { origin: string } },
): string => identity.flows?.cookie ?? sessionCookieName(config.origin);

/** Makes the browser keep the token; HttpOnly, and not sent with posts from other sites. */
export function sessionCookie(origin: string, token: string): string {
  return cookie(origin, sessionCookieName(origin), token, SESSION_SECONDS);
}
export const endSessionCookie = (system: Parameters<typeof tokenCookieOf>[0]): string =>
  cookie(system.config.origin, tokenCookieOf(system), "", 0);

/** Outlives the session: this browser was signed in to one account before. */
export const knownBrowserCookie = (origin: string, known: string): string =>
  cookie(origin, knownCookieName(origin), known, KNOWN_SECONDS);

export const noticeCookie = (origin: string, notice: string): string =>
  cookie(origin, NOTICE_COOKIE, notice, NOTICE_SECONDS);
export const endNoticeCookie = (origin: string): string => cookie(origin, NOTICE_COOKIE, "", 0);

/** The language that the user chose; HttpOnly, since no script reads it. */
export const languageCookie = (origin: string, language: Language): string =>
  cookie(origin, LANGUAGE_COOKIE, language, LANGUAGE_SECONDS);

function cookie(origin: string, name: string, value: string, seconds: number): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

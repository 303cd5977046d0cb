/** Reads cookies. */
import { knownCookieName, tokenCookieOf } from "../answer/cookies.ts";

/** We set none that is longer, nor does a server behind us. */
const MAX_COOKIE_CHARACTERS = 2_000;

/** The session's token as sent, not checked. */
export const readToken = (
  req: Request,
  system: Parameters<typeof tokenCookieOf>[0],
): string | undefined => readCookie(req, tokenCookieOf(system));

export const readKnownBrowser = (req: Request, origin: string): string | undefined =>
  readCookie(req, knownCookieName(origin));

/** The value of a cookie; undefined when it is absent, too long, or has other than token characters. */
export function readCookie(req: Request, name: string): string | undefined {
  for (const part of (req.headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    if (value.length > MAX_COOKIE_CHARACTERS) return undefined;
    return /^[A-Za-z0-9._~=-]+$/.test(value) ? value : undefined;
  }
}

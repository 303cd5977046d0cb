/** Redirects, 303 after a form, and paths that never lead to another site. */

/** 303 See Other: the browser follows with GET. */
export function seeOther(location: string, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set("location", location);
  all.set("cache-control", "no-store");
  return new Response(null, { status: 303, headers: all });
}

const BASE = "http://here.invalid";
/** Control characters and white space, some of which browsers strip, and the backslash, which they read as "/". */
// deno-lint-ignore no-control-regex
const UNSAFE = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/;
/**
 * Maximum length of a path: long enough for a challenge of Hydra (`pages/oauth/oauth_challenge.ts`).
 * Characters.
 */
const MAX_LENGTH = 6_500;
/** Maximum length of a requested address; none of ours is longer. Characters. */
export const MAX_URL_LENGTH = 8_192;

/**
 * A path of ours to redirect to; "/" for anything that could leave this site: `https:…`, `//host`,
 * `/\host`, `/%2f/host` after decoding, tabs and line breaks inside.
 */
export function safeNext(next: string | null | undefined): string {
  if (!next || next.length > MAX_LENGTH || !next.startsWith("/") || UNSAFE.test(next)) return "/";
  const url = URL.parse(next, BASE);
  if (!url || url.origin !== BASE) return "/";
  const path = url.pathname;
  // It must not become "//host" when a proxy decodes it again, nor by removing "." as in "/.//host".
  let decoded = path;
  for (let times = 0; times < 3; times++) {
    if (decoded.startsWith("//") || UNSAFE.test(decoded.replaceAll(" ", ""))) return "/";
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return "/";
    }
  }
  return decoded.startsWith("//") ? "/" : path + url.search + url.hash;
}

/**
 * The page that the user is on: the requested one, or for a post the page with the form, since a post's
 * address may have no page. "/" when the referrer is missing or not ours.
 */
export function placeOf(req: Request, url: URL, origin: string): string {
  if (req.method === "GET" || req.method === "HEAD") return url.pathname + url.search;
  const given = req.headers.get("referer") ?? "";
  const referer = given.length > MAX_URL_LENGTH ? null : URL.parse(given);
  const ours = [url.host, new URL(origin).host];
  return referer && ours.includes(referer.host) ? referer.pathname + referer.search : "/";
}

/** The sign-in page, which leads on to `next` (a path of ours) unless that is too long for an address. */
export function signInPath(next: string): string {
  const path = `/sign-in?next=${encodeURIComponent(next)}`;
  return next === "/" || path.length > MAX_LENGTH + 1_000 ? "/sign-in" : path;
}

/** An address of ours without its origin: on loopback, the visitor's host may be another name of it. */
export function withinSite(address: string, origin: string): string {
  const url = new URL(address);
  return url.origin === origin ? url.pathname + url.search : address;
}

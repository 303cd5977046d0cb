/** Where answers lead: 303 after a form, and never to another site. */

/** See-other; the browser follows with GET. */
export function seeOther(location: string, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set("location", location);
  all.set("cache-control", "no-store");
  return new Response(null, { status: 303, headers: all });
}

const BASE = "http://here.invalid";
/** Control characters and white space (browsers strip some of them), and the backslash they read as "/". */
// deno-lint-ignore no-control-regex
const UNSAFE = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/;
/** Of a path; as long as one that carries a challenge (`apps.ts`). */
const MAX_LENGTH = 6_500;
/** Of an address that we are asked for; a longer one is none of ours. */
export const MAX_URL_LENGTH = 8_192;

/**
 * The path to go on to, or "/" for anything that could leave this site: `https:…`, `//host`,
 * `/\host`, `/%2f/host` after decoding, tabs and line breaks within.
 */
export function safeNext(next: string | null | undefined): string {
  if (!next || next.length > MAX_LENGTH || !next.startsWith("/") || UNSAFE.test(next)) return "/";
  const url = URL.parse(next, BASE);
  if (!url || url.origin !== BASE) return "/";
  const path = url.pathname;
  // A proxy that decodes once more must not find "//host" either, nor may "/.//host" become it.
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
 * The page that whoever sent this is on: its own address, or that of the page whose form was posted,
 * since a post's address may have no page; "/" when that is not known to be ours.
 */
export function placeOf(req: Request, url: URL, origin: string): string {
  if (req.method === "GET" || req.method === "HEAD") return url.pathname + url.search;
  const given = req.headers.get("referer") ?? "";
  const referer = given.length > MAX_URL_LENGTH ? null : URL.parse(given);
  const ours = [url.host, new URL(origin).host];
  return referer && ours.includes(referer.host) ? referer.pathname + referer.search : "/";
}

/** The sign-in page, which leads on to `next` (a path of ours), unless that is too long to be asked for. */
export function signInPath(next: string): string {
  const path = `/sign-in?next=${encodeURIComponent(next)}`;
  return next === "/" || path.length > MAX_LENGTH + 1_000 ? "/sign-in" : path;
}

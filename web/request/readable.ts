/**
 * Addresses that cannot be read. The bundle fails at them before the app is reached, so whoever listens
 * puts a readable request in their place; the pipeline refuses, counts and logs it like any other.
 */
import { MAX_URL_LENGTH } from "../answer/redirect.ts";

/** Shared by the bundle and the process around it, which have copies of this module. */
const mark = Symbol.for("ticketing.unreadable");

type Marked = Request & { [mark]?: true };

/** What RFC 3986 allows in a name, an address and a port: all else could become part of the path. */
const AUTHORITY = /^[\w.~!$&'()*+,;=%:[\]-]*$/;

/** The request itself, or one that says no more than that it cannot be read. */
export function readable(req: Request): Request {
  if (isReadable(req)) return req;
  const { headers } = req;
  const method = UNMADE.has(req.method) ? "GET" : req.method;
  return Object.assign(new Request("http://localhost/", { method, headers }), { [mark]: true });
}

/** Methods that can be sent to us, but that no request made here may have. */
const UNMADE = new Set(["CONNECT", "TRACE", "TRACK"]);

export const isUnreadable = (req: Request): boolean => (req as Marked)[mark] === true;

export const isTooLong = (req: Request): boolean => req.url.length > MAX_URL_LENGTH;

function isReadable(req: Request): boolean {
  if (!AUTHORITY.test(req.headers.get("host") ?? "")) return false;
  const url = URL.parse(req.url);
  if (url === null) return false;
  try {
    decodeURIComponent(url.pathname);
    return true;
  } catch {
    return false;
  }
}

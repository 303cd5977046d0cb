/**
 * Requests whose address cannot be parsed. The bundle throws at them before it reaches the app, so `main.ts`
 * replaces them with a marked request, which the pipeline refuses, counts and logs as usual.
 */
import { MAX_URL_LENGTH } from "../answer/redirect.ts";

/** In the global registry, since the bundle and the process around it have a copy of this module each. */
const mark = Symbol.for("ticketing.unreadable");

type Marked = Request & { [mark]?: true };

/** The characters that RFC 3986 allows in host and port; any other could become part of the path. */
const AUTHORITY = /^[\w.~!$&'()*+,;=%:[\]-]*$/;

/** The request itself, or a marked one in place of one that cannot be parsed. */
export function readable(req: Request): Request {
  if (isReadable(req)) return req;
  const { headers } = req;
  const method = FORBIDDEN_METHODS.has(req.method) ? "GET" : req.method;
  return Object.assign(new Request("http://localhost/", { method, headers }), { [mark]: true });
}

/** Clients can send these, but `new Request` throws for them. */
const FORBIDDEN_METHODS = new Set(["CONNECT", "TRACE", "TRACK"]);

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

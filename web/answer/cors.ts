/**
 * CORS: pages of the sites in CORS_ORIGINS may call the API from a browser. They send a bearer token;
 * credentials are never allowed, so our sessions are not exposed. With `*` among the sites, pages of all
 * others may read what everybody may read, such as a concert that they embed: without a token or cookie.
 */
import { isApiCall, isOAuthCall } from "../addresses.ts";

interface Cors {
  /** The answer to a preflight request; null for every other request. */
  preflight(req: Request, path: string): Response | null;
  /** Adds the headers that let the page read an answer. */
  open(req: Request, path: string, res: Response): Response;
}

const READABLE_HEADERS =
  "ETag, Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";
const ALLOWED_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match";
const METHODS = "GET, HEAD, POST, PATCH, DELETE";
const READING_HEADERS = "If-None-Match";
const READING = ["GET", "HEAD"];
const EVERYBODY = "*";
/** The longest time that any browser caches a preflight. */
const PREFLIGHT_SECONDS = 7_200;

/** The API, and the endpoint where an app in a browser gets its tokens. */
const isOpen = (path: string): boolean => isApiCall(path) || isOAuthCall(path);

export function createCors(origins: readonly string[]): Cors {
  const named = new Set(origins);
  /** Whose pages may read the answer to a request of this method; null: none of another site. */
  const readers = (req: Request, path: string, method: string): string | null => {
    const from = req.headers.get("origin");
    if (from === null || !isOpen(path)) return null;
    if (named.has(from)) return from;
    const isPublic = named.has(EVERYBODY) && isApiCall(path) && READING.includes(method);
    return isPublic && !isPersonal(req) ? EVERYBODY : null;
  };
  return {
    preflight(req, path) {
      const method = req.headers.get("access-control-request-method");
      if (req.method !== "OPTIONS" || method === null) return null;
      const from = readers(req, path, method);
      if (from === null) return null;
      const isReading = from === EVERYBODY;
      return new Response(null, {
        status: 204,
        headers: {
          "access-control-allow-methods": isReading ? READING.join(", ") : METHODS,
          "access-control-allow-headers": isReading ? READING_HEADERS : ALLOWED_HEADERS,
          "access-control-max-age": String(PREFLIGHT_SECONDS),
        },
      });
    },

    open(req, path, res) {
      if (named.size === 0 || !isOpen(path)) return res;
      // Also for other origins: a cache must not serve their answer to a page that may read it.
      res.headers.append("vary", "Origin");
      const asked = req.method === "OPTIONS" && req.headers.get("access-control-request-method");
      const from = readers(req, path, asked || req.method);
      if (from === null) return res;
      res.headers.set("access-control-allow-origin", from);
      res.headers.set("access-control-expose-headers", READABLE_HEADERS);
      return res;
    },
  };
}

/** The answer may be one person's. */
const isPersonal = (req: Request): boolean =>
  req.headers.has("authorization") || req.headers.has("cookie");

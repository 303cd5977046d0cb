/**
 * CORS: pages of the sites in CORS_ORIGINS may call the API from a browser. They send a bearer token;
 * credentials are never allowed, so our sessions are not exposed.
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
/** The longest time that any browser caches a preflight. */
const PREFLIGHT_SECONDS = 7_200;

/** The API, and the endpoint where an app in a browser gets its tokens. */
const isOpen = (path: string): boolean => isApiCall(path) || isOAuthCall(path);

export function createCors(origins: readonly string[]): Cors {
  const named = new Set(origins);
  const origin = (req: Request, path: string): string | null => {
    const from = req.headers.get("origin");
    return from !== null && isOpen(path) && named.has(from) ? from : null;
  };
  return {
    preflight(req, path) {
      const asks = req.method === "OPTIONS" && req.headers.has("access-control-request-method");
      if (!asks || origin(req, path) === null) return null;
      return new Response(null, {
        status: 204,
        headers: {
          "access-control-allow-methods": METHODS,
          "access-control-allow-headers": ALLOWED_HEADERS,
          "access-control-max-age": String(PREFLIGHT_SECONDS),
        },
      });
    },

    open(req, path, res) {
      if (named.size === 0 || !isOpen(path)) return res;
      // Also for other origins: a cache must not serve their answer to a page that may read it.
      res.headers.append("vary", "Origin");
      const from = origin(req, path);
      if (from === null) return res;
      res.headers.set("access-control-allow-origin", from);
      res.headers.set("access-control-expose-headers", READABLE_HEADERS);
      return res;
    },
  };
}

/**
 * Pages of other sites that may call the API from a browser: those that the operator names. They
 * bring a token of their own; cookies are never let through, so no session of ours is at stake.
 */
import { isApiCall, isOAuthCall } from "../addresses.ts";

export interface Cors {
  /** The answer to a browser that asks first; null for every other request. */
  preflight(req: Request, path: string): Response | null;
  /** Lets the page read an answer. */
  open(req: Request, path: string, res: Response): Response;
}

const READABLE =
  "ETag, Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";
const SENDABLE = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match";
const METHODS = "GET, HEAD, POST, PATCH, DELETE";
/** What the longest-remembering browser remembers. */
const REMEMBERED_SECONDS = 7_200;

/** The API, and where a program in a browser gets its tokens. */
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
          "access-control-allow-headers": SENDABLE,
          "access-control-max-age": String(REMEMBERED_SECONDS),
        },
      });
    },

    open(req, path, res) {
      if (named.size === 0 || !isOpen(path)) return res;
      // Also where nothing is let through: a cache must not keep that answer for a page that may read.
      res.headers.append("vary", "Origin");
      const from = origin(req, path);
      if (from === null) return res;
      res.headers.set("access-control-allow-origin", from);
      res.headers.set("access-control-expose-headers", READABLE);
      return res;
    },
  };
}

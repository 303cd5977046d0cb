/** Cross-site request forgery: who may make the browser of a signed-in person write. */
import { isApiCall, isFromProvider, isOAuthCall } from "../addresses.ts";
import type { WebConfig } from "../system.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Our own origins as browsers write them. */
export function ownOrigins(config: Pick<WebConfig, "origin" | "loopbackOrigin">): Set<string> {
  const origins = new Set([config.origin]);
  if (config.loopbackOrigin) {
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
      const url = new URL(config.origin);
      url.hostname = host;
      origins.add(url.origin);
    }
  }
  return origins;
}

/** Sent with a token of its own, which no browser adds by itself: then cookies are not looked at. */
export const hasBearer = (req: Request): boolean => bearerOf(req) !== null;

/** The token of `Authorization: Bearer …`; null without that header. */
export function bearerOf(req: Request): string | null {
  const match = /^bearer(?:\s+(.*))?$/i.exec(req.headers.get("authorization") ?? "");
  return match && (match[1] ?? "").trim();
}

/**
 * Whether the request could have been made by another site: a write that proves its origin with
 * neither `Origin` nor `Sec-Fetch-Site`. A form post needs the proof signed in or not, or somebody
 * could be signed in to a stranger's account unawares. `token`: the session's, as sent.
 */
export function isCrossSite(
  req: Request,
  path: string,
  origins: Set<string>,
  token: string | undefined,
): boolean {
  if (SAFE.has(req.method) || isFromProvider(path)) return false;
  // Elsewhere a token opens nothing: there it must not stand in for the proof.
  if (isApiCall(path) && hasBearer(req)) return false;
  if (isOAuthCall(path)) return false; // reads no cookie
  if (isApiCall(path) && token === undefined) return false;
  const from = req.headers.get("origin");
  const site = req.headers.get("sec-fetch-site");
  if (from !== null) {
    return !origins.has(from) || (site !== null && site !== "same-origin" && site !== "none");
  }
  return site !== "same-origin";
}

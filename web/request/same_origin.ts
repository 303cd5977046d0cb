/** Protection from cross-site request forgery. */
import { isApiCall, isFromProvider, isOAuthCall } from "../addresses.ts";
import { isSafe } from "./methods.ts";
import type { WebConfig } from "../system.ts";

/** Our own origins, spelt as browsers send them. */
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

/** Whether it carries a bearer token, which no browser adds by itself. Its cookies are then ignored. */
export const hasBearer = (req: Request): boolean => bearerOf(req) !== null;

/** The token of `Authorization: Bearer …`; null without that header. */
export function bearerOf(req: Request): string | null {
  const match = /^bearer(?:\s+(.*))?$/i.exec(req.headers.get("authorization") ?? "");
  return match && (match[1] ?? "").trim();
}

/**
 * Whether another site may have caused the request: it writes, and neither `Origin` nor
 * `Sec-Fetch-Site` shows that it comes from us. Form posts are checked signed in or not, since another
 * site could otherwise sign people in to an account of its own. `token`: the session's, as sent.
 */
export function isCrossSite(
  req: Request,
  path: string,
  origins: Set<string>,
  token: string | undefined,
): boolean {
  if (isSafe(req.method) || isFromProvider(path)) return false;
  // Outside of the API a bearer token is ignored, so it must not replace the check.
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

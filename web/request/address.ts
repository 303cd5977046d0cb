/** The client's address and user agent, for rate limits and the list of sessions. */
import type { Visitor } from "#domain/ports/people.ts";
import { canonicalAddress } from "#domain/network.ts";

interface Runtime {
  runtime?: { deno?: { info?: Deno.ServeHandlerInfo } };
}

/**
 * Each trusted proxy appends the address it saw to `X-Forwarded-For`. With n trusted proxies the n-th
 * entry from the right is genuine; everything to its left may be forged. The address is put into its
 * canonical form without a port, so that one client counts once. An entry that is not an address is
 * ignored, and the peer's address is used.
 */
export function visitorOf(req: Request, trustedProxies: number): Visitor {
  const remote = (req as Request & Runtime).runtime?.deno?.info?.remoteAddr;
  const peer = remote && "hostname" in remote ? remote.hostname : "local";
  const forwarded = trustedProxies === 0 ? [] : (req.headers.get("x-forwarded-for") ?? "")
    .split(",").map((part) => part.trim()).filter(Boolean);
  const named = forwarded.at(-Math.min(trustedProxies, forwarded.length));
  return {
    address: canonicalAddress(named ?? "") ?? canonicalAddress(peer) ?? peer,
    userAgent: (req.headers.get("user-agent") ?? "").slice(0, 200),
  };
}

/** Who is at the other end, for throttles and the list of sessions. */
import type { Visitor } from "#domain/ports/identity.ts";
import { canonicalAddress } from "#domain/network.ts";

interface Runtime {
  runtime?: { deno?: { info?: Deno.ServeHandlerInfo } };
}

/**
 * The client's address. Each trusted proxy appends the address it saw to `X-Forwarded-For`, so with
 * n of them the n-th from the right is true, and everything left of it may be made up. It is read
 * into its one spelling: a port must not make another visitor. What is no address says nothing.
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

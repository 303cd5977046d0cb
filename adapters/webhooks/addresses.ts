/** Which addresses a webhook may be sent to: those of the public internet, and no others. */
import ipaddr from "ipaddr.js";

/**
 * Whether the address belongs to the public internet. All else is refused: what is private, loopback,
 * link-local (where clouds answer with their credentials), shared by carriers, multicast, reserved, or
 * stands for another address. An IPv4 address in the clothes of IPv6 is taken as what it is.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast";
}

/** The address that stands in a URL in place of a name; null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : null;
}

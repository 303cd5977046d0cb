/** Which addresses a webhook may be sent to: those of the public internet, and no others. */
import ipaddr from "ipaddr.js";

/** All of IPv6 that is given out to the public internet (RFC 4291); the rest is reserved or a network's own. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether the address belongs to the public internet. All else is refused: what is private, loopback,
 * link-local (where clouds answer with their credentials), shared by carriers, multicast, reserved, or
 * stands for another address. An IPv4 address in the clothes of IPv6 is taken as what it is.
 */
export function isPublic(address: string): boolean {
  const canonical = canonicalOf(address);
  if (canonical === null || !ipaddr.isValid(canonical)) return false;
  const parsed = ipaddr.process(canonical);
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return false;
  return parsed.range() === "unicast";
}

/** As sockets read it: the library takes `::8.8.8.8` for `::ffff:8.8.8.8`, which is another address. */
const canonicalOf = (address: string): string | null =>
  address.includes(":") ? URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? null : address;

/** The address that stands in a URL in place of a name; null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : null;
}

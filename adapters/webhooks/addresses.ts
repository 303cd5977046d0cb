/** Which IP addresses a webhook may be sent to: only those of the public internet. */
import ipaddr from "ipaddr.js";

/** The global unicast range of IPv6 (RFC 4291); the rest is reserved or private. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether the address is public: not private, loopback, link-local (cloud metadata with credentials),
 * carrier-grade NAT, multicast, reserved or a translation of another address. An IPv4-mapped IPv6 address
 * counts as its IPv4 address.
 */
export function isPublic(address: string): boolean {
  const canonical = canonicalOf(address);
  if (canonical === null || !ipaddr.isValid(canonical)) return false;
  const parsed = ipaddr.process(canonical);
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return false;
  return parsed.range() === "unicast";
}

/** As sockets read it: the library confuses `::8.8.8.8` with `::ffff:8.8.8.8`. */
const canonicalOf = (address: string): string | null =>
  address.includes(":") ? URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? null : address;

/** The IP address in a URL's hostname; null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : null;
}

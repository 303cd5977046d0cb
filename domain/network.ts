/** Network addresses: their canonical form, and the network that counts as one visitor. */
import ipaddr from "ipaddr.js";
import { LRUCache } from "lru-cache";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address as proxies write it: with a port, in brackets, in quotes. */
const DRESSED = /^"?(?:\[([^\]]*)\]|([^\[\]"]*?))(?::\d{1,5})?"?$/;

/** Strict: the library alone would accept `1`, `0x7f.1` and `010.0.0.1` as IPv4 addresses. */
function parse(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  const bare = text.split("%")[0]; // the zone names a local network interface
  if (!ipaddr.IPv6.isValid(bare)) return null;
  const address = ipaddr.IPv6.parse(bare);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/**
 * The canonical form of an address: without port, brackets, quotes and zone, in lower case and as short as
 * possible. An IPv4-mapped IPv6 address becomes the IPv4 address. Null for anything else.
 */
export function canonicalAddress(text: string): string | null {
  let known = canonical.get(text);
  if (known === undefined) {
    known = { address: canonicalOf(text) };
    if (text.length <= MAX_KEPT_LENGTH) canonical.set(text, known);
  }
  return known.address;
}

/** Addresses that were asked for lately: each request asks for a few, in long regular expressions. */
const canonical = new LRUCache<string, { address: string | null }>({ max: 2_000 });
/** Longer texts are no addresses. Characters. */
const MAX_KEPT_LENGTH = 64;

function canonicalOf(text: string): string | null {
  const trimmed = text.trim();
  const [, bracketed, bare] = DRESSED.exec(trimmed) ?? [];
  // `2001:db8::1:443` is an address without a port: a port would need brackets.
  const address = parse(trimmed) ?? parse(bracketed ?? bare ?? "");
  return address === null ? null : address.toString();
}

/**
 * For rate limits: an IPv4 address, or the /64 network of an IPv6 address, because a visitor usually
 * controls all 2^64 addresses of it. A text that is not an address is returned unchanged.
 */
export function networkOf(text: string): string {
  const canonical = canonicalAddress(text);
  if (canonical === null) return text;
  const address = ipaddr.parse(canonical);
  if (address instanceof ipaddr.IPv4) return canonical;
  return address.parts.slice(0, 4).map((part) => part.toString(16)).join(":") + "::/64";
}

/** Whether a host (a name, an address, or a URL's host) is this machine itself. */
export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === "localhost") return true;
  const canonical = canonicalAddress(host);
  return canonical !== null && ipaddr.parse(canonical).range() === "loopback";
}

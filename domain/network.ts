/** Addresses of the network: one spelling for each, and what counts as one visitor's. */
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** As proxies write it: with a port, in brackets, in quotes. */
const DRESSED = /^"?(?:\[([^\]]*)\]|([^\[\]"]*?))(?::\d{1,5})?"?$/;

/** Strict: the library alone would take `1`, `0x7f.1` and `010.0.0.1` for IPv4 addresses. */
function parse(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  const bare = text.split("%")[0]; // a zone says which of its own cards a machine means
  if (!ipaddr.IPv6.isValid(bare)) return null;
  const address = ipaddr.IPv6.parse(bare);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/**
 * The one spelling of an address: without port, brackets, quotes and zone, in small letters and as
 * short as it gets; an IPv4 address in the clothes of IPv6 is that IPv4 address. Null for all else.
 */
export function canonicalAddress(text: string): string | null {
  const trimmed = text.trim();
  const [, bracketed, bare] = DRESSED.exec(trimmed) ?? [];
  // `2001:db8::1:443` is an address as a whole: only brackets could tell a port from it.
  const address = parse(trimmed) ?? parse(bracketed ?? bare ?? "");
  return address === null ? null : address.toString();
}

/**
 * An IPv4 address, or the /64 network of an IPv6 one: whoever has one address there has all 2^64,
 * and must not get a fresh throttle with each. What is no address counts as itself.
 */
export function networkOf(text: string): string {
  const canonical = canonicalAddress(text);
  if (canonical === null) return text;
  const address = ipaddr.parse(canonical);
  if (address instanceof ipaddr.IPv4) return canonical;
  return address.parts.slice(0, 4).map((part) => part.toString(16)).join(":") + "::/64";
}

/** Only this machine reaches such a host; as a name, an address, or as it stands in a URL. */
export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === "localhost") return true;
  const canonical = canonicalAddress(host);
  return canonical !== null && ipaddr.parse(canonical).range() === "loopback";
}

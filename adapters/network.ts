/** What counts as one visitor's address. */

/**
 * An IPv4 address, or the /64 network of an IPv6 one: whoever has one address there has all 2^64,
 * and must not get a fresh throttle with each. What is no address counts as itself.
 */
export function networkOf(address: string): string {
  const text = address.toLowerCase().split("%")[0];
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped) return mapped[1];
  if (!/^[0-9a-f:.]+$/.test(text) || !text.includes(":")) return text;
  const [head, tail] = text.split("::").map((part) => part === "" ? [] : part.split(":"));
  const zeros = tail === undefined
    ? []
    : Array(Math.max(0, 8 - head.length - tail.length)).fill("0");
  const groups = [...head, ...zeros, ...(tail ?? [])];
  return groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(":") + "::/64";
}

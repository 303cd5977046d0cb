/** The order of keys. */

/** By type; "object": bytes, of which the store uses only empty ones. */
const RANK: Record<string, number> = { object: 0, string: 1, number: 2, boolean: 3 };

/** Compares keys as the database does: by type, then by value; strings by code point. */
export function compareKeys(a: Deno.KvKey, b: Deno.KvKey): number {
  for (let place = 0; place < a.length && place < b.length; place++) {
    const order = compareParts(a[place], b[place]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareParts(a: Deno.KvKeyPart, b: Deno.KvKeyPart): number {
  if (a === b) return 0;
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  return RANK[typeof a] - RANK[typeof b];
}

function compareText(a: string, b: string): number {
  const left = a[Symbol.iterator](), right = b[Symbol.iterator]();
  for (;;) {
    const one = left.next(), other = right.next();
    if (one.done || other.done) return Number(!one.done) - Number(!other.done);
    const order = one.value.codePointAt(0)! - other.value.codePointAt(0)!;
    if (order !== 0) return order;
  }
}

/** The database's limits, and the form in which it stores values. */
import { deserialize, serialize } from "node:v8";
import { encodeKey } from "./kv_keys.ts";
import type { Commit } from "./kv_model.ts";

export const LIMITS = {
  checks: { local: 100, remote: 10 },
  mutations: 1_000,
  commitBytes: 800 * 1024,
  keyBytes: 2 * 1024,
  valueBytes: 64 * 1024,
  snapshotKeys: 10,
  batchRows: 1_000,
} as const;

/** The values as they will be stored. Throws like the database. */
export function storedValues(
  { checks, mutations, messages }: Commit,
  backend: "local" | "remote",
): unknown[] {
  const most = LIMITS.checks[backend];
  if (checks.length > most) throw new TypeError(`Too many checks (max ${most})`);
  if (mutations.length + messages.length > LIMITS.mutations) {
    throw new TypeError(`Too many mutations (max ${LIMITS.mutations})`);
  }
  let bytes = 0;
  for (const { key } of checks) bytes += keyBytes(key);
  const values = mutations.map(({ type, key, value }) => {
    bytes += keyBytes(key);
    if (type === "delete") return undefined;
    if (type === "sum") {
      bytes += 8;
      return value;
    }
    const stored = storedValue(value);
    bytes += stored.bytes;
    return stored.value;
  });
  if (bytes > LIMITS.commitBytes) {
    throw new TypeError(`Total mutation size too large (max ${LIMITS.commitBytes} bytes)`);
  }
  return values;
}

function keyBytes(key: Deno.KvKey): number {
  const bytes = encodeKey(key).length;
  if (bytes === 0) throw new TypeError("key cannot be empty");
  if (bytes > LIMITS.keyBytes) throw new TypeError("Key too large for write (max 2048 bytes)");
  return bytes;
}

/** An immutable copy. */
function storedValue(value: unknown): { value: unknown; bytes: number } {
  if (value instanceof Deno.KvU64) return { value, bytes: 8 };
  // Most values are ids and small numbers, which need no copy.
  if (typeof value === "string" && value.length < 1_000) return { value, bytes: value.length + 4 };
  if (typeof value === "number") return { value, bytes: 11 };
  const written = serialize(value);
  if (written.length > LIMITS.valueBytes) {
    throw new TypeError(`Value too large (max ${LIMITS.valueBytes} bytes)`);
  }
  return { value: frozen(deserialize(written)), bytes: written.length };
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

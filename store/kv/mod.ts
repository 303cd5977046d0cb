/** The part of Deno KV that the store uses, its limits, and the sizes of keys and values. */
import { serialize } from "node:v8";
import { isError, TooLarge } from "../base/errors.ts";

/** A database that behaves like Deno KV. Tests wrap one to inject faults. */
export type Kv = Pick<
  Deno.Kv,
  "get" | "getMany" | "list" | "atomic" | "watch" | "enqueue" | "listenQueue" | "close"
>;

/** "local": an SQLite file, or memory of this process; "remote": KV Connect or Deno Deploy. */
export type Backend = "local" | "remote";

/** Limits of one `atomic()`. A remote database takes ten checks, one of which the `op` row needs. */
export const CHECKS_PER_COMMIT = { local: 100, remote: 10 } as const;
export const MUTATIONS_PER_COMMIT = 1_000;
export const BYTES_PER_COMMIT = 800 * 1024;
/** Limit of one transaction on every backend, so that what works locally also works on Deno Deploy. */
export const CHECKS_PER_TRANSACTION = CHECKS_PER_COMMIT.remote - 1;

export const KEYS_PER_SNAPSHOT = 10;
/** Limit of one `kv.watch`. */
export const WATCHED_KEYS = 10;
const MAX_KEY_BYTES = 2 * 1024;
export const MAX_VALUE_BYTES = 64 * 1024;

/** A key as a string, for use in a Map. Unique per key, because each text is prefixed with its length. */
export function keyName(key: Deno.KvKey): string {
  let name = "";
  for (const part of key) {
    name += typeof part === "string" ? `${part.length}:${part}` : `#${String(part)};`;
  }
  return name;
}

/** Upper bound of the encoded key's size in bytes; throws `TooLarge`. */
export function keyBytes(key: Deno.KvKey): number {
  let bytes = 0;
  for (const part of key) bytes += typeof part === "string" ? 3 * part.length + 2 : 9;
  if (bytes > MAX_KEY_BYTES) {
    bytes = 0;
    const utf8 = new TextEncoder();
    for (const part of key) {
      // The encoding ends a string with a zero byte and doubles each zero byte inside it.
      bytes += typeof part === "string"
        ? utf8.encode(part).length + part.split("\0").length + 1
        : 9;
    }
    if (bytes > MAX_KEY_BYTES) {
      throw new TooLarge(
        `A key of ${String(key[0])} has ${bytes} bytes, ${MAX_KEY_BYTES} are allowed`,
      );
    }
  }
  return bytes;
}

/** Upper bound of the serialized value's size in bytes; throws `TooLarge`, whose message names `what`. */
export function valueBytes(value: unknown, what: string): number {
  const bytes = 4 + mostBytes(value);
  if (bytes <= MAX_VALUE_BYTES) return bytes;
  const exact = serialize(value).length; // exact, but slow: only near the limit
  if (exact > MAX_VALUE_BYTES) {
    throw new TooLarge(`${what} has ${exact} bytes, ${MAX_VALUE_BYTES} are allowed`);
  }
  return exact;
}

/** An upper bound without serializing: V8 writes a string with at most two bytes per character. */
export function mostBytes(value: unknown): number {
  switch (typeof value) {
    case "string":
      return 8 + 2 * value.length;
    case "number":
    case "bigint":
      return 16;
    case "object": {
      if (value === null) return 1;
      if (ArrayBuffer.isView(value)) return 32 + value.byteLength;
      let bytes = 16;
      if (Array.isArray(value)) { for (const item of value) bytes += 1 + mostBytes(item); }
      else {
        for (const name in value) {
          bytes += 8 + 2 * name.length + mostBytes((value as Record<string, unknown>)[name]);
        }
      }
      return bytes;
    }
    default:
      return 1;
  }
}

/** Whether the database accepts this key. Use it before a read with a key made of user input. */
export function keyFits(key: Deno.KvKey): boolean {
  try {
    return keyBytes(key) > 0;
  } catch (error) {
    if (isError(error, "TooLarge")) return false;
    throw error;
  }
}

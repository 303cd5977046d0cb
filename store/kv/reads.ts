/** How values and index rows are read outside transactions: from the database, or through a cache. */
import { KEYS_PER_SNAPSHOT, type Kv } from "./mod.ts";

export type Found = Deno.KvEntryMaybe<unknown>;
type Awaitable<T> = T | Promise<T>;

/** Keys from `start` (inclusive) to `end` (exclusive). */
export interface Between {
  readonly start: Deno.KvKey;
  readonly end: Deno.KvKey;
}

export interface RowsAsked {
  readonly limit: number;
  readonly reverse: boolean;
}

/** What is found may be shared: it must not be changed. */
export interface Reads {
  get(key: Deno.KvKey): Awaitable<Found>;
  /** Any number of keys, in snapshots of ten. */
  getMany(keys: readonly Deno.KvKey[]): Awaitable<Found[]>;
  /** Up to ten keys in one snapshot. */
  snapshot(keys: readonly Deno.KvKey[]): Awaitable<Found[]>;
  /** Rows in order. */
  rows(between: Between, asked: RowsAsked): Awaitable<readonly Deno.KvEntry<unknown>[]>;
  /** What `make` makes of something that was found; it may be made once for all. */
  made<F extends object, T extends object>(found: F, make: (found: F) => T): T;
}

/** Rows per batch of the database. */
const BATCH = 500;

export async function rowsFrom(
  kv: Pick<Kv, "list">,
  between: Between,
  { limit, reverse }: RowsAsked,
): Promise<Deno.KvEntry<unknown>[]> {
  const batchSize = Math.min(limit, BATCH);
  return await Array.fromAsync(kv.list<unknown>(between, { limit, reverse, batchSize }));
}

/** In snapshots of ten, all asked for at once. */
export async function manyFrom(
  kv: Pick<Kv, "get" | "getMany">,
  keys: readonly Deno.KvKey[],
): Promise<Found[]> {
  if (keys.length === 1) return [await kv.get(keys[0])];
  if (keys.length <= KEYS_PER_SNAPSHOT) return await kv.getMany<unknown[]>(keys);
  const reads: Promise<Found[]>[] = [];
  for (let at = 0; at < keys.length; at += KEYS_PER_SNAPSHOT) {
    reads.push(kv.getMany<unknown[]>(keys.slice(at, at + KEYS_PER_SNAPSHOT)));
  }
  return (await Promise.all(reads)).flat();
}

/** Reads the database each time. */
export const readsOf = (kv: Kv): Reads => ({
  get: (key) => kv.get(key),
  getMany: (keys) => keys.length === 0 ? [] : manyFrom(kv, keys),
  snapshot: (keys) => keys.length === 0 ? [] : manyFrom(kv, keys),
  rows: (between, asked) => rowsFrom(kv, between, asked),
  made: (found, make) => make(found),
});

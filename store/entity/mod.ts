/**
 * Declares entities and their indexes. The primary row is `[name, id] → value`. An index row holds only
 * the id, so that there is no copy of a value that could become stale.
 */
import type { z } from "zod";
import type { Mark } from "./mark.ts";

/** A part of an index key. Deno KV sorts strings before numbers, and each by value. */
export type KeyPart = string | number;

/** The fields of every stored value. Times are epoch milliseconds. */
export interface Stored {
  id: string;
  createdAt: number;
  updatedAt: number;
  /** 1 when created, then incremented by each write. For ETag and If-Match; commits compare versionstamps. */
  version: number;
}

export interface Index<T> {
  /** The keys under which the value is listed, without the id. An empty array: not listed. */
  readonly keys: (value: T) => KeyPart[][];
  /** At most one value per key; the commit checks that a new key is not taken. */
  readonly unique: boolean;
  /**
   * Whether the values per first key part are counted, in `[name, "count", index, part]` (a `sum`). "sum": each
   * key counts as many as its last part says, a whole number.
   */
  readonly counted: boolean | "sum";
  /** Set by `ending`: the index lists values by when they end. */
  readonly ends?: true;
  /** A one-line description for the documentation of keys. */
  readonly about: string;
  /** The function as declared: the documentation of keys shows its parts. */
  readonly declared: (value: T) => unknown;
}

/** What a value adds to a total. */
interface Amount {
  /** Names the total. */
  readonly parts: KeyPart[];
  /** A whole number, also below 0. */
  readonly amount: number;
}

/** Signed totals over all values (`sum.ts`). */
export interface Sum<T> {
  /** A one-line description for the documentation of keys. */
  readonly about: string;
  /** The amounts of a value; several may name one total. */
  readonly amounts: (value: T) => Amount[];
}

/**
 * An upgrade from one shape of stored values to the next. Never edit a released one: values of its old shape
 * may remain in databases and backups forever.
 */
export interface Upgrade {
  /** What changed, in one line. */
  readonly about: string;
  /** The value in the next shape; a pure function. For a new field a zod default is enough. */
  readonly change: (old: Record<string, unknown>) => Record<string, unknown>;
  /** For each index that this upgrade changes, adds or removes: the keys of the old value in it. */
  readonly formerKeys?: Readonly<Record<string, (old: Record<string, unknown>) => KeyPart[][]>>;
}

export interface Entity<T extends Stored = Stored, I extends string = string> {
  readonly name: string;
  readonly about: string;
  readonly schema: z.ZodType<T>;
  readonly indexes: Record<I, Index<T>>;
  /** Signed totals over all values. What a value adds to them never changes. */
  readonly sums: Readonly<Record<string, Sum<T>>>;
  /** Returns true if no index row changes: a shortcut that spares making and comparing all keys. */
  readonly unmoved?: (before: T, after: T) => boolean;
  /** When the value's meaning next changes by time alone, epoch ms; null: never. */
  readonly changesAt?: (value: T, now: number) => number | null;
  /** Housekeeping removes ended values. Null for an entity whose values stay. */
  readonly ends: EndsByIndex<T, I> | EndsById | null;
  /**
   * What is made of a value elsewhere: by the name of its mark, what a mark asks for. `tx.mark` sets one, and
   * an import sets all of them for each value.
   */
  readonly marks: Readonly<Record<string, string>>;
  /**
   * The mark that each write of a value sets, for the value before it and after; null: none. `isFormer`: the
   * value before was stored in a former shape.
   */
  readonly marking?: (value: T, isFormer: boolean) => Pick<Mark, "name" | "id"> | null;
  /** From the first shape to the current one. Each value stores the number of upgrades applied to it. */
  readonly upgrades: readonly Upgrade[];
}

interface EndsByIndex<T, I> {
  /** Lists values by when they end. */
  readonly index: I;
  /** When a value ends, epoch ms; null: not known yet, or never. */
  readonly at: (value: T) => number | null;
}

/** For values whose ids sort by time: they need no index. */
interface EndsById {
  /** The id (exclusive) up to which values have ended at a time, epoch ms. */
  readonly endedBefore: (now: number) => string;
}

/** Any entity, for code that handles only keys. */
// deno-lint-ignore no-explicit-any
export type AnyEntity = Entity<any, any>;

type ValueOf<E> = E extends Entity<infer T, infer _I> ? T : never;
/** `[entity, id]`; a null id reads as "no value". */
export type Ref<E extends AnyEntity = AnyEntity> = readonly [E, string | null | undefined];
export type Values<R extends readonly Ref[]> = {
  [K in keyof R]: R[K] extends Ref<infer E> ? ValueOf<E> | null : never;
};
/** A new value, without the fields that `create` fills in. */
export type Draft<T extends Stored> = Omit<T, "createdAt" | "updatedAt" | "version">;

/** Declares an entity. Index names are unique within it. */
export function entity<T extends Stored, I extends string = never>(declared: {
  name: string;
  about: string;
  schema: z.ZodType<T>;
  indexes?: Record<I, Index<T>>;
  sums?: Readonly<Record<string, Sum<T>>>;
  unmoved?: (before: T, after: T) => boolean;
  changesAt?: (value: T, now: number) => number | null;
  endedBefore?: (now: number) => string;
  marks?: Readonly<Record<string, string>>;
  marking?: (value: T, isFormer: boolean) => Pick<Mark, "name" | "id"> | null;
  upgrades?: readonly Upgrade[];
}): Entity<T, I> {
  const { endedBefore, ...rest } = declared;
  const { indexes = {} as Record<I, Index<T>>, sums = {}, marks = {}, upgrades = [] } = rest;
  const ends = endedBefore ? { endedBefore } : endsIn(indexes);
  return { ...rest, indexes, sums, marks, upgrades, ends };
}

/** One row per value, sorted by the key parts and then by id; `null`: not listed. */
export function list<T>(about: string, key: (value: T) => KeyPart[] | null): Index<T> {
  return { keys: (value) => wrap(key(value)), unique: false, counted: false, about, declared: key };
}

/** Lists values by when they end, epoch ms; null: not listed. Housekeeping removes ended values. */
export function ending<T>(about: string, at: (value: T) => [number] | null): Index<T> {
  return { ...list(about, at), ends: true };
}

/** At most one value per key. */
export function unique<T>(about: string, key: (value: T) => KeyPart[] | null): Index<T> {
  return { keys: (value) => wrap(key(value)), unique: true, counted: false, about, declared: key };
}

/** At most one value per key, and several keys per value, each of them once. */
export function uniques<T>(about: string, keys: (value: T) => KeyPart[][]): Index<T> {
  return { keys, unique: true, counted: false, about, declared: keys };
}

/** Several rows per value, for example one per word. */
export function many<T>(
  about: string,
  keys: (value: T) => KeyPart[][],
  options: { counted?: boolean | "sum" } = {},
): Index<T> {
  return { keys, unique: false, counted: options.counted ?? false, about, declared: keys };
}

function endsIn<T extends Stored, I extends string>(
  indexes: Record<I, Index<T>>,
): EndsByIndex<T, I> | null {
  const found = (Object.keys(indexes) as I[]).filter((name) => indexes[name].ends);
  if (found.length === 0) return null;
  if (found.length > 1) {
    throw new Error(`An entity has one index made by ending, not ${found.join(" and ")}`);
  }
  const [index] = found;
  return { index, at: (value) => indexes[index].keys(value)[0]?.[0] as number ?? null };
}

function wrap(key: KeyPart[] | null): KeyPart[][] {
  return key === null ? [] : [key];
}

export const primaryKey = (entity: AnyEntity, id: string): Deno.KvKey => [entity.name, id];

/** The key of an index row. It ends with the id, except in a unique index. */
export function indexKey(
  entity: AnyEntity,
  index: string,
  parts: KeyPart[],
  id: string,
): Deno.KvKey {
  // An index that is no longer declared was none that is unique.
  const unique = entity.indexes[index]?.unique ?? false;
  const base = [entity.name, unique ? "unique" : "by", index, ...parts];
  return unique ? base : [...base, id];
}

export const countKey = (entity: AnyEntity, index: string, part: KeyPart): Deno.KvKey => [
  entity.name,
  "count",
  index,
  part,
];

/** What a value with these keys adds to the count of each first key part. */
export function countsIn({ counted }: Pick<Index<never>, "counted">, keys: KeyPart[][]) {
  const counts = new Map<KeyPart, bigint>();
  for (const parts of keys) {
    const [first, last] = [parts[0], parts[parts.length - 1]];
    counts.set(first, counted === "sum" ? (counts.get(first) ?? 0n) + BigInt(last) : 1n);
  }
  return counts;
}

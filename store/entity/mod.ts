/**
 * An entity and its indexes, declared once. The primary row is `[name, id] → value`; every index
 * row holds the id only, so that no copy of a value can go stale.
 */
import type { z } from "zod";

/** What a key may be made of here. Deno KV sorts numbers before strings, and each by value. */
export type KeyPart = string | number;

/** What every stored value carries. Times are epoch milliseconds. */
export interface Stored {
  id: string;
  createdAt: number;
  updatedAt: number;
  /** 1 when created, one more with each write. Serves ETag and If-Match; commits compare versionstamps. */
  version: number;
}

export interface Index<T> {
  /** The key parts under which the value is listed, the id excluded. An empty array: not listed. */
  readonly keys: (value: T) => KeyPart[][];
  /** A unique index has one row per key, checked empty when it appears. */
  readonly unique: boolean;
  /** Counts how many values stand under each first part, in `[name, "count", index, part]` (a `sum`). */
  readonly counted: boolean;
  /** It lists values by when they end (`ending`). */
  readonly ends?: true;
  /** One line for `docs/keys.md`. */
  readonly about: string;
  /** The function as it was declared: `docs/keys.md` shows the parts of the key. */
  readonly declared: (value: T) => unknown;
}

// deno-lint-ignore no-explicit-any
export type Indexes<T> = Record<string, Index<any>> & Record<string, Index<T>>;

/**
 * One step from a shape that older versions of us wrote to the next one. Once released it is never
 * edited: values in its shape may lie in a database, or in a backup, for ever.
 */
export interface Upgrade {
  /** What changed, in one line. */
  readonly about: string;
  /** The same value in the next shape. Pure. A field that is only new needs none: a zod default does. */
  readonly change: (old: Record<string, unknown>) => Record<string, unknown>;
  /** For each index that this step moves or adds: the key parts under which the older value stands. */
  readonly stood?: Readonly<Record<string, (old: Record<string, unknown>) => KeyPart[][]>>;
}

export interface Entity<T extends Stored = Stored, I extends string = string> {
  readonly name: string;
  readonly about: string;
  readonly schema: z.ZodType<T>;
  readonly indexes: Record<I, Index<T>>;
  /** Whether a change leaves all index rows as they are: says so sooner than making all their keys. */
  readonly unmoved?: (before: T, after: T) => boolean;
  /** When the value next means something else though nobody writes it, epoch ms; null: never. */
  readonly turns?: (value: T, now: number) => number | null;
  /**
   * When a value is over, epoch ms (null: not yet known, or never), and the index that lists values by it.
   * Housekeeping removes what is over. Null for an entity whose values stay.
   */
  readonly ends: { readonly index: I; readonly at: (value: T) => number | null } | null;
  /** From the first shape to the present one; how many a value has been through is stored with it. */
  readonly upgrades: readonly Upgrade[];
}

/** Whatever it holds: for code that only handles keys. */
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
  unmoved?: (before: T, after: T) => boolean;
  turns?: (value: T, now: number) => number | null;
  upgrades?: readonly Upgrade[];
}): Entity<T, I> {
  const { indexes = {} as Record<I, Index<T>>, upgrades = [] } = declared;
  return { ...declared, indexes, upgrades, ends: endsIn(indexes) };
}

/** One row per value, sorted by the parts and then by id; `null` means "not listed". */
export function list<T>(about: string, key: (value: T) => KeyPart[] | null): Index<T> {
  return { keys: (value) => wrap(key(value)), unique: false, counted: false, about, declared: key };
}

/** Lists values by when they end, epoch ms; null: they do not. Housekeeping removes them then. */
export function ending<T>(about: string, at: (value: T) => [number] | null): Index<T> {
  return { ...list(about, at), ends: true };
}

/** At most one value per key. */
export function unique<T>(about: string, key: (value: T) => KeyPart[] | null): Index<T> {
  return { keys: (value) => wrap(key(value)), unique: true, counted: false, about, declared: key };
}

/** Several rows per value, for example one for each of its words. */
export function many<T>(
  about: string,
  keys: (value: T) => KeyPart[][],
  options: { counted?: boolean } = {},
): Index<T> {
  return { keys, unique: false, counted: options.counted ?? false, about, declared: keys };
}

function endsIn<T extends Stored, I extends string>(
  indexes: Record<I, Index<T>>,
): Entity<T, I>["ends"] {
  const found = (Object.keys(indexes) as I[]).filter((name) => indexes[name].ends);
  if (found.length === 0) return null;
  if (found.length > 1) throw new Error(`A value ends once, not by ${found.join(" and ")}`);
  const [index] = found;
  return { index, at: (value) => indexes[index].keys(value)[0]?.[0] as number ?? null };
}

function wrap(key: KeyPart[] | null): KeyPart[][] {
  return key === null ? [] : [key];
}

export const primaryKey = (entity: AnyEntity, id: string): Deno.KvKey => [entity.name, id];

/** The key of an index row; a unique one ends with its parts, others with the id. */
export function indexKey(
  entity: AnyEntity,
  index: string,
  parts: KeyPart[],
  id: string,
): Deno.KvKey {
  const declared = entity.indexes[index];
  const base = [entity.name, declared.unique ? "unique" : "by", index, ...parts];
  return declared.unique ? base : [...base, id];
}

export const countKey = (entity: AnyEntity, index: string, part: KeyPart): Deno.KvKey => [
  entity.name,
  "count",
  index,
  part,
];

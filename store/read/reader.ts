/** Reads outside transactions. Each value is parsed, since the database is outside input as well. */
import assert from "node:assert/strict";
import { isError } from "../base/errors.ts";
import type { StoreStats } from "../base/stats.ts";
import type { Recalled } from "../commit/recent_writes.ts";
import {
  type Entity,
  indexKey,
  type KeyPart,
  primaryKey,
  type Ref,
  type Stored,
  type Values,
} from "../entity/mod.ts";
import type { ReadStored } from "../entity/shape.ts";
import { keyFits, keyName, KEYS_PER_SNAPSHOT } from "../kv/mod.ts";
import type { Found, Reads } from "../kv/reads.ts";

export interface Reader {
  get<T extends Stored>(entity: Entity<T, string>, id: string): Promise<T | null>;
  /** Any number of values, in snapshots of ten. Null also for values that cannot be read. */
  getMany<T extends Stored>(entity: Entity<T, string>, ids: string[]): Promise<(T | null)[]>;
  /** Up to 10 values of any entities, in one snapshot. */
  snapshot<const R extends readonly Ref[]>(refs: R): Promise<Values<R>>;
  find<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    parts: KeyPart[],
  ): Promise<T | null>;
}

interface ReaderOptions {
  readonly reads: Reads;
  readonly stats: StoreStats;
  /** Parses a value, and puts an unreadable one into quarantine. */
  readonly read: ReadStored;
  /** What this process last wrote under a key, if that is sure to be the newest value. */
  readonly recall: (name: string) => Recalled | undefined;
}

export function createReader({ reads, stats, recall, read }: ReaderOptions): Reader {
  const recalled = <T extends Stored>(entity: Entity<T, string>, id: string) => {
    const name = keyName(primaryKey(entity, id));
    reads.note(name);
    return recall(name) as { value: T | null } | undefined;
  };

  const parse = <T extends Stored>(
    entity: Entity<T, string>,
    entry: Found,
  ): T | null => {
    if (entry.versionstamp === null) return null;
    stats.rowsRead++;
    return reads.made(entry, (entry) => read(entity, entry));
  };

  /** For lists: null for an unreadable value, so that the others can be shown. */
  const parseOrSkip = <T extends Stored>(
    entity: Entity<T, string>,
    entry: Found,
  ): T | null => {
    try {
      return parse(entity, entry);
    } catch (error) {
      if (isError(error, "Unreadable")) return null;
      throw error;
    }
  };

  const get: Reader["get"] = async (entity, id) => {
    const known = recalled(entity, id);
    if (known) return known.value;
    const key = primaryKey(entity, id);
    return keyFits(key) ? parse(entity, await reads.get(key)) : null;
  };

  return {
    get,

    async getMany<T extends Stored>(entity: Entity<T, string>, ids: string[]) {
      const values = ids.map((id) => recalled(entity, id)?.value);
      const missing = ids.flatMap((_, place) => values[place] === undefined ? [place] : []);
      const entries = await reads.getMany(
        missing.map((place) => primaryKey(entity, ids[place])),
      );
      missing.forEach((place, i) => values[place] = parseOrSkip(entity, entries[i]));
      return values as (T | null)[];
    },

    async snapshot<const R extends readonly Ref[]>(refs: R): Promise<Values<R>> {
      assert(refs.length <= KEYS_PER_SNAPSHOT, `snapshot takes ${KEYS_PER_SNAPSHOT} values`);
      const named = refs.filter(([, id]) => id);
      // For one snapshot, take all values from memory or all from the database.
      const known = refs.map(([entity, id]) => id ? recalled(entity, id) : { value: null });
      if (known.every((one) => one !== undefined)) {
        return known.map((one) => one.value) as Values<R>;
      }
      const keys = named.map(([entity, id]) => primaryKey(entity, id!));
      const entries = await reads.snapshot(keys);
      let place = 0;
      return refs.map(([entity, id]) => id ? parse(entity, entries[place++]) : null) as Values<R>;
    },

    async find(entity, index, parts) {
      const key = indexKey(entity, index, parts, "");
      assert(entity.indexes[index].unique, `${entity.name}.${index} is not unique`);
      if (!keyFits(key)) return null;
      const pointer = await reads.get(key);
      if (pointer.versionstamp === null) return null;
      stats.rowsRead++;
      return await get(entity, pointer.value as string);
    },
  };
}

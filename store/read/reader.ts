/** Reads outside transactions. Each value is parsed, since the database is outside input as well. */
import assert from "node:assert/strict";
import { isError } from "../base/errors.ts";
import type { StoreStats } from "../base/stats.ts";
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
import { keyFits, KEYS_PER_SNAPSHOT } from "../kv/mod.ts";
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
}

export function createReader({ reads, stats, read }: ReaderOptions): Reader {
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
    const key = primaryKey(entity, id);
    return keyFits(key) ? parse(entity, await reads.get(key)) : null;
  };

  return {
    get,

    async getMany<T extends Stored>(entity: Entity<T, string>, ids: string[]) {
      const entries = await reads.getMany(ids.map((id) => primaryKey(entity, id)));
      return entries.map((entry) => parseOrSkip(entity, entry));
    },

    async snapshot<const R extends readonly Ref[]>(refs: R): Promise<Values<R>> {
      assert(refs.length <= KEYS_PER_SNAPSHOT, `snapshot takes ${KEYS_PER_SNAPSHOT} values`);
      const named = refs.filter(([, id]) => id);
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

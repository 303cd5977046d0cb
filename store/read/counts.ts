/** The counts of a counted index: the number of values per first key part. */
import assert from "node:assert/strict";
import type { StoreStats } from "../base/stats.ts";
import { type AnyEntity, countKey, type Entity, type Stored } from "../entity/mod.ts";
import type { Kv } from "../kv/mod.ts";
import type { Reads } from "../kv/reads.ts";
import type { CountRange } from "./listing.ts";

/** Maximum number of results per read. */
const MAX_RESULTS = 1_000;
/** Maximum number of rows per read, including those at 0. */
const MAX_SCANNED = 2_000;

export interface Counts {
  /** The first key parts of a counted index that have values, in order, with the number of values. */
  listCounts<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    range: CountRange,
  ): Promise<{ part: string; count: number }[]>;
  /** The number of values with each of these first key parts; 0 for those that have none. */
  countsOf<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    parts: readonly string[],
  ): Promise<number[]>;
  /** Removes the counts at 0 among the next `limit`; pass `last` as the next `after`. Null: done. */
  dropEmptyCounts<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    range: { after?: string; limit: number },
  ): Promise<{ dropped: number; last: string | null }>;
}

export function createCounts(
  { kv, reads, stats }: { kv: Kv; reads: Reads; stats: StoreStats },
): Counts {
  /** The count rows after `after`, among those whose part begins with `startsWith`. */
  function between(
    entity: AnyEntity,
    index: string,
    { startsWith = "", after }: { startsWith?: string; after?: string },
  ) {
    assert(
      entity.indexes[index].counted,
      `${index} is not counted`,
    );
    const first = after === undefined || after < startsWith
      ? countKey(entity, index, startsWith)
      : [...countKey(entity, index, after), new Uint8Array()];
    // The highest code point is the upper bound of all texts with this prefix.
    const end = countKey(entity, index, `${startsWith}\u{10FFFF}`);
    return { start: first, end };
  }

  return {
    async listCounts(entity, index, range) {
      const { limit } = range;
      assert(limit >= 1 && limit <= MAX_RESULTS, `A read takes 1 to ${MAX_RESULTS} counts`);
      const found: { part: string; count: number }[] = [];
      const asked = { limit: range.rows ?? MAX_SCANNED, reverse: false };
      for (const entry of await reads.rows(between(entity, index, range), asked)) {
        stats.rowsRead++;
        const count = Number((entry.value as Deno.KvU64).value);
        if (count > 0) found.push({ part: entry.key[3] as string, count });
        if (found.length === limit) break;
      }
      return found;
    },

    async countsOf(entity, index, parts) {
      assert(parts.length <= MAX_RESULTS, `A read takes ${MAX_RESULTS} counts`);
      const entries = await reads.getMany(parts.map((part) => countKey(entity, index, part)));
      stats.rowsRead += entries.filter(({ versionstamp }) => versionstamp !== null).length;
      return entries.map(({ value }) => Number((value as Deno.KvU64 | null)?.value ?? 0n));
    },

    async dropEmptyCounts(entity, index, { after, limit }) {
      let dropped = 0, seen = 0;
      let last: string | null = null;
      const asked = { limit, batchSize: Math.min(limit, 500) };
      const rows = kv.list<Deno.KvU64>(between(entity, index, { after }), asked);
      for await (const entry of rows) {
        stats.rowsRead++;
        seen++;
        last = entry.key[3] as string;
        if (entry.value.value !== 0n) continue;
        // The check fails if the count has been incremented meanwhile.
        const { ok } = await kv.atomic().check(entry).delete(entry.key).commit();
        if (ok) dropped++;
      }
      return { dropped, last: seen < limit ? null : last };
    },
  };
}

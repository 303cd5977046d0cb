/** Reads the signed totals over an entity's values. */
import assert from "node:assert/strict";
import type { StoreStats } from "../base/stats.ts";
import type { Entity, KeyPart, Stored } from "../entity/mod.ts";
import { signed, sumKey } from "../entity/sum.ts";
import { KEYS_PER_SNAPSHOT, type Kv } from "../kv/mod.ts";

/** Maximum number of totals per read. */
const MAX_TOTALS = 1_000;

interface Total {
  readonly parts: KeyPart[];
  readonly amount: bigint;
}

interface TotalRange {
  /** The leading key parts that all results share. */
  readonly prefix?: KeyPart[];
  /** Only totals after this one, of the same prefix. */
  readonly after?: KeyPart[];
  /** Maximum number of results, 1 to 1,000. */
  readonly limit: number;
}

export interface Sums {
  /** Totals in the order of their parts, also those at 0. */
  listTotals<T extends Stored>(
    entity: Entity<T, string>,
    sum: string,
    range: TotalRange,
  ): Promise<Total[]>;
  /** Up to 10 totals in one snapshot; 0 for those that nothing was added to. */
  totalsOf<T extends Stored>(
    entity: Entity<T, string>,
    sum: string,
    all: readonly KeyPart[][],
  ): Promise<bigint[]>;
}

export function createSums({ kv, stats }: { kv: Kv; stats: StoreStats }): Sums {
  return {
    async listTotals(entity, sum, { prefix = [], after, limit }) {
      assert(limit >= 1 && limit <= MAX_TOTALS, `A read takes 1 to ${MAX_TOTALS} totals`);
      const key = sumKey(entity, sum, prefix);
      const range = after === undefined ? { prefix: key } : {
        start: [...sumKey(entity, sum, after), new Uint8Array()],
        end: [...key, true],
      };
      const found: Total[] = [];
      const batchSize = Math.min(limit, 500);
      for await (const entry of kv.list<Deno.KvU64>(range, { limit, batchSize })) {
        stats.rowsRead++;
        found.push({ parts: entry.key.slice(3) as KeyPart[], amount: signed(entry.value) });
      }
      return found;
    },

    async totalsOf(entity, sum, all) {
      assert(all.length <= KEYS_PER_SNAPSHOT, `totalsOf takes ${KEYS_PER_SNAPSHOT} totals`);
      if (all.length === 0) return [];
      const keys = all.map((parts) => sumKey(entity, sum, parts));
      const entries = await kv.getMany<(Deno.KvU64 | null)[]>(keys);
      stats.rowsRead += entries.filter(({ versionstamp }) => versionstamp !== null).length;
      return entries.map(({ value }) => signed(value));
    },
  };
}

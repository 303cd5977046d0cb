/** Reads through indexes: pages of values with cursors both ways, and bare index rows. */
import assert from "node:assert/strict";
import type { StoreStats } from "../base/stats.ts";
import type { Entity, KeyPart, Stored } from "../entity/mod.ts";
import { keyFits, type Kv } from "../kv/mod.ts";
import { afterRow, atRow, boundsOf, cursorOf, readCursor } from "./cursor.ts";
import type { IndexRow, KeyRange, ListOptions, Page } from "./listing.ts";
import type { Reader } from "./reader.ts";

/** Maximum number of values on a page. */
const MAX_PAGE = 100;
/** Maximum number of index rows per read. */
const MAX_KEYS = 1_000;
/** Rows per batch of the database. */
const BATCH = 500;

export interface Queries {
  /** A page of values in index order, with cursors both ways. */
  list<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    options: ListOptions,
  ): Promise<Page<T>>;
  /** Index rows in order, without the values. */
  listKeys<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    range: KeyRange,
  ): Promise<IndexRow[]>;
}

export function createQueries(
  { kv, stats, reader }: { kv: Kv; stats: StoreStats; reader: Reader },
): Queries {
  async function rows(
    between: { start: Deno.KvKey; end: Deno.KvKey },
    limit: number,
    reverse: boolean,
  ): Promise<IndexRow[]> {
    const found: IndexRow[] = [];
    if (!keyFits(between.start) || !keyFits(between.end)) return found; // a key that is too large has no row
    const batchSize = Math.min(limit, BATCH);
    for await (const entry of kv.list<string>(between, { limit, reverse, batchSize })) {
      const isUnique = entry.key[1] === "unique";
      const parts = entry.key.slice(3, isUnique ? undefined : -1) as KeyPart[];
      found.push({ parts, id: entry.value });
    }
    stats.rowsRead += found.length;
    return found;
  }

  const list = async <T extends Stored, I extends string>(
    declared: Entity<T, I>,
    index: I,
    options: ListOptions,
  ): Promise<Page<T>> => {
    const { limit, reverse = false } = options;
    assert(limit >= 1 && limit <= MAX_PAGE, `A page holds 1 to ${MAX_PAGE}, not ${limit}`);
    const entity = declared;
    const cursor = readCursor(entity, index, options);
    const backwards = cursor?.to === "previous";
    // The page before a cursor is read in reverse order, then reversed.
    const descending = reverse !== backwards;

    let ahead = boundsOf(entity, index, options);
    let behind = null;
    if (cursor && descending) {
      const at = atRow(entity, index, cursor.row);
      [behind, ahead] = [{ ...ahead, start: at }, { ...ahead, end: at }];
    } else if (cursor) {
      const after = afterRow(entity, index, cursor.row);
      [behind, ahead] = [{ ...ahead, end: after }, { ...ahead, start: after }];
    }
    const found = await rows(ahead, limit + 1, descending);
    if (backwards && found.length === 0) {
      return await list(declared, index, { ...options, cursor: undefined });
    }
    const more = found.length > limit;
    if (more) found.pop();
    if (backwards) found.reverse();
    const hasBehind = behind !== null && (await rows(behind, 1, !descending)).length > 0;

    const values = await reader.getMany(declared, found.map(({ id }) => id));
    // Skips values that were deleted between the two reads.
    const page: Page<T> = { items: values.filter((value) => value !== null) };
    const last = found.at(-1) ?? cursor?.row, first = found[0] ?? cursor?.row;
    if (last && (backwards ? hasBehind : more)) {
      page.next = cursorOf(entity, index, options, "next", last);
    }
    if (first && (backwards ? more : hasBehind)) {
      page.previous = cursorOf(entity, index, options, "previous", first);
    }
    return page;
  };

  return {
    list,
    async listKeys(entity, index, range) {
      const { limit, reverse = false } = range;
      assert(limit >= 1 && limit <= MAX_KEYS, `A read takes 1 to ${MAX_KEYS} rows, not ${limit}`);
      return await rows(boundsOf(entity, index, range), limit, reverse);
    },
  };
}

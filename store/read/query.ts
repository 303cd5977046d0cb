/** Reads through indexes: pages of values with cursors both ways, and bare index rows. */
import assert from "node:assert/strict";
import type { StoreStats } from "../base/stats.ts";
import type { Entity, KeyPart, Stored } from "../entity/mod.ts";
import { keyFits } from "../kv/mod.ts";
import type { Reads } from "../kv/reads.ts";
import { afterRow, atRow, boundsOf, cursorOf, readCursor } from "./cursor.ts";
import type { IndexRow, KeyRange, ListOptions, Page } from "./listing.ts";
import type { Reader } from "./reader.ts";

/** Maximum number of values on a page. */
const MAX_PAGE = 100;
/** Maximum number of index rows per read. */
const MAX_KEYS = 1_000;

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
  { reads, stats, reader }: { reads: Reads; stats: StoreStats; reader: Reader },
): Queries {
  async function rows(
    between: { start: Deno.KvKey; end: Deno.KvKey },
    limit: number,
    reverse: boolean,
  ): Promise<IndexRow[]> {
    if (!keyFits(between.start) || !keyFits(between.end)) return []; // a key that is too large has no row
    const entries = await reads.rows(between, { limit, reverse });
    stats.rowsRead += entries.length;
    return [...reads.made(entries, (entries) => entries.map(rowOf))];
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

function rowOf({ key, value }: Deno.KvEntry<unknown>): IndexRow {
  const isUnique = key[1] === "unique";
  const parts = key.slice(3, isUnique ? undefined : -1) as KeyPart[];
  return { parts, id: value as string };
}

/** Reads all values of an entity. Its index rows, whose keys sort between the ids, are skipped. */
import assert from "node:assert/strict";
import { isError } from "../base/errors.ts";
import { type AnyEntity, type Entity, primaryKey, type Stored } from "../entity/mod.ts";
import type { ReadStored } from "../entity/shape.ts";
import { CARRIED, SUM } from "../entity/sum.ts";
import type { Kv } from "../kv/mod.ts";

/** Rows per batch of the database. */
export const SCAN_BATCH = 500;

/** The second key part of rows that are not values, in key order. */
const BESIDE = ["by", CARRIED, "count", SUM, "unique"];

/** The stored values, unparsed, in the order of their ids. */
export async function* scanEntries(
  kv: Pick<Kv, "list">,
  { name }: AnyEntity,
): AsyncGenerator<Deno.KvEntry<unknown>> {
  // Empty bytes sort before all other parts, true after them.
  let start: Deno.KvKey = [name, new Uint8Array()];
  for (const folder of BESIDE) {
    const end = [name, folder, new Uint8Array()];
    yield* kv.list({ start, end }, { batchSize: SCAN_BATCH });
    start = [name, folder, true];
  }
  yield* kv.list({ start, end: [name, true] }, { batchSize: SCAN_BATCH });
}

/** The values, parsed. Unreadable ones are left out. */
export async function* scanValues<T extends Stored>(
  kv: Pick<Kv, "list">,
  entity: Entity<T, string>,
  read: ReadStored,
): AsyncGenerator<T> {
  for await (const entry of scanEntries(kv, entity)) {
    const value = readOrSkip(entity, entry, read);
    if (value) yield value;
  }
}

/** Maximum number of values that `listById` reads. */
const MAX_VALUES = 1_000;

export interface ById {
  /** The values with ids in a range, in the order of their ids, read from the database each time. */
  listById<T extends Stored>(entity: Entity<T, string>, range: IdRange): Promise<T[]>;
}

/** Ids from `start` (inclusive) to `end` (exclusive). */
interface IdRange {
  readonly start: string;
  readonly end: string;
  /** Maximum number of values, 1 to 1,000. */
  readonly limit: number;
}

/** The values with these ids, in the order of their ids. Unreadable ones are left out. */
export async function valuesById<T extends Stored>(
  kv: Pick<Kv, "list">,
  entity: Entity<T, string>,
  { start, end, limit }: IdRange,
  read: ReadStored,
): Promise<T[]> {
  assert(limit >= 1 && limit <= MAX_VALUES, `A read takes 1 to ${MAX_VALUES} values, not ${limit}`);
  const [first, last] = [primaryKey(entity, start), primaryKey(entity, end)];
  const found: T[] = [];
  for await (const entry of kv.list({ start: first, end: last }, { batchSize: SCAN_BATCH })) {
    const value = entry.key.length === first.length ? readOrSkip(entity, entry, read) : null;
    if (value && found.push(value) === limit) break;
  }
  return found;
}

function readOrSkip<T extends Stored>(
  entity: Entity<T, string>,
  entry: Deno.KvEntry<unknown>,
  read: ReadStored,
): T | null {
  try {
    return read(entity, entry);
  } catch (error) {
    if (isError(error, "Unreadable")) return null;
    throw error;
  }
}

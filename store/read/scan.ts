/** Reads all values of an entity. Its index rows, whose keys sort between the ids, are skipped. */
import { isError } from "../base/errors.ts";
import type { AnyEntity, Entity, Stored } from "../entity/mod.ts";
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

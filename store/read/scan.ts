/** Reads an entity from end to end, without its index rows, which lie among the ids. */
import { isError } from "../base/errors.ts";
import type { AnyEntity, Entity, Stored } from "../entity/mod.ts";
import type { ReadStored } from "../entity/shape.ts";
import type { Kv } from "../kv/mod.ts";

/** Rows that the database hands over at once. */
export const SCAN_BATCH = 500;

/** What stands beside the ids under an entity's name, in the order of keys. */
const BESIDE = ["by", "count", "unique"];

/** The stored values as they are, unparsed, in the order of their ids. */
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

/** The values, parsed; one that cannot be read is left out. */
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

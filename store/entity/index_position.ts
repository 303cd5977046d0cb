/** The index rows that belong to a stored value. */
import { isError } from "../base/errors.ts";
import { keyName } from "../kv/mod.ts";
import { type AnyEntity, indexKey, type Stored } from "./mod.ts";
import { formerIndexes, parseStored, storedKeys } from "./shape.ts";

/** A value and its index rows. A value of an older shape has the rows of the version that wrote it. */
export interface IndexPosition {
  readonly id: string;
  readonly value: Stored;
  /** The keys of the value's rows in one index. */
  keysIn(index: string): Deno.KvKey[];
  /** Whether the value has an index row with this key. */
  hasRow(key: Deno.KvKey): boolean;
}

/** Null for a value that does not exist or cannot be read. */
export function indexPosition(
  entity: AnyEntity,
  entry: { readonly key: Deno.KvKey; readonly value: unknown; readonly versionstamp?: unknown },
): IndexPosition | null {
  if (entry.versionstamp === null) return null;
  let value: Stored;
  try {
    value = parseStored(entity, entry);
  } catch (error) {
    if (isError(error, "Unreadable")) return null;
    throw error;
  }
  const { id } = value;
  const keysIn = (index: string) =>
    storedKeys(entity, entry.value, value, index).map((parts) =>
      indexKey(entity, index, parts, id)
    );
  return {
    id,
    value,
    keysIn,
    hasRow(key) {
      const index = String(key[2]);
      if (!Object.hasOwn(entity.indexes, index) && !formerIndexes(entity).includes(index)) {
        return false;
      }
      const name = keyName(key);
      return keysIn(index).some((row) => keyName(row) === name);
    },
  };
}

/** Where a stored value stands in the indexes of its entity. */
import { isError } from "../base/errors.ts";
import { keyName } from "../kv/mod.ts";
import { type AnyEntity, indexKey, type Stored } from "./mod.ts";
import { parseStored, standsAt } from "./shape.ts";

/** A value and its index rows: one of an older shape stands where its writer has put it. */
export interface Standing {
  readonly id: string;
  /** The keys of its rows in one index. */
  keysIn(index: string): Deno.KvKey[];
  /** Whether a row of this key is one of its. */
  standsAt(key: Deno.KvKey): boolean;
}

/** Null for a value that is not there, or cannot be read. */
export function standing(
  entity: AnyEntity,
  entry: { readonly key: Deno.KvKey; readonly value: unknown; readonly versionstamp?: unknown },
): Standing | null {
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
    standsAt(entity, entry.value, value, index).map((parts) => indexKey(entity, index, parts, id));
  return {
    id,
    keysIn,
    standsAt(key) {
      const index = String(key[2]);
      if (!Object.hasOwn(entity.indexes, index)) return false; // one that is no longer declared
      const name = keyName(key);
      return keysIn(index).some((row) => keyName(row) === name);
    },
  };
}

/** Works out which index rows a transaction adds and removes. */
import assert from "node:assert/strict";
import { UniqueTaken } from "../base/errors.ts";
import {
  type AnyEntity,
  countKey,
  countsIn,
  type Index,
  indexKey,
  type KeyPart,
  primaryKey,
  type Stored,
} from "../entity/mod.ts";
import { formerIndexes, storedForm } from "../entity/shape.ts";
import { keyName } from "../kv/mod.ts";
import type { Operations } from "./operations.ts";
import { addAmounts } from "./sum_changes.ts";

/** A value before and after a transaction; null: it does not exist. */
export interface Slot {
  readonly entity: AnyEntity;
  readonly id: string;
  /** Null also if `blind`. */
  readonly versionstamp: string | null;
  /** The transaction creates the value without having read its key, which must not exist. */
  readonly blind: boolean;
  /** Created without a check: another value that is checked says that this one does not exist. */
  readonly guarded?: boolean;
  readonly base: Stored | null;
  value: Stored | null;
  /** For a value of an older shape: its keys in an index, which the current declaration does not give. */
  readonly storedKeys?: (index: string) => KeyPart[][];
}

/** A row of a unique index, as `find` read it. */
export interface UniqueRead {
  readonly key: Deno.KvKey;
  readonly versionstamp: string | null;
  readonly id: string | null;
}

interface Appearing {
  slot: Slot;
  index: string;
  key: Deno.KvKey;
}

/** Adds all reads and writes of values to the operations. Throws `UniqueTaken`. */
export function addValues(
  operations: Operations,
  slots: ReadonlyMap<string, Slot>,
  uniques: ReadonlyMap<string, UniqueRead>,
): void {
  const vanishing = new Map<string, Deno.KvKey>();
  const appearing = new Map<string, Appearing>();
  for (const [name, read] of uniques) operations.check(read.key, read.versionstamp, name);
  for (const [name, slot] of slots) {
    const key = primaryKey(slot.entity, slot.id);
    if (!slot.guarded) operations.check(key, slot.versionstamp, name);
    if (slot.blind) operations.blind.push({ key, entity: slot.entity.name, index: "id" });
    if (slot.value === slot.base) continue;
    const form = slot.value && storedForm(slot.entity, slot.value);
    operations.writeValue(key, slot.value, name, form);
    const { base, value, storedKeys, entity } = slot;
    addAmounts(operations, slot);
    if (!storedKeys && base && value && entity.unmoved?.(base, value)) continue;
    for (const index in slot.entity.indexes) {
      addIndex(operations, slot, index, vanishing, appearing);
    }
    if (storedKeys) {
      for (const index of formerIndexes(entity)) {
        for (const parts of storedKeys(index)) {
          operations.remove(indexKey(entity, index, parts, slot.id));
        }
      }
    }
  }
  // Unique keys come last: one that moves between two values of this transaction needs no check.
  for (const [name, { slot, index, key }] of appearing) {
    if (!vanishing.delete(name)) {
      const read = uniques.get(name);
      if (read && read.id !== null) throw new UniqueTaken(slot.entity.name, index);
      if (!read) {
        operations.check(key, null, name);
        operations.blind.push({ key, entity: slot.entity.name, index });
      }
    }
    operations.writePointer(key, slot.id, name);
  }
  for (const [name, key] of vanishing) operations.writePointer(key, null, name);
}

const NOWHERE: KeyPart[][] = [];

function addIndex(
  operations: Operations,
  slot: Slot,
  name: string,
  vanishing: Map<string, Deno.KvKey>,
  appearing: Map<string, Appearing>,
): void {
  const index: Index<Stored> = slot.entity.indexes[name];
  const before = slot.storedKeys?.(name) ?? (slot.base ? index.keys(slot.base) : NOWHERE);
  const after = slot.value ? index.keys(slot.value) : NOWHERE;
  if (sameKeys(before, after)) return; // the usual case
  if (index.unique && after.length > 1) {
    const once = new Set(after.map((parts) => keyName(parts)));
    assert(once.size === after.length, `${slot.entity.name}.${name}: a value has one key twice`);
  }
  for (const parts of before) {
    if (includes(after, parts)) continue;
    const key = indexKey(slot.entity, name, parts, slot.id);
    if (index.unique) vanishing.set(keyName(key), key);
    else operations.remove(key);
  }
  for (const parts of after) {
    if (includes(before, parts)) continue;
    const key = indexKey(slot.entity, name, parts, slot.id);
    if (!index.unique) operations.set(key, slot.id);
    else if (appearing.has(keyName(key))) throw new UniqueTaken(slot.entity.name, name);
    else appearing.set(keyName(key), { slot, index: name, key });
  }
  if (index.counted) {
    const were = countsIn(index, before), are = countsIn(index, after);
    for (const part of new Set([...were.keys(), ...are.keys()])) {
      const more = (are.get(part) ?? 0n) - (were.get(part) ?? 0n);
      if (more !== 0n) operations.sum(countKey(slot.entity, name, part), more);
    }
  }
}

const includes = (keys: KeyPart[][], parts: KeyPart[]): boolean =>
  keys.some((key) => sameKey(key, parts));

function sameKeys(some: KeyPart[][], others: KeyPart[][]): boolean {
  if (some.length !== others.length) return false;
  for (let place = 0; place < some.length; place++) {
    if (!sameKey(some[place], others[place])) return false;
  }
  return true;
}

function sameKey(key: KeyPart[], other: KeyPart[]): boolean {
  if (key.length !== other.length) return false;
  for (let place = 0; place < key.length; place++) {
    if (key[place] !== other[place]) return false;
  }
  return true;
}

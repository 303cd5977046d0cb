/**
 * Rebuilds indexes while others write. Each finding of `verify.ts` is repaired in its own commit, which
 * checks the value and the row, so that a concurrent writer wins. Values of older shapes are stored in
 * the current one first.
 */
import { isError } from "../base/errors.ts";
import { addTo } from "../commit/atomic.ts";
import { isLocked } from "../kv/patient.ts";
import { addValues, type Slot } from "../commit/index_changes.ts";
import { Operations } from "../commit/operations.ts";
import { markKey } from "../entity/mark.ts";
import { indexPosition } from "../entity/index_position.ts";
import { type AnyEntity, type KeyPart, primaryKey } from "../entity/mod.ts";
import { isOutdated, parseStored, storedKeys } from "../entity/shape.ts";
import { asU64, signed } from "../entity/sum.ts";
import { keyName, type Kv } from "../kv/mod.ts";
import { SCAN_BATCH, scanEntries } from "../read/scan.ts";
import type { IndexFinding } from "./index_finding.ts";
import { verifyIndexes } from "./verify.ts";
import { countPart } from "./verify_counts.ts";
import { totalOfValues } from "./verify_sums.ts";

/** Attempts per finding. A row whose value keeps changing is left for the next run. */
const TRIES = 20;
/** Maximum number of reported findings that could not be repaired. */
const MAX_LEFT = 100;

export interface Rebuilt {
  /** Values of an older shape that are now stored in the current one. */
  upgraded: number;
  rowsAdded: number;
  rowsRemoved: number;
  countsCorrected: number;
  sumsCorrected: number;
  /** Marks that were set: what is made of the values is made again. */
  marksSet: number;
  /** Findings that remain: unreadable values, and two values under one unique key. At most 100. */
  left: IndexFinding[];
}

/**
 * Rebuilds all indexes of the entity and sets its marks at `now`, or rebuilds `only` one index. Safe with
 * concurrent writers; rerun it after a crash.
 */
export async function rebuildIndexes(
  kv: Kv,
  entity: AnyEntity,
  now: number,
  only?: string,
): Promise<Rebuilt> {
  const rebuilt: Rebuilt = {
    upgraded: 0,
    rowsAdded: 0,
    rowsRemoved: 0,
    countsCorrected: 0,
    sumsCorrected: 0,
    marksSet: 0,
    left: [],
  };
  for await (const entry of scanEntries(kv, entity)) {
    if (isOutdated(entity, entry.value) && await upgradeStored(kv, entity, entry)) {
      rebuilt.upgraded++;
    }
  }
  if (only === undefined) {
    rebuilt.marksSet = await setMarks(kv, entity, now);
    rebuilt.rowsRemoved += await dropFormerCounts(kv, entity);
  }
  for await (const finding of verifyIndexes(kv, entity, only)) {
    const done = await repair(kv, entity, finding, now);
    if (done === "left") {
      if (rebuilt.left.length < MAX_LEFT) rebuilt.left.push(finding);
    } else if (done !== "gone") rebuilt[done]++;
  }
  return rebuilt;
}

/** Sets every mark that the entity declares, for each of its values. Returns how many. */
async function setMarks(kv: Kv, entity: AnyEntity, setAt: number): Promise<number> {
  const names = Object.keys(entity.marks);
  let set = 0;
  if (names.length === 0) return set;
  for await (const { key } of scanEntries(kv, entity)) {
    for (let tries = 0; tries < TRIES; tries++) {
      const atomic = kv.atomic();
      for (const name of names) atomic.set(markKey({ name, id: String(key[1]) }), setAt);
      if (!await succeeds(atomic)) continue;
      set += names.length;
      break;
    }
  }
  return set;
}

/** Removes counts of indexes that are no longer declared, which nothing reads or writes. Returns how many. */
async function dropFormerCounts(kv: Kv, entity: AnyEntity): Promise<number> {
  let dropped = 0;
  for await (
    const { key } of kv.list({ prefix: [entity.name, "count"] }, { batchSize: SCAN_BATCH })
  ) {
    if (Object.hasOwn(entity.indexes, String(key[2]))) continue;
    if (await succeeds(kv.atomic().delete(key))) dropped++;
  }
  return dropped;
}

type Outcome = "rowsAdded" | "rowsRemoved" | "countsCorrected" | "sumsCorrected" | "gone" | "left";

async function repair(
  kv: Kv,
  entity: AnyEntity,
  finding: IndexFinding,
  now: number,
): Promise<Outcome> {
  for (let tries = 0; tries < TRIES; tries++) {
    const outcome = await tryToRepair(kv, entity, finding, now);
    if (outcome) return outcome;
  }
  return "left";
}

/** Null: a concurrent write, try again. "gone": the finding no longer exists. */
function tryToRepair(
  kv: Kv,
  entity: AnyEntity,
  finding: IndexFinding,
  now: number,
): Promise<Outcome | null> {
  switch (finding.problem) {
    case "row_missing":
    case "row_taken":
      return addRow(kv, entity, finding.key, finding.id!, now);
    case "row_orphaned":
      return removeRow(kv, entity, finding.key, now);
    case "count_wrong":
      return correctCount(kv, entity, finding.key);
    case "sum_wrong":
      return correctSum(kv, entity, finding.key);
    case "value_unreadable":
      return Promise.resolve("left");
  }
}

async function addRow(
  kv: Kv,
  entity: AnyEntity,
  key: Deno.KvKey,
  id: string,
  now: number,
): Promise<Outcome | null> {
  const [value, row] = await kv.getMany<unknown[]>([primaryKey(entity, id), key]);
  if (row.value === id || !indexPosition(entity, value)?.hasRow(key)) return "gone";
  const atomic = marking(kv.atomic().check(value).check(row).set(key, id), entity, value, now);
  if (row.versionstamp !== null) {
    // The unique key leads to another value: replace it only if that value does not have this key.
    const other = await kv.get(primaryKey(entity, String(row.value)));
    if (mayHaveRow(entity, other, key)) return "left";
    atomic.check(other);
  }
  return await succeeds(atomic) ? "rowsAdded" : null;
}

async function removeRow(
  kv: Kv,
  entity: AnyEntity,
  key: Deno.KvKey,
  now: number,
): Promise<Outcome | null> {
  const row = await kv.get(key);
  if (row.versionstamp === null) return "gone";
  const value = await kv.get(primaryKey(entity, String(row.value)));
  if (mayHaveRow(entity, value, key)) return "gone";
  const atomic = marking(kv.atomic().check(row).check(value).delete(key), entity, value, now);
  return await succeeds(atomic) ? "rowsRemoved" : null;
}

/** Sets the value's mark too: what was made of it may have been made through the damaged index. */
function marking(
  atomic: Deno.AtomicOperation,
  entity: AnyEntity,
  entry: Deno.KvEntryMaybe<unknown>,
  now: number,
): Deno.AtomicOperation {
  if (!entity.marking || !indexPosition(entity, entry)) return atomic;
  const mark = entity.marking(parseStored(entity, entry as Deno.KvEntry<unknown>), true);
  return mark ? atomic.set(markKey(mark), now) : atomic;
}

/** An unreadable value keeps its rows, since it may become readable after a fix. */
const mayHaveRow = (
  entity: AnyEntity,
  entry: Deno.KvEntryMaybe<unknown>,
  key: Deno.KvKey,
): boolean => entry.versionstamp !== null && (indexPosition(entity, entry)?.hasRow(key) ?? true);

async function correctCount(kv: Kv, entity: AnyEntity, key: Deno.KvKey): Promise<Outcome | null> {
  const [, , index, part] = key as [string, string, string, KeyPart];
  const counted = await countPart(kv, entity, index, part);
  if (!counted) return null;
  const { entry, values } = counted;
  if ((entry.value?.value ?? 0n) === values) return "gone";
  const atomic = kv.atomic().check(entry).set(key, new Deno.KvU64(values));
  return await succeeds(atomic) ? "countsCorrected" : null;
}

async function correctSum(kv: Kv, entity: AnyEntity, key: Deno.KvKey): Promise<Outcome | null> {
  const { entry, carried, total } = await totalOfValues(kv, entity, key);
  if (signed(entry.value as Deno.KvU64 | null) === total) return "gone";
  const atomic = kv.atomic().check(entry).check(carried).set(key, asU64(total));
  return await succeeds(atomic) ? "sumsCorrected" : null;
}

/** Stores a value of an older shape in the current one, with its index rows; `version` stays. */
async function upgradeStored(kv: Kv, entity: AnyEntity, scanned: Deno.KvEntry<unknown>) {
  const { key } = scanned;
  let entry: Deno.KvEntryMaybe<unknown> = scanned;
  for (let tries = 0; tries < TRIES; tries++) {
    if (entry.versionstamp === null || !isOutdated(entity, entry.value)) return false;
    const operations = new Operations(0);
    try {
      addValues(operations, new Map([[keyName(key), slotOf(entity, entry)]]), new Map());
    } catch (error) {
      if (isError(error, "Unreadable")) return false; // reported by the verification
      throw error;
    }
    const atomic = kv.atomic();
    addTo(atomic, operations);
    if (await succeeds(atomic)) return true;
    entry = await kv.get(key);
  }
  return false;
}

function slotOf(entity: AnyEntity, entry: Deno.KvEntry<unknown>): Slot {
  const base = parseStored(entity, entry);
  return {
    entity,
    id: base.id,
    versionstamp: entry.versionstamp,
    blind: false,
    base,
    value: { ...base }, // a new object, so that it is written although it is equal
    storedKeys: (index) => storedKeys(entity, entry.value, base, index),
  };
}

async function succeeds(atomic: Deno.AtomicOperation): Promise<boolean> {
  try {
    return (await atomic.commit()).ok;
  } catch (error) {
    if (isLocked(error)) return false;
    throw error;
  }
}

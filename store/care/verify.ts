/**
 * Compares an entity's index rows, counts and totals with its values, in both directions, while others write.
 * All values and all rows are read once, in their order; what differs then is looked at again. A difference is
 * reported only if one snapshot shows it.
 */
import { type IndexPosition, indexPosition } from "../entity/index_position.ts";
import { type AnyEntity, primaryKey, type Stored } from "../entity/mod.ts";
import { formerIndexes } from "../entity/shape.ts";
import { keyName, KEYS_PER_SNAPSHOT } from "../kv/mod.ts";
import { SCAN_BATCH, scanEntries } from "../read/scan.ts";
import { Fingerprints, type IsSuspect } from "./fingerprints.ts";
import { type IndexFinding, type Reads, TRIES } from "./index_finding.ts";
import { wrongCounts } from "./verify_counts.ts";
import { Amounts } from "./verify_sums.ts";

/** Values that are passed on together. */
const VISITED_AT_ONCE = 100;

/** Receives all readable values in the order of their ids, up to 100 at a time. */
export type Visit<T extends Stored> = (values: readonly T[]) => Promise<void>;

/** Verifies all indexes and totals of the entity, or `only` one index. */
export async function* verifyIndexes<T extends Stored>(
  kv: Reads,
  entity: AnyEntity,
  only?: string,
  visit?: Visit<T>,
): AsyncGenerator<IndexFinding> {
  const indexes = only === undefined ? Object.keys(entity.indexes) : [only];
  const former = only === undefined ? formerIndexes(entity) : [];
  const rows = new Fingerprints();
  const amounts = new Amounts(entity, only === undefined ? Object.keys(entity.sums) : []);
  let values: T[] = [];
  for await (const entry of scanEntries(kv, entity)) {
    const stored = indexPosition(entity, entry);
    if (!stored) {
      const { key } = entry;
      const detail = "does not match its schema";
      yield { entity: entity.name, key, id: String(key[1]), problem: "value_unreadable", detail };
      continue;
    }
    for (const key of rowsOf(stored, indexes)) rows.add(nameOf(key, stored.id));
    for (const key of rowsOf(stored, former)) rows.add(nameOf(key, stored.id));
    amounts.add(stored.value);
    if (!visit || values.push(stored.value as T) < VISITED_AT_ONCE) continue;
    await visit(values);
    values = [];
  }
  if (visit && values.length > 0) await visit(values);
  for await (const { key, value } of storedRows(kv, entity, only)) rows.remove(nameOf(key, value));

  const isSuspect = rows.suspects();
  if (isSuspect) {
    yield* missingRows(kv, entity, indexes, isSuspect);
    yield* orphanedRows(kv, entity, only, isSuspect);
  }
  for (const index of indexes) {
    if (entity.indexes[index].counted) yield* wrongCounts(kv, entity, index);
  }
  yield* amounts.wrong(kv);
}

/** Names a row together with the value that it leads to. */
const nameOf = (key: Deno.KvKey, id: unknown): string => `${keyName(key)}>${String(id)}`;

/** The keys of all index rows that a value should have. */
const rowsOf = ({ keysIn }: IndexPosition, indexes: readonly string[]): Deno.KvKey[] =>
  indexes.flatMap(keysIn);

/** All index rows, or those of `only` one index. */
async function* storedRows(kv: Reads, entity: AnyEntity, only?: string) {
  for (const kind of ["by", "unique"]) {
    const prefix = [entity.name, kind, ...(only === undefined ? [] : [only])];
    yield* kv.list({ prefix }, { batchSize: SCAN_BATCH });
  }
}

async function* missingRows(
  kv: Reads,
  entity: AnyEntity,
  indexes: readonly string[],
  isSuspect: IsSuspect,
): AsyncGenerator<IndexFinding> {
  for await (const entry of scanEntries(kv, entity)) {
    const stored = indexPosition(entity, entry);
    if (!stored) continue;
    const rows = rowsOf(stored, indexes);
    if (rows.some((key) => isSuspect(nameOf(key, stored.id)))) {
      yield* missingRowsOf(kv, entity, indexes, entry);
    }
  }
}

async function* missingRowsOf(
  kv: Reads,
  entity: AnyEntity,
  indexes: readonly string[],
  scanned: Deno.KvEntry<unknown>,
): AsyncGenerator<IndexFinding> {
  const { key } = scanned;
  let { versionstamp, value } = scanned;
  const reported = new Set<string>();
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = indexPosition(entity, { key, value });
    if (!stored) return;
    const rows = rowsOf(stored, indexes);
    let moved = false;
    for (let at = 0; at < rows.length && !moved; at += KEYS_PER_SNAPSHOT - 1) {
      const some = rows.slice(at, at + KEYS_PER_SNAPSHOT - 1);
      const [now, ...found] = await kv.getMany<unknown[]>([key, ...some]);
      if (now.versionstamp !== versionstamp) {
        if (now.versionstamp === null) return; // deleted meanwhile
        ({ versionstamp, value } = now);
        moved = true;
        break;
      }
      for (const [place, row] of found.entries()) {
        if (row.value === stored.id || reported.has(keyName(some[place]))) continue;
        reported.add(keyName(some[place]));
        const missing = row.versionstamp === null;
        yield {
          entity: entity.name,
          key: some[place],
          id: stored.id,
          problem: missing ? "row_missing" : "row_taken",
          detail: missing ? `of ${stored.id}` : `of ${stored.id}, leads to ${String(row.value)}`,
        };
      }
    }
    if (!moved) return;
  }
}

async function* orphanedRows(
  kv: Reads,
  entity: AnyEntity,
  only: string | undefined,
  isSuspect: IsSuspect,
): AsyncGenerator<IndexFinding> {
  /** A snapshot reads each row together with its value. */
  const batchRows = KEYS_PER_SNAPSHOT / 2;
  let batch: Deno.KvEntry<unknown>[] = [];
  for await (const row of storedRows(kv, entity, only)) {
    if (!isSuspect(nameOf(row.key, row.value)) || batch.push(row) < batchRows) continue;
    yield* orphanedAmong(kv, entity, batch);
    batch = [];
  }
  yield* orphanedAmong(kv, entity, batch);
}

async function* orphanedAmong(
  kv: Reads,
  entity: AnyEntity,
  rows: readonly Deno.KvEntry<unknown>[],
): AsyncGenerator<IndexFinding> {
  if (rows.length === 0) return;
  const keys = rows.flatMap(({ key, value }) => [key, primaryKey(entity, String(value))]);
  const found = await kv.getMany<unknown[]>(keys);
  for (let place = 0; place < found.length; place += 2) {
    const [row, target] = [found[place], found[place + 1]];
    if (row.versionstamp === null) continue; // removed meanwhile
    const id = String(row.value);
    const about = { entity: entity.name, key: row.key, id, problem: "row_orphaned" } as const;
    const value = indexPosition(entity, target);
    if (target.versionstamp === null) {
      yield { ...about, detail: `leads to ${id}, which does not exist` };
    } else if (value && !value.hasRow(row.key)) {
      yield { ...about, detail: `${value.id} is not listed there` };
    }
  }
}

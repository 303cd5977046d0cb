/**
 * Compares an entity's index rows, counts and totals with its values, in both directions, while others write.
 * A difference is reported only if one snapshot shows it.
 */
import { type IndexPosition, indexPosition } from "../entity/index_position.ts";
import { type AnyEntity, primaryKey } from "../entity/mod.ts";
import { keyName, KEYS_PER_SNAPSHOT } from "../kv/mod.ts";
import { SCAN_BATCH, scanEntries } from "../read/scan.ts";
import { type IndexFinding, type Reads, TRIES } from "./index_finding.ts";
import { wrongCounts } from "./verify_counts.ts";
import { wrongSums } from "./verify_sums.ts";

/** Verifies all indexes and totals of the entity, or `only` one index. */
export async function* verifyIndexes(
  kv: Reads,
  entity: AnyEntity,
  only?: string,
): AsyncGenerator<IndexFinding> {
  const indexes = only === undefined ? Object.keys(entity.indexes) : [only];
  yield* missingRows(kv, entity, indexes);
  yield* orphanedRows(kv, entity, only);
  for (const index of indexes) {
    if (entity.indexes[index].counted) yield* wrongCounts(kv, entity, index);
  }
  if (only === undefined) yield* wrongSums(kv, entity);
}

/** The keys of all index rows that a value should have. */
const rowsOf = ({ keysIn }: IndexPosition, indexes: readonly string[]): Deno.KvKey[] =>
  indexes.flatMap(keysIn);

async function* missingRows(
  kv: Reads,
  entity: AnyEntity,
  indexes: readonly string[],
): AsyncGenerator<IndexFinding> {
  for await (const entry of scanEntries(kv, entity)) {
    if (!indexPosition(entity, entry)) {
      const { key } = entry;
      const detail = "does not match its schema";
      yield { entity: entity.name, key, id: String(key[1]), problem: "value_unreadable", detail };
    } else yield* missingRowsOf(kv, entity, indexes, entry);
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
  only?: string,
): AsyncGenerator<IndexFinding> {
  /** A snapshot reads each row together with its value. */
  const batchRows = KEYS_PER_SNAPSHOT / 2;
  for (const kind of ["by", "unique"]) {
    let batch: Deno.KvEntry<unknown>[] = [];
    const prefix = [entity.name, kind, ...(only === undefined ? [] : [only])];
    const rows = kv.list({ prefix }, { batchSize: SCAN_BATCH });
    for await (const row of rows) {
      if (batch.push(row) < batchRows) continue;
      yield* orphanedAmong(kv, entity, batch);
      batch = [];
    }
    yield* orphanedAmong(kv, entity, batch);
  }
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

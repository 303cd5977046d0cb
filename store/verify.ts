/**
 * Compares an entity's index rows and counts with its values, in both directions, while others write:
 * a difference is told only when one snapshot shows it.
 */
import { type AnyEntity, indexKey, primaryKey } from "./entity.ts";
import type { Stored } from "./entity.ts";
import { keyName, KEYS_PER_SNAPSHOT, type Kv } from "./kv.ts";
import { SCAN_BATCH, scanEntries } from "./scan.ts";
import { wrongCounts } from "./verify_counts.ts";

export interface IndexFinding {
  readonly entity: string;
  /** Of the row that is wrong, or should be there. */
  readonly key: Deno.KvKey;
  readonly problem:
    /** A value does not match its schema; its rows cannot be told. */
    | "value_unreadable"
    /** A value should be listed here. */
    | "row_missing"
    /** A unique key leads to another value. */
    | "row_taken"
    /** Nothing, or a value that is not listed here. */
    | "row_orphaned"
    | "count_wrong";
  readonly detail: string;
}

/** A value, or a count, that changes while it is looked at is read again, so often. */
export const TRIES = 5;

export type Reads = Pick<Kv, "get" | "getMany" | "list">;

export async function* verifyIndexes(kv: Reads, entity: AnyEntity): AsyncGenerator<IndexFinding> {
  yield* missingRows(kv, entity);
  yield* orphanedRows(kv, entity);
  for (const index in entity.indexes) {
    if (entity.indexes[index].counted) yield* wrongCounts(kv, entity, index);
  }
}

/** The keys of all index rows that a value should have. */
function rowsOf(entity: AnyEntity, value: Stored): Deno.KvKey[] {
  return Object.keys(entity.indexes).flatMap((index) =>
    entity.indexes[index].keys(value).map((parts) => indexKey(entity, index, parts, value.id))
  );
}

const parse = (entity: AnyEntity, entry: { value: unknown }): Stored | null => {
  const parsed = entity.schema.safeParse(entry.value);
  return parsed.success ? parsed.data : null;
};

async function* missingRows(kv: Reads, entity: AnyEntity): AsyncGenerator<IndexFinding> {
  for await (const entry of scanEntries(kv, entity)) {
    if (!parse(entity, entry)) {
      const detail = "does not match its schema";
      yield { entity: entity.name, key: entry.key, problem: "value_unreadable", detail };
    } else yield* missingRowsOf(kv, entity, entry);
  }
}

async function* missingRowsOf(
  kv: Reads,
  entity: AnyEntity,
  scanned: Deno.KvEntry<unknown>,
): AsyncGenerator<IndexFinding> {
  const { key } = scanned;
  let { versionstamp, value } = scanned;
  const told = new Set<string>();
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = parse(entity, { value });
    if (!stored) return;
    const rows = rowsOf(entity, stored);
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
        if (row.value === stored.id || told.has(keyName(some[place]))) continue;
        told.add(keyName(some[place]));
        const missing = row.versionstamp === null;
        yield {
          entity: entity.name,
          key: some[place],
          problem: missing ? "row_missing" : "row_taken",
          detail: missing ? `of ${stored.id}` : `of ${stored.id}, leads to ${String(row.value)}`,
        };
      }
    }
    if (!moved) return;
  }
}

async function* orphanedRows(kv: Reads, entity: AnyEntity): AsyncGenerator<IndexFinding> {
  /** A row and the value that it leads to go into one snapshot. */
  const batchRows = KEYS_PER_SNAPSHOT / 2;
  for (const kind of ["by", "unique"]) {
    let batch: Deno.KvEntry<unknown>[] = [];
    const rows = kv.list({ prefix: [entity.name, kind] }, { batchSize: SCAN_BATCH });
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
    const about = { entity: entity.name, key: row.key, problem: "row_orphaned" } as const;
    const value = target.versionstamp === null ? null : parse(entity, target);
    if (target.versionstamp === null) {
      yield { ...about, detail: `leads to ${String(row.value)}, which is not there` };
    } else if (value && !isListedAt(entity, value, row.key)) {
      yield { ...about, detail: `${value.id} is not listed there` };
    }
  }
}

function isListedAt(entity: AnyEntity, value: Stored, key: Deno.KvKey): boolean {
  const index = String(key[2]);
  if (!Object.hasOwn(entity.indexes, index)) return false; // an index that is no longer declared
  const name = keyName(key);
  return entity.indexes[index].keys(value).some((parts) =>
    keyName(indexKey(entity, index, parts, value.id)) === name
  );
}

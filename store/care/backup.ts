/** Exports and imports a whole database: all values, the outbox, dead letters and the quarantine. */
import { BadBackup, isError } from "../base/errors.ts";
import { isLocked } from "../kv/patient.ts";
import { markKey } from "../entity/mark.ts";
import {
  type AnyEntity,
  countKey,
  countsIn,
  indexKey,
  type KeyPart,
  type Stored,
} from "../entity/mod.ts";
import { parseStored, storedForm } from "../entity/shape.ts";
import { asU64, CARRIED, signed, sumKey } from "../entity/sum.ts";
import { keyBytes, keyName, type Kv, valueBytes } from "../kv/mod.ts";
import { DEAD, OUTBOX } from "../outbox/rows.ts";
import { SCAN_BATCH, scanEntries } from "../read/scan.ts";
import type { BackupHead, BackupRow } from "./backup_format.ts";

/** The store's own rows that are exported. The `op` rows of remote commits are not. */
const KEPT = [OUTBOX, DEAD, "quarantine"];
/** Exists while an import runs: a database whose import was interrupted must not be served. */
const IMPORTING: Deno.KvKey = ["importing"];
/** Limits of one commit of an import: well within those of every backend. */
const MAX_MUTATIONS = 500;
const MAX_BYTES = 400 * 1024;
/** Attempts per commit of an import while the file is locked. */
const TRIES = 10;

/**
 * All rows of an export, as stored. Index rows, counts, totals and marks are not exported: an import makes them.
 * What a total has carried is exported, as a bigint.
 */
export async function* exportedRows(
  kv: Pick<Kv, "list">,
  entities: readonly AnyEntity[],
): AsyncGenerator<BackupRow> {
  for (const entity of entities) {
    for await (const { key, value } of scanEntries(kv, entity)) yield { key: plain(key), value };
    const carried = kv.list<Deno.KvU64>({ prefix: [entity.name, CARRIED] }, {
      batchSize: SCAN_BATCH,
    });
    for await (const { key, value } of carried) yield { key: plain(key), value: signed(value) };
  }
  for (const name of KEPT) {
    for await (const { key, value } of kv.list({ prefix: [name] }, { batchSize: SCAN_BATCH })) {
      yield { key: plain(key), value };
    }
  }
}

const plain = (key: Deno.KvKey): KeyPart[] => key.map((part) => part as KeyPart);

export const shapesOf = (entities: readonly AnyEntity[]): Record<string, number> =>
  Object.fromEntries(entities.map(({ name, upgrades }) => [name, upgrades.length]));

/** Throws `BadBackup` if the export has entities or shapes that this version does not know. */
export function mustFit({ shapes }: BackupHead, entities: readonly AnyEntity[]): void {
  const known = shapesOf(entities);
  for (const [name, shape] of Object.entries(shapes)) {
    if (known[name] === undefined || shape > known[name]) {
      throw new BadBackup(`The export was made by a newer version: this one does not know ${name}`);
    }
  }
}

export const isEmpty = async (kv: Pick<Kv, "list">): Promise<boolean> => {
  for await (const _ of kv.list({ prefix: [] }, { limit: 1 })) return false;
  return true;
};

/** Whether an import into this database was interrupted, which leaves it incomplete. */
export const isHalfImported = async (kv: Pick<Kv, "get">): Promise<boolean> =>
  (await kv.get(IMPORTING)).versionstamp !== null;

/**
 * Writes all rows into an empty database that nobody else uses: values in the current shape, with their
 * index rows, counts, and all marks that its entity declares, set at `madeAt` (when the export was made; epoch
 * ms): what is made of values is made again, since a pass over a database in use may have met it behind them.
 * Returns the number of rows, and of values that could not be read: those are stored unchanged, without index
 * rows.
 */
export async function importRows(
  kv: Kv,
  entities: readonly AnyEntity[],
  rows: AsyncIterable<BackupRow>,
  madeAt: number,
): Promise<{ rows: number; unreadable: number }> {
  if (!await isEmpty(kv)) throw new BadBackup("The database is not empty");
  await kv.atomic().set(IMPORTING, true).commit();
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  const batch = new Batch(kv);
  const done = { rows: 0, unreadable: 0 };
  for await (const { key, value } of rows) {
    done.rows++;
    const entity = byName.get(String(key[0]));
    if (!entity) {
      if (!KEPT.includes(String(key[0]))) throw new BadBackup(`Unknown entity: ${key[0]}`);
      await batch.set(key, value);
      continue;
    }
    if (key[1] === CARRIED && key.length > 2) {
      const [, , sum, ...parts] = key;
      await batch.countUp(key, value as bigint);
      await batch.countUp(sumKey(entity, String(sum), parts), value as bigint);
      continue;
    }
    const read = readOrNull(entity, { key, value });
    if (!read) done.unreadable++;
    await batch.set(key, read ? presentForm(entity, read, value) : value);
    for (const name of Object.keys(entity.marks)) {
      await batch.set(markKey({ name, id: String(key[1]) }), madeAt);
    }
    if (read) await addIndexRows(batch, entity, read);
  }
  await batch.flush();
  await kv.atomic().delete(IMPORTING).commit();
  return done;
}

function readOrNull(entity: AnyEntity, entry: BackupRow): Stored | null {
  try {
    return parseStored(entity, entry);
  } catch (error) {
    if (isError(error, "Unreadable")) return null;
    throw error;
  }
}

/** A value that already has the current shape stays exactly as it was written. */
const presentForm = (entity: AnyEntity, read: Stored, raw: unknown): unknown =>
  ((raw as { schemaVersion?: number }).schemaVersion ?? 0) === entity.upgrades.length
    ? raw
    : storedForm(entity, read);

async function addIndexRows(batch: Batch, entity: AnyEntity, value: Stored): Promise<void> {
  for (const [name, sum] of Object.entries(entity.sums)) {
    for (const { parts, amount } of sum.amounts(value)) {
      await batch.countUp(sumKey(entity, name, parts), BigInt(amount));
    }
  }
  for (const [name, index] of Object.entries(entity.indexes)) {
    const keys: KeyPart[][] = index.keys(value);
    for (const parts of keys) await batch.set(indexKey(entity, name, parts, value.id), value.id);
    if (!index.counted) continue;
    for (const [part, count] of countsIn(index, keys)) {
      await batch.countUp(countKey(entity, name, part), count);
    }
  }
}

/** Collects writes into commits of a bounded size. */
class Batch {
  #sets: { key: Deno.KvKey; value: unknown }[] = [];
  #counts = new Map<string, { key: Deno.KvKey; by: bigint }>();
  #bytes = 0;
  constructor(private readonly kv: Kv) {}

  async set(key: Deno.KvKey, value: unknown): Promise<void> {
    const bytes = keyBytes(key) + valueBytes(value, key.join("/"));
    if (this.#bytes + bytes > MAX_BYTES) await this.flush();
    this.#sets.push({ key, value });
    this.#bytes += bytes;
    await this.#flushWhenFull();
  }

  async countUp(key: Deno.KvKey, by: bigint): Promise<void> {
    const name = keyName(key);
    this.#counts.set(name, { key, by: (this.#counts.get(name)?.by ?? 0n) + by });
    await this.#flushWhenFull();
  }

  async #flushWhenFull(): Promise<void> {
    if (this.#sets.length + this.#counts.size >= MAX_MUTATIONS) await this.flush();
  }

  async flush(): Promise<void> {
    for (let tries = 1;; tries++) {
      const atomic = this.kv.atomic();
      for (const { key, value } of this.#sets) atomic.set(key, value);
      for (const { key, by } of this.#counts.values()) {
        atomic.mutate({ type: "sum", key, value: asU64(by) });
      }
      try {
        await atomic.commit();
        break;
      } catch (error) {
        if (!isLocked(error) || tries === TRIES) throw error;
      }
    }
    this.#sets = [];
    this.#counts = new Map();
    this.#bytes = 0;
  }
}

/** Compares the counts of a counted index with the number of values per first key part. */
import { type AnyEntity, countKey, type Index, type KeyPart } from "../entity/mod.ts";
import { SCAN_BATCH } from "../read/scan.ts";
import { type IndexFinding, type Reads, TRIES } from "./index_finding.ts";

/** Counts the values of rows with the same first part. */
class Counter {
  #ids = new Set<unknown>();
  #sum = 0n;
  constructor(private readonly index: Pick<Index<never>, "counted">) {}

  add({ key, value }: Deno.KvEntry<unknown>): void {
    // Before the id is the last part of the key.
    if (this.index.counted === "sum") this.#sum += BigInt(key[key.length - 2] as number);
    else this.#ids.add(value);
  }

  get count(): bigint {
    return this.index.counted === "sum" ? this.#sum : BigInt(this.#ids.size);
  }
}

/** Reports each key part whose count differs from the number of its values. */
export async function* wrongCounts(
  kv: Reads,
  entity: AnyEntity,
  index: string,
): AsyncGenerator<IndexFinding> {
  const unlike = new Map<KeyPart, bigint>();
  const { unique } = entity.indexes[index];
  const rows = [entity.name, unique ? "unique" : "by", index];
  // Rows come in the order of their first part, so that one part is counted at a time.
  let part: KeyPart | undefined;
  let counter = new Counter(entity.indexes[index]);
  for await (const row of kv.list({ prefix: rows }, { batchSize: SCAN_BATCH })) {
    const first = row.key[3] as KeyPart;
    if (first !== part) {
      if (part !== undefined) unlike.set(part, counter.count);
      [part, counter] = [first, new Counter(entity.indexes[index])];
    }
    counter.add(row);
  }
  if (part !== undefined) unlike.set(part, counter.count);

  const counts = kv.list<Deno.KvU64>({ prefix: [entity.name, "count", index] }, {
    batchSize: SCAN_BATCH,
  });
  for await (const { key, value } of counts) {
    const first = key[3] as KeyPart;
    if ((unlike.get(first) ?? 0n) === value.value) unlike.delete(first);
    else unlike.set(first, 0n);
  }
  for (const first of unlike.keys()) yield* recount(kv, entity, index, first);
}

/** Reports the part if its count is still wrong when both are read together. */
async function* recount(
  kv: Reads,
  entity: AnyEntity,
  index: string,
  part: KeyPart,
): AsyncGenerator<IndexFinding> {
  for (let tries = 0; tries < TRIES; tries++) {
    const counted = await countPart(kv, entity, index, part);
    if (!counted) continue;
    const { entry, values } = counted;
    const count = entry.value?.value ?? 0n;
    if (count !== values) {
      const detail = `says ${count}, but there are ${values}`;
      yield { entity: entity.name, key: entry.key, id: null, problem: "count_wrong", detail };
    }
    return;
  }
}

/**
 * The count of one part, and the number of its values. Every change of a value also changes the count's
 * row in the same commit; null if that happened during the read.
 */
export async function countPart(
  kv: Reads,
  entity: AnyEntity,
  index: string,
  part: KeyPart,
): Promise<{ entry: Deno.KvEntryMaybe<Deno.KvU64>; values: bigint } | null> {
  const key = countKey(entity, index, part);
  const rows = [entity.name, entity.indexes[index].unique ? "unique" : "by", index, part];
  const before = await kv.get<Deno.KvU64>(key);
  const counter = new Counter(entity.indexes[index]);
  // A unique index of one part has its row at the prefix itself.
  if (entity.indexes[index].unique) {
    const row = await kv.get(rows);
    if (row.versionstamp !== null) counter.add(row);
  }
  for await (const row of kv.list({ prefix: rows }, { batchSize: SCAN_BATCH })) {
    counter.add(row);
  }
  const entry = await kv.get<Deno.KvU64>(key);
  if (before.versionstamp !== entry.versionstamp) return null;
  return { entry, values: counter.count };
}

/** Compares the totals over an entity's values with the values, while others write. */
import { isError } from "../base/errors.ts";
import type { AnyEntity, KeyPart, Stored } from "../entity/mod.ts";
import { parseStored } from "../entity/shape.ts";
import { CARRIED, carriedKey, signed, SUM, sumKey } from "../entity/sum.ts";
import { keyName } from "../kv/mod.ts";
import { SCAN_BATCH, scanEntries } from "../read/scan.ts";
import { type IsSuspect, WeighedAmounts } from "./fingerprints.ts";
import { type IndexFinding, type Reads, TRIES } from "./index_finding.ts";

/** Totals compared in one pass over the values, which bounds the memory. */
const TOTALS_AT_ONCE = 10_000;

/** A total as stored, and what its values add up to. */
interface Compared {
  readonly parts: KeyPart[];
  entry: Deno.KvEntryMaybe<Deno.KvU64>;
  carried: Deno.KvEntryMaybe<Deno.KvU64>;
  added: bigint;
}

/** What values that are read in any order add to the totals of their entity. */
export class Amounts {
  readonly #added: Record<string, WeighedAmounts>;

  constructor(private readonly entity: AnyEntity, sums: readonly string[]) {
    this.#added = Object.fromEntries(sums.map((sum) => [sum, new WeighedAmounts()]));
  }

  add(value: Stored): void {
    for (const [sum, added] of Object.entries(this.#added)) {
      for (const { parts, amount } of this.entity.sums[sum].amounts(value)) {
        added.add(keyName(parts), BigInt(amount));
      }
    }
  }

  /** Reports the totals that are not what was carried plus these amounts. Call it once, after all values. */
  async *wrong(kv: Reads): AsyncGenerator<IndexFinding> {
    for (const [sum, added] of Object.entries(this.#added)) {
      for await (const { name, amount, kind } of totalsOf(kv, this.entity, sum)) {
        added.add(name, kind === SUM ? -amount : amount);
      }
      const isSuspect = added.suspects();
      if (isSuspect) yield* wrongSums(kv, this.entity, sum, isSuspect);
    }
  }
}

async function* totalsOf(kv: Reads, entity: AnyEntity, sum: string) {
  for (const kind of [CARRIED, SUM] as const) {
    const prefix = [entity.name, kind, sum];
    for await (const { key, value } of kv.list<Deno.KvU64>({ prefix }, { batchSize: SCAN_BATCH })) {
      yield { name: keyName(key.slice(3)), amount: signed(value), kind };
    }
  }
}

/** Reports each suspect total that is not what was carried plus the amounts of its values. */
export async function* wrongSums(
  kv: Reads,
  entity: AnyEntity,
  sum: string,
  isSuspect: IsSuspect = () => true,
  totalsAtOnce = TOTALS_AT_ONCE,
): AsyncGenerator<IndexFinding> {
  let suspects = 0;
  for await (const { name, kind } of totalsOf(kv, entity, sum)) {
    if (kind === SUM && isSuspect(name)) suspects++;
  }
  const passes = Math.max(1, Math.ceil(suspects / totalsAtOnce));
  for (let pass = 0; pass < passes; pass++) {
    yield* wrongAmong(kv, entity, sum, (parts) => {
      const name = keyName(parts);
      return isSuspect(name) && (passes === 1 || hash(name) % passes === pass);
    });
  }
}

function hash(text: string): number {
  let code = 0;
  for (let at = 0; at < text.length; at++) code = (code * 31 + text.charCodeAt(at)) >>> 0;
  return code;
}

async function* wrongAmong(
  kv: Reads,
  entity: AnyEntity,
  sum: string,
  isIn: (parts: KeyPart[]) => boolean,
): AsyncGenerator<IndexFinding> {
  let wrong = await compare(kv, entity, sum, isIn);
  // A total may have changed during the pass: only what differs each time is reported.
  for (let tries = 1; wrong.size > 0 && tries < TRIES; tries++) {
    const seen = wrong;
    wrong = await compare(kv, entity, sum, (parts) => seen.has(keyName(parts)));
    const isSame = ([name, { entry }]: [string, Compared]) =>
      seen.get(name)?.entry.versionstamp === entry.versionstamp;
    if ([...wrong].every(isSame)) break;
  }
  for (const { parts, entry, carried, added } of wrong.values()) {
    const should = signed(carried.value) + added;
    const detail = `says ${signed(entry.value)}, but the values add up to ${should}`;
    const key = sumKey(entity, sum, parts);
    yield { entity: entity.name, key, id: null, problem: "sum_wrong", detail };
  }
}

/** The totals that differ, by the name of their parts. */
async function compare(
  kv: Reads,
  entity: AnyEntity,
  sum: string,
  isIn: (parts: KeyPart[]) => boolean,
): Promise<Map<string, Compared>> {
  const totals = new Map<string, Compared>();
  const at = (parts: KeyPart[]): Compared => {
    const name = keyName(parts);
    let total = totals.get(name);
    if (!total) {
      const nothing = { key: sumKey(entity, sum, parts), value: null, versionstamp: null };
      totals.set(name, total = { parts, entry: nothing, carried: nothing, added: 0n });
    }
    return total;
  };
  for (const kind of [CARRIED, SUM] as const) {
    const prefix = [entity.name, kind, sum];
    for await (const entry of kv.list<Deno.KvU64>({ prefix }, { batchSize: SCAN_BATCH })) {
      const parts = entry.key.slice(3) as KeyPart[];
      if (isIn(parts)) at(parts)[kind === SUM ? "entry" : "carried"] = entry;
    }
  }
  for await (const { parts, amount, versionstamp } of amountsIn(kv, entity, sum)) {
    if (!isIn(parts)) continue;
    const total = at(parts);
    // What was added after the total was read is in a later one.
    const stamp = total.entry.versionstamp;
    if (stamp === null || versionstamp <= stamp) total.added += amount;
  }
  for (const [name, { parts, entry, carried, added }] of totals) {
    if (signed(entry.value) === signed(carried.value) + added) totals.delete(name);
    else {
      // A value that was removed during the pass was not met, and is carried by now.
      const now = await kv.get(carriedKey(entity, sum, parts));
      if (now.versionstamp !== carried.versionstamp) totals.delete(name);
    }
  }
  return totals;
}

async function* amountsIn(kv: Reads, entity: AnyEntity, sum: string) {
  for await (const entry of scanEntries(kv, entity)) {
    try {
      for (const { parts, amount } of entity.sums[sum].amounts(parseStored(entity, entry))) {
        yield { parts, amount: BigInt(amount), versionstamp: entry.versionstamp };
      }
    } catch (error) {
      if (!isError(error, "Unreadable")) throw error; // reported with the index rows
    }
  }
}

/** What one total should be, read with its row and what was carried. */
export async function totalOfValues(
  kv: Reads,
  entity: AnyEntity,
  key: Deno.KvKey,
): Promise<
  { entry: Deno.KvEntryMaybe<unknown>; carried: Deno.KvEntryMaybe<unknown>; total: bigint }
> {
  const [, , sum, ...parts] = key as [string, string, string, ...KeyPart[]];
  const name = keyName(parts);
  const [entry, carried] = await kv.getMany<[Deno.KvU64, Deno.KvU64]>([
    key,
    carriedKey(entity, sum, parts),
  ]);
  let total = signed(carried.value);
  for await (const { parts, amount } of amountsIn(kv, entity, sum)) {
    if (keyName(parts) === name) total += amount;
  }
  return { entry, carried, total };
}

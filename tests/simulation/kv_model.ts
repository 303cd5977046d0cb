/**
 * Deno KV as a model: what the database does at one instant, without any waiting. `kv_model_test.ts`
 * runs it beside the real one on random operations; `kv_facade.ts` puts the waiting around it.
 */
import { deserialize, serialize } from "node:v8";
import { encodeKey } from "./kv_keys.ts";

export const LIMITS = {
  checks: { local: 100, remote: 10 },
  mutations: 1_000,
  commitBytes: 800 * 1024,
  keyBytes: 2 * 1024,
  valueBytes: 64 * 1024,
  snapshotKeys: 10,
  batchRows: 1_000,
} as const;

export interface Mutation {
  type: "set" | "delete" | "sum";
  key: Deno.KvKey;
  value?: unknown;
  expireIn?: number;
}
export interface Message {
  value: unknown;
  /** Epoch ms. */
  dueAt: number;
}
export interface Commit {
  checks: readonly Deno.AtomicCheck[];
  mutations: readonly Mutation[];
  messages: readonly Message[];
}
export type Committed = Deno.KvCommitResult | Deno.KvCommitError;

interface Row {
  key: Deno.KvKey;
  value: unknown;
  versionstamp: string;
  /** Epoch ms; gone from then on. */
  expireAt: number;
}

export interface Between {
  /** Encoded keys: from, and up to but not including. */
  start: string;
  end: string;
}

export class KvModel {
  #rows = new Map<string, Row>();
  /** The names of all rows, sorted. */
  #names: string[] = [];
  #version = 0;
  /** Messages of the queue that nobody has taken. */
  messages: Message[] = [];
  /** Told of each commit that was applied, before its rows change. */
  onCommit: (commit: Commit) => void = () => {};

  constructor(
    readonly now: () => number,
    readonly backend: "local" | "remote" = "local",
  ) {}

  get size(): number {
    return this.#rows.size;
  }

  get(key: Deno.KvKey): Deno.KvEntryMaybe<unknown> {
    const name = encodeKey(key);
    if (name.length > LIMITS.keyBytes) throw new TypeError("Key too large for read");
    const row = this.#rows.get(name);
    return row && row.expireAt > this.now()
      ? { key: row.key, value: row.value, versionstamp: row.versionstamp }
      : { key, value: null, versionstamp: null };
  }

  getMany(keys: readonly Deno.KvKey[]): Deno.KvEntryMaybe<unknown>[] {
    if (keys.length > LIMITS.snapshotKeys) throw new TypeError("Too many ranges (max 10)");
    return keys.map((key) => this.get(key));
  }

  /** At most `limit` rows at this instant. */
  rows({ start, end }: Between, limit: number, reverse: boolean): Deno.KvEntry<unknown>[] {
    if (limit > LIMITS.batchRows) throw new TypeError("Too many entries (max 1000)");
    const found: Deno.KvEntry<unknown>[] = [];
    const [from, to] = [this.#place(start), this.#place(end)];
    const now = this.now();
    for (let n = 0; n < to - from && found.length < limit; n++) {
      const row = this.#rows.get(this.#names[reverse ? to - 1 - n : from + n])!;
      if (row.expireAt <= now) continue;
      found.push({ key: row.key, value: row.value, versionstamp: row.versionstamp });
    }
    return found;
  }

  /** The whole database, in order: for checks, not for the code under test. */
  *all(): Generator<Deno.KvEntry<unknown>> {
    for (const name of this.#names) {
      const { key, value, versionstamp } = this.#rows.get(name)!;
      yield { key, value, versionstamp };
    }
  }

  commit(commit: Commit): Committed {
    const { checks, mutations, messages } = commit;
    const sets = withinLimits(commit, this.backend);
    for (const { key, versionstamp } of checks) {
      if (this.get(key).versionstamp !== versionstamp) return { ok: false };
    }
    this.#requireSums(mutations);
    this.onCommit(commit);
    const versionstamp = `${(++this.#version).toString(16).padStart(16, "0")}0000`;
    mutations.forEach(({ type, key, expireIn }, place) => {
      const name = encodeKey(key);
      const row = this.#rows.get(name);
      if (type === "delete") {
        if (row && this.#rows.delete(name)) this.#names.splice(this.#place(name), 1);
        return;
      }
      let value = sets[place];
      if (type === "sum") {
        const before = row && row.expireAt > this.now() ? row.value as Deno.KvU64 : { value: 0n };
        const sum = before.value + (value as Deno.KvU64).value;
        value = new Deno.KvU64(BigInt.asUintN(64, sum));
      }
      if (!row) this.#names.splice(this.#place(name), 0, name);
      const expireAt = expireIn === undefined ? Infinity : this.now() + expireIn;
      this.#rows.set(name, { key: [...key], value, versionstamp, expireAt });
    });
    this.messages.push(...messages);
    return { ok: true, versionstamp };
  }

  /** A sum that cannot be made fails the whole. (The real one leaves the sets before it in place.) */
  #requireSums(mutations: readonly Mutation[]): void {
    if (!mutations.some(({ type }) => type === "sum")) return;
    const written = new Map<string, unknown>();
    for (const { type, key, value } of mutations) {
      const name = encodeKey(key);
      const before = written.has(name) ? written.get(name) : this.get(key).value ?? undefined;
      if (type === "sum" && before !== undefined && !(before instanceof Deno.KvU64)) {
        throw new TypeError("Failed to perform 'sum' mutation on a non-U64 value in the database");
      }
      written.set(name, type === "delete" ? undefined : type === "sum" ? before ?? value : value);
    }
  }

  /** Where a name stands, or would stand. */
  #place(name: string): number {
    let [low, high] = [0, this.#names.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#names[middle] < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The values as they will be stored; throws as the database does. */
function withinLimits(
  { checks, mutations, messages }: Commit,
  backend: "local" | "remote",
): unknown[] {
  const most = LIMITS.checks[backend];
  if (checks.length > most) throw new TypeError(`Too many checks (max ${most})`);
  if (mutations.length + messages.length > LIMITS.mutations) {
    throw new TypeError(`Too many mutations (max ${LIMITS.mutations})`);
  }
  let bytes = 0;
  for (const { key } of checks) bytes += keyBytes(key);
  const values = mutations.map(({ type, key, value }) => {
    bytes += keyBytes(key);
    if (type === "delete") return undefined;
    if (type === "sum") {
      bytes += 8;
      return value;
    }
    const stored = storedValue(value);
    bytes += stored.bytes;
    return stored.value;
  });
  if (bytes > LIMITS.commitBytes) {
    throw new TypeError(`Total mutation size too large (max ${LIMITS.commitBytes} bytes)`);
  }
  return values;
}

function keyBytes(key: Deno.KvKey): number {
  const bytes = encodeKey(key).length;
  if (bytes === 0) throw new TypeError("key cannot be empty");
  if (bytes > LIMITS.keyBytes) throw new TypeError("Key too large for write (max 2048 bytes)");
  return bytes;
}

/** A copy that nobody can change any more. */
function storedValue(value: unknown): { value: unknown; bytes: number } {
  if (value instanceof Deno.KvU64) return { value, bytes: 8 };
  // Most values are ids and small numbers: they need no copy.
  if (typeof value === "string" && value.length < 1_000) return { value, bytes: value.length + 4 };
  if (typeof value === "number") return { value, bytes: 11 };
  const written = serialize(value);
  if (written.length > LIMITS.valueBytes) {
    throw new TypeError(`Value too large (max ${LIMITS.valueBytes} bytes)`);
  }
  return { value: frozen(deserialize(written)), bytes: written.length };
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/**
 * A synchronous model of Deno KV. `kv_model_test.ts` compares it with the real database on random
 * operations; `kv_facade.ts` makes it asynchronous.
 */
import { encodeKey } from "./kv_keys.ts";
import { LIMITS, storedValues } from "./kv_limits.ts";

export interface Mutation {
  type: "set" | "delete" | "sum";
  key: Deno.KvKey;
  value?: unknown;
  expireIn?: number;
}
interface Message {
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
  /** When the row expires; epoch ms. */
  expireAt: number;
}

export interface Between {
  /** Encoded keys: start inclusive, end exclusive. */
  start: string;
  end: string;
}

export class KvModel {
  #rows = new Map<string, Row>();
  /** The sorted names of all rows. */
  #names: string[] = [];
  #version = 0;
  /** Queued messages that have not been delivered. */
  messages: Message[] = [];
  /** Called for each successful commit, before its rows change. */
  onCommit: (commit: Commit) => void = () => {};

  constructor(
    readonly now: () => number,
    readonly backend: "local" | "remote" = "local",
  ) {}

  /** When somebody wrote who is none of the processes; epoch ms. */
  passedBy = -Infinity;

  /** Incremented by each commit. */
  get version(): number {
    return this.#version;
  }

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

  /** At most `limit` rows of the current state. */
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

  /** All rows in order; for checks, not for the code under test. */
  *all(): Generator<Deno.KvEntry<unknown>> {
    for (const name of this.#names) {
      const { key, value, versionstamp } = this.#rows.get(name)!;
      yield { key, value, versionstamp };
    }
  }

  commit(commit: Commit): Committed {
    const { checks, mutations, messages } = commit;
    const sets = storedValues(commit, this.backend);
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

  /** An invalid sum fails the whole commit. (The real database keeps the sets before it.) */
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

  /** The position of a name, or where it would be inserted. */
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

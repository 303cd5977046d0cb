/** The checks and writes of one transaction, ready to be committed alone or in a group. */
import assert from "node:assert/strict";
import { TooLarge } from "../base/errors.ts";
import { type Mark, markKey, type NewMark } from "../entity/mark.ts";
import type { Stored } from "../entity/mod.ts";
import { asU64 } from "../entity/sum.ts";
import {
  BYTES_PER_COMMIT,
  CHECKS_PER_TRANSACTION,
  keyBytes,
  keyName,
  MUTATIONS_PER_COMMIT,
  valueBytes,
} from "../kv/mod.ts";

export interface NamedCheck extends Deno.AtomicCheck {
  readonly name: string;
}

/** A key that must not exist, although the transaction has not read it. `index` is "id" for a primary key. */
export interface BlindCheck {
  readonly key: Deno.KvKey;
  readonly entity: string;
  readonly index: string;
}

export class Operations {
  readonly checks: NamedCheck[] = [];
  readonly sets: { key: Deno.KvKey; value: unknown }[] = [];
  readonly deletes: Deno.KvKey[] = [];
  readonly sums: { key: Deno.KvKey; value: Deno.KvU64 }[] = [];
  /** Marks by the name of their key. They are set without a check, and never conflict. */
  readonly marks = new Map<string, NewMark>();
  /** When outbox rows fall due (epoch ms), for the wake-ups sent with the commit. */
  readonly dueAts: number[] = [];
  /**
   * Keys read or written that another transaction could touch. Not included: rows that belong to one
   * value (its index rows, guarded by the check of the value), new ids, and sums, which never conflict.
   */
  readonly names = new Set<string>();
  /** The ones among `names` whose rows are set or deleted. */
  readonly written = new Set<string>();
  /** The rows of values and unique keys that are written, for the cache of recent writes. */
  readonly writes: { name: string; deleted: boolean; value: Stored | null | undefined }[] = [];
  readonly blind: BlindCheck[] = [];
  /** Upper bound of the size of all keys and values. */
  bytes = 0;

  /** `began`: the committer's sequence before the first read of this attempt. */
  constructor(readonly began: number) {}

  get mutations(): number {
    return this.sets.length + this.deletes.length + this.sums.length + this.marks.size +
      this.dueAts.length;
  }

  check(key: Deno.KvKey, versionstamp: string | null, name: string): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    this.checks.push({ key, versionstamp, name });
    this.bytes += keyBytes(key);
  }

  /** Writes an entity's value, stored as `form`; null deletes it. */
  writeValue(key: Deno.KvKey, value: Stored | null, name: string, form: unknown): void {
    this.#write(key, form, name, value);
  }

  /** Writes a unique index row; null deletes it. */
  writePointer(key: Deno.KvKey, id: string | null, name: string): void {
    this.#write(key, id, name, undefined);
  }

  #write(key: Deno.KvKey, content: unknown, name: string, value: Stored | null | undefined): void {
    this.names.add(name);
    this.written.add(name);
    this.writes.push({ name, deleted: content === null, value });
    if (content === null) this.remove(key);
    else this.set(key, content);
  }

  set(key: Deno.KvKey, value: unknown): void {
    this.sets.push({ key, value });
    this.bytes += keyBytes(key) + valueBytes(value, `A value of ${String(key[0])}`);
  }

  remove(key: Deno.KvKey): void {
    this.deletes.push(key);
    this.bytes += keyBytes(key);
  }

  /** Deletes a row of the outbox if it is as it was read. */
  take(key: Deno.KvKey, versionstamp: string, name: string): void {
    this.check(key, versionstamp, name);
    this.written.add(name);
    this.remove(key);
  }

  /** Deletes a row of the outbox without a check, if it is there. */
  drop(key: Deno.KvKey): void {
    const name = keyName(key);
    this.names.add(name);
    this.written.add(name);
    this.remove(key);
  }

  /** Adds to a counter without a check: sums of concurrent transactions add up. */
  sum(key: Deno.KvKey, more: bigint): void {
    this.sums.push({ key, value: asU64(more) });
    this.bytes += keyBytes(key) + 16;
  }

  mark(mark: NewMark): void {
    const key = markKey(mark);
    this.marks.set(keyName(key), mark);
    this.bytes += keyBytes(key) + 16;
  }

  /** Deletes a mark if it was not set since it was read. */
  clear(mark: Mark): void {
    const key = markKey(mark);
    const name = keyName(key);
    assert(!this.marks.has(name), `The mark ${mark.name} ${mark.id} is set and cleared`);
    this.check(key, mark.versionstamp, name);
    this.#write(key, null, name, undefined);
  }

  /** Fails before the commit, with the same limits on every backend. */
  assertWithinLimits(): void {
    assert(
      this.checks.length <= CHECKS_PER_TRANSACTION,
      `A transaction reads ${this.checks.length} keys, ${CHECKS_PER_TRANSACTION} are allowed`,
    );
    if (this.mutations > MUTATIONS_PER_COMMIT || this.bytes > BYTES_PER_COMMIT) {
      throw new TooLarge(`A transaction has ${this.mutations} writes of ${this.bytes} bytes`);
    }
  }
}

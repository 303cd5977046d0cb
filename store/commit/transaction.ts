/** One attempt of a transaction: its reads, and the writes it has collected. */
import assert from "node:assert/strict";
import type { Cause } from "../base/cause.ts";
import { UniqueTaken } from "../base/errors.ts";
import type { StoreStats } from "../base/stats.ts";
import { type Mark, markKey, type NewMark } from "../entity/mark.ts";
import {
  type AnyEntity,
  type Draft,
  type Entity,
  indexKey,
  type KeyPart,
  primaryKey,
  type Ref,
  type Stored,
  type Values,
} from "../entity/mod.ts";
import { isOutdated, type ReadStored, storedKeys } from "../entity/shape.ts";
import { keyName, KEYS_PER_SNAPSHOT, type Kv, valueBytes } from "../kv/mod.ts";
import { RowChanges } from "../outbox/changes.ts";
import type { OutboxRow } from "../outbox/rows.ts";
import { checked } from "./checked.ts";
import { addValues, type Slot, type UniqueRead } from "./index_changes.ts";
import { type NamedCheck, Operations } from "./operations.ts";
import type { Recalled } from "./recent_writes.ts";
import type { Tx } from "./tx.ts";

/** Attempts of `find`, whose unique row may change between its two reads. */
const FIND_TRIES = 5;

export interface TransactionContext {
  readonly kv: Kv;
  readonly now: number;
  /** A new id of the given time. */
  readonly newId: (now: number) => string;
  readonly processId: string;
  readonly stats: StoreStats;
  readonly subscribers: (event: string) => readonly string[];
  /** The committer's sequence, taken before anything is read. */
  readonly began: number;
  /** Parses a value, and puts an unreadable one into quarantine. */
  readonly read: ReadStored;
  /** The cause of an event that is emitted now. */
  readonly cause: () => Cause | undefined;
  /** What this process last wrote under a key; undefined if unknown. */
  readonly recall: (name: string) => Recalled | undefined;
  /** Resolves when the queue for a key is done; undefined if there is none, or if we are in a queue. */
  readonly lineOf: (name: string) => Promise<void> | undefined;
}

export class Transaction implements Tx {
  readonly now: number;
  readonly rows: RowChanges;
  /** Whether any value came from the cache. An answer without a commit must then be validated. */
  recalled = false;
  /** Marks that are deleted with this transaction. */
  readonly cleared: Mark[] = [];
  #slots = new Map<string, Slot>();
  #uniques = new Map<string, UniqueRead>();
  #marks = new Map<string, NewMark>();

  constructor(readonly context: TransactionContext) {
    this.now = context.now;
    this.rows = new RowChanges(context);
  }

  async get<T extends Stored>(entity: Entity<T, string>, id: string): Promise<T | null> {
    const [value] = await this.getMany([[entity, id]]);
    return value;
  }

  async getMany<const R extends readonly Ref[]>(refs: R): Promise<Values<R>> {
    const names = refs.map(([entity, id]) => id ? keyName(primaryKey(entity, id)) : null);
    const missing = new Map<string, { entity: AnyEntity; id: string }>();
    names.forEach((name, place) => {
      if (name === null || this.#slots.has(name) || this.#recall(name, refs[place])) return;
      missing.set(name, { entity: refs[place][0], id: refs[place][1]! });
    });
    if (missing.size > 0) {
      assert(missing.size <= KEYS_PER_SNAPSHOT, `getMany takes ${KEYS_PER_SNAPSHOT} values`);
      await this.#read(
        [...missing.values()].map(({ entity, id }) => primaryKey(entity, id)),
        [...missing.keys()],
      ).then((entries) => {
        let place = 0;
        for (const [name, { entity, id }] of missing) {
          this.#keep(name, entity, id, entries[place++]);
        }
      });
    }
    return names.map((name) => name ? this.#slots.get(name)!.value : null) as Values<R>;
  }

  async find<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    parts: KeyPart[],
  ): Promise<T | null> {
    const key = indexKey(entity, index, parts, "");
    const name = keyName(key);
    assert(entity.indexes[index].unique, `${entity.name}.${index} is not unique`);
    for (let tries = 0; tries < FIND_TRIES; tries++) {
      const known = this.#uniques.get(name);
      if (known) return known.id === null ? null : await this.get(entity, known.id);
      const [pointer] = await this.#read([key], [name]);
      if (pointer.versionstamp === null) {
        this.#uniques.set(name, { key, versionstamp: null, id: null });
        continue;
      }
      // Read the pointer again, in one snapshot with the value, so that they belong together.
      const id = pointer.value as string;
      const primary = primaryKey(entity, id);
      const names = [name, keyName(primary)];
      const [again, entry] = await this.#read([key, primary], names);
      if (again.versionstamp !== pointer.versionstamp) continue;
      this.#uniques.set(name, { key, versionstamp: again.versionstamp, id });
      this.#keep(names[1], entity, id, entry);
    }
    assert.fail(`${entity.name}.${index} keeps changing`);
  }

  create<T extends Stored>(entity: Entity<T, string>, draft: Draft<T>): T {
    const name = keyName(primaryKey(entity, draft.id));
    const slot = this.#slots.get(name);
    if (slot && (slot.base ?? slot.value) !== null) throw new UniqueTaken(entity.name, "id");
    const value = this.#new(entity, draft);
    if (slot) slot.value = value;
    else {
      this.#slots.set(name, {
        entity: entity,
        id: draft.id,
        versionstamp: null,
        blind: true,
        base: null,
        value,
      });
    }
    return value;
  }

  append<T extends Stored>(entity: Entity<T, string>, draft: Draft<T>): T {
    const name = keyName(primaryKey(entity, draft.id));
    assert(!this.#slots.has(name), `append: ${entity.name} ${draft.id} was read or written before`);
    const value = this.#new(entity, draft);
    const fresh = { versionstamp: null, blind: false, guarded: true, base: null };
    this.#slots.set(name, { ...fresh, entity, id: draft.id, value });
    return value;
  }

  put<T extends Stored>(entity: Entity<T, string>, value: T): T {
    const slot = this.#slotOf(entity, value.id, "put");
    assert(slot.value !== null, `put: ${entity.name} ${value.id} does not exist`);
    // Writing an older copy would silently undo later changes.
    assert(
      value.version === slot.value.version,
      `put: ${entity.name} ${value.id} is version ${slot.value.version}, not ${value.version}`,
    );
    const written = this.#checked(entity, {
      ...value,
      createdAt: slot.value.createdAt,
      updatedAt: this.now,
      version: (slot.base?.version ?? 0) + 1,
    }, slot.value as T);
    slot.value = written;
    return written;
  }

  delete<T extends Stored>(entity: Entity<T, string>, id: string): void {
    this.#slotOf(entity, id, "delete").value = null;
  }

  emit(event: string, payload: unknown, options: { dueAt?: number; id?: string } = {}): void {
    this.rows.emit(event, payload, options);
  }

  callOff(event: string, id: string, dueAt: number): void {
    this.rows.callOff(event, id, dueAt);
  }

  mark(name: string, id: string): void {
    const mark = { name, id, setAt: this.now };
    this.#marks.set(keyName(markKey(mark)), mark);
  }

  clear(mark: Mark): void {
    this.cleared.push(mark);
  }

  settle(row: OutboxRow): void {
    this.rows.done.push({ row, dueAt: null });
  }

  keep(row: OutboxRow): void {
    this.rows.kept.push(row);
  }

  reschedule(row: OutboxRow, dueAt: number): void {
    this.rows.done.push({ row, dueAt });
  }

  /** The operations to commit; throws `UniqueTaken`, `TooLarge` and assertion errors. */
  finish(): Operations {
    const operations = new Operations(this.context.began);
    addValues(operations, this.#slots, this.#uniques);
    this.rows.addTo(operations);
    for (const { entity, base, value, storedKeys } of this.#slots.values()) {
      if (value === base || !entity.marking) continue;
      this.#markFor(entity, base, storedKeys !== undefined);
      this.#markFor(entity, value, false);
    }
    for (const mark of this.#marks.values()) operations.mark(mark);
    for (const mark of this.cleared) operations.clear(mark);
    return operations;
  }

  #markFor(entity: AnyEntity, value: Stored | null, isFormer: boolean): void {
    const mark = value && entity.marking!(value, isFormer);
    if (mark) this.mark(mark.name, mark.id);
  }

  /** The checks for everything read so far. */
  reads(): NamedCheck[] {
    const reads: NamedCheck[] = [];
    for (const [name, { key, versionstamp }] of this.#uniques) {
      reads.push({ key, versionstamp, name });
    }
    for (const [name, { entity, id, versionstamp, blind, guarded }] of this.#slots) {
      if (!blind && !guarded) reads.push({ key: primaryKey(entity, id), versionstamp, name });
    }
    return reads;
  }

  /** Takes a value from the cache. The commit, or a validation of `reads()`, checks that it is the newest. */
  #recall(name: string, [entity, id]: Ref): boolean {
    // A queue for this key means that writes are coming: the cached value would be stale.
    if (this.context.lineOf(name)) return false;
    const known = this.context.recall(name);
    if (!known) return false;
    const { versionstamp, value } = known;
    this.recalled = true;
    this.#slots.set(name, { entity, id: id!, versionstamp, blind: false, base: value, value });
    return true;
  }

  async #read(keys: Deno.KvKey[], names: string[]): Promise<Deno.KvEntryMaybe<unknown>[]> {
    for (const name of names) {
      const line = this.context.lineOf(name);
      if (line) await line; // a read before that would lose the race again
    }
    const entries = await this.context.kv.getMany<unknown[]>(keys);
    for (const entry of entries) if (entry.versionstamp !== null) this.context.stats.rowsRead++;
    return entries;
  }

  /** Keeps the first read of a key, so that a body never sees two versions of one value. */
  #keep(name: string, entity: AnyEntity, id: string, entry: Deno.KvEntryMaybe<unknown>): void {
    if (this.#slots.has(name)) return;
    const base = entry.versionstamp === null ? null : this.context.read(entity, entry);
    // Frozen, because a value changed in place would keep its old index rows.
    if (base) Object.freeze(base);
    this.#slots.set(name, {
      entity,
      id,
      versionstamp: entry.versionstamp,
      blind: false,
      base,
      value: base,
      storedKeys: base && isOutdated(entity, entry.value)
        ? (index) => storedKeys(entity, entry.value, base, index)
        : undefined,
    });
  }

  #slotOf(entity: AnyEntity, id: string, verb: string): Slot {
    const slot = this.#slots.get(keyName(primaryKey(entity, id)));
    assert(slot, `${verb}: ${entity.name} ${id} was not read in this transaction`);
    return slot;
  }

  #new<T extends Stored>(entity: Entity<T, string>, draft: Draft<T>): T {
    const at = { createdAt: this.now, updatedAt: this.now, version: 1 };
    return this.#checked(entity, { ...draft, ...at }, null);
  }

  /** `before`: the value that was read or written before, which was parsed then. */
  #checked<T extends Stored>(entity: Entity<T, string>, value: Stored, before: T | null): T {
    const parsed = checked(entity, value, before);
    valueBytes(parsed, `${entity.name} ${parsed.id}`);
    return Object.freeze(parsed);
  }
}

/** The outbox rows that a transaction writes, settles and reschedules. */
import assert from "node:assert/strict";
import type { Cause } from "../base/cause.ts";
import type { Operations } from "../commit/operations.ts";
import { keyName } from "../kv/mod.ts";
import { type NewRow, newRows, type OutboxRow, rowKey, valueOf } from "./rows.ts";

interface RowContext {
  readonly now: number;
  readonly newId: (now: number) => string;
  readonly processId: string;
  readonly subscribers: (event: string) => readonly string[];
  /** The cause of an event that is emitted now. */
  readonly cause: () => Cause | undefined;
}

export class RowChanges {
  /** New rows, claimed by this process from the start. */
  readonly born: NewRow[] = [];
  /** Settled (`dueAt` null) or rescheduled rows. */
  readonly done: { row: OutboxRow; dueAt: number | null }[] = [];
  /** Rows that must still be ours, and stay. */
  readonly kept: OutboxRow[] = [];
  #scheduled: NewRow[] = [];
  #calledOff: Deno.KvKey[] = [];

  constructor(readonly context: RowContext) {}

  /** The rows that the handler must still hold. */
  get leased(): OutboxRow[] {
    return [...this.kept, ...this.done.map(({ row }) => row)];
  }

  /** One row per handler of the event. */
  emit(event: string, payload: unknown, { dueAt, id }: { dueAt?: number; id?: string }): void {
    const { now, newId, processId, subscribers, cause } = this.context;
    const handlers = subscribers(event);
    if (handlers.length === 0) return;
    const emitted = { eventId: id ?? newId(now), event, payload, dueAt, cause: cause() };
    const rows = newRows(emitted, handlers, now, processId);
    (dueAt === undefined ? this.born : this.#scheduled).push(...rows);
  }

  callOff(event: string, id: string, dueAt: number): void {
    const handlers = this.context.subscribers(event);
    this.#calledOff.push(...handlers.map((handler) => rowKey(dueAt, id, handler)));
  }

  addTo(operations: Operations): void {
    for (const key of this.#calledOff) operations.drop(key);
    for (const { key, versionstamp } of this.kept) {
      operations.check(key, versionstamp, keyName(key));
    }
    for (const { row, dueAt } of this.done) {
      const name = keyName(row.key);
      assert(!operations.names.has(name), `${row.handler} settles its row twice`);
      operations.take(row.key, row.versionstamp, name);
      if (dueAt === null) continue;
      // A rescheduled row starts again, without its former failures.
      const fresh = { attempt: 0, since: dueAt, claimant: null, lastError: undefined };
      operations.set(rowKey(dueAt, row.eventId, row.handler), valueOf(row, fresh));
      operations.dueAts.push(dueAt);
    }
    for (const { key, value } of this.born) operations.set(key, value);
    for (const { key, value } of this.#scheduled) {
      operations.set(key, value);
      operations.dueAts.push(value.since);
    }
  }
}

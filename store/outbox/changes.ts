/** The outbox rows of one transaction: those that its events write, and those that it takes away. */
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
  /** What emits an event now goes back to. */
  readonly cause: () => Cause | undefined;
}

export class RowChanges {
  /** Claimed by this process from the start. */
  readonly born: NewRow[] = [];
  /** Settled, or moved to another time. */
  readonly done: { row: OutboxRow; dueAt: number | null }[] = [];
  #scheduled: NewRow[] = [];

  constructor(readonly context: RowContext) {}

  /** One row for each handler that subscribes. */
  emit(event: string, payload: unknown, dueAt?: number): void {
    const { now, newId, processId, subscribers } = this.context;
    const handlers = subscribers(event);
    if (handlers.length === 0) return;
    const emitted = { eventId: newId(now), event, payload, dueAt, cause: this.context.cause() };
    const rows = newRows(emitted, handlers, now, processId);
    (dueAt === undefined ? this.born : this.#scheduled).push(...rows);
  }

  addTo(operations: Operations): void {
    for (const { row, dueAt } of this.done) {
      const name = keyName(row.key);
      assert(!operations.names.has(name), `${row.handler} settles its row twice`);
      operations.check(row.key, row.versionstamp, name);
      operations.remove(row.key);
      if (dueAt === null) continue;
      // An appointment that was kept, and a new one: former failures no longer count.
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

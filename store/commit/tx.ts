/** A transaction as its body sees it. */
import type { Draft, Entity, KeyPart, Ref, Stored, Values } from "../entity/mod.ts";
import type { Mark } from "../entity/mark.ts";
import type { OutboxRow } from "../outbox/rows.ts";

/**
 * Reads are checked at the commit, writes are collected until then. The body may run several times, so
 * it must not use the network, the clock, or random numbers that have to stay the same.
 */
export interface Tx {
  /** The time of this attempt, epoch ms. */
  readonly now: number;
  get<T extends Stored>(entity: Entity<T, string>, id: string): Promise<T | null>;
  /** Reads up to 10 values in one snapshot. */
  getMany<const R extends readonly Ref[]>(refs: R): Promise<Values<R>>;
  /** Reads through a unique index; the commit checks the index row as well. */
  find<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    parts: KeyPart[],
  ): Promise<T | null>;
  /** Writes a new value. If its id or a unique key is taken, the commit fails with `UniqueTaken`. */
  create<T extends Stored>(entity: Entity<T, string>, value: Draft<NoInfer<T>>): T;
  /**
   * Writes a new value without a check. Only for an id that cannot be taken, because another value that this
   * transaction reads and changes says so, such as the payment whose status a posting goes with.
   */
  append<T extends Stored>(entity: Entity<T, string>, value: Draft<NoInfer<T>>): T;
  /** Writes a value that this transaction has read, and updates its index rows. */
  put<T extends Stored>(entity: Entity<T, string>, value: NoInfer<T>): T;
  delete<T extends Stored>(entity: Entity<T, string>, id: string): void;
  /** Writes one outbox row for each handler that subscribes to the event. `id`: for `callOff`; it is new. */
  emit(event: string, payload: unknown, options?: { dueAt?: number; id?: string }): void;
  /**
   * Deletes the rows of an event that was emitted with this id and due time, and whose work is not needed any
   * more. Without a check: a row that was claimed meanwhile stays, so handlers must find that nothing is left
   * to do.
   */
  callOff(event: string, id: string, dueAt: number): void;
  /**
   * Sets a mark that an entity declares in `marks`: what is made of the value with this id is to be made again.
   * Without a check: transactions that set the same mark do not conflict.
   */
  mark(name: string, id: string): void;
  /**
   * Deletes the mark with this transaction, which made again what it asks for. If it was set again since it
   * was read, the commit fails with `MarkSetAgain`. `store.marks.settle` does both right.
   */
  clear(mark: Mark): void;
  /** Deletes the row with this transaction, which is its effect; a lost lease fails the commit. */
  settle(row: OutboxRow): void;
  /** The row stays, because there is more to do for it; a lost lease fails the commit. */
  keep(row: OutboxRow): void;
  /** Moves the row to another due time, with the same check as `settle`. */
  reschedule(row: OutboxRow, dueAt: number): void;
}

/** Runs the body until its commit succeeds. Throws `Busy` when all retries met a conflict. */
export type Transact = <A>(body: (tx: Tx) => Promise<A> | A) => Promise<A>;

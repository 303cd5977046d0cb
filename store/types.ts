/** What the store offers: the one page to read before using it. */
import type { AnyEntity, Entity, KeyPart, Stored } from "./entity.ts";
import type { Cause } from "./cause.ts";
import type { Outbox } from "./outbox/mod.ts";
import type { Watches } from "./watches.ts";
import type { Quarantine } from "./care/quarantine.ts";
import type { Rebuilt } from "./care/rebuild.ts";
import type { IndexFinding } from "./care/verify.ts";

type ValueOf<E> = E extends Entity<infer T, infer _I> ? T : never;

/** `[entity, id]`; a null id is read as "nothing". */
export type Ref<E extends AnyEntity = AnyEntity> = readonly [E, string | null | undefined];
export type Values<R extends readonly Ref[]> = {
  [K in keyof R]: R[K] extends Ref<infer E> ? ValueOf<E> | null : never;
};
/** A new value, without what `create` fills in. */
export type Draft<T extends Stored> = Omit<T, "createdAt" | "updatedAt" | "version">;

/** A row of the outbox: one handler's work for one event. Times are epoch milliseconds. */
export interface OutboxRow {
  readonly key: Deno.KvKey;
  /** The row as claimed: taking effect checks it, so that a lost lease does nothing. */
  readonly versionstamp: string;
  readonly dueAt: number;
  readonly eventId: string;
  readonly handler: string;
  readonly event: string;
  readonly payload: unknown;
  /** Failed attempts so far. */
  readonly attempt: number;
  readonly emittedAt: number;
  /** When its work was first to be done: at once, or at the `dueAt` it was emitted with. */
  readonly since: number;
  /** The process that holds its lease; null while nobody does. */
  readonly claimant: string | null;
  readonly lastError?: string;
  /** What emitted the event goes back to. */
  readonly cause?: Cause;
  /** When an operator was last woken because of it; epoch ms. */
  readonly alarmedAt?: number;
}

/**
 * One transaction: reads are checked at the commit, writes are collected. The body may run several
 * times, so nothing in it touches the network, the clock or random numbers that must not change.
 */
export interface Tx {
  /** The time of this attempt, taken anew on each. */
  readonly now: number;
  get<T extends Stored>(entity: Entity<T, string>, id: string): Promise<T | null>;
  /** Reads ≤ 10 values in one snapshot. */
  getMany<const R extends readonly Ref[]>(refs: R): Promise<Values<R>>;
  /** Reads through a unique index; the index row is checked too. */
  find<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    parts: KeyPart[],
  ): Promise<T | null>;
  /** Writes a new value; the commit fails if the id or a unique key is taken (a conflict, then `UniqueTaken`). */
  create<T extends Stored>(entity: Entity<T, string>, value: Draft<NoInfer<T>>): T;
  /** Writes a value that this transaction has read; keeps all its index rows in step. */
  put<T extends Stored>(entity: Entity<T, string>, value: NoInfer<T>): T;
  delete<T extends Stored>(entity: Entity<T, string>, id: string): void;
  /** Writes one outbox row for each handler that subscribes to the event. */
  emit(event: string, payload: unknown, options?: { dueAt?: number }): void;
  /** This transaction is the row's effect: the row is checked and deleted with it. */
  settle(row: OutboxRow): void;
  /** The row's work is not due yet: it is checked and moved. */
  reschedule(row: OutboxRow, dueAt: number): void;
}

export interface ListOptions {
  /** The leading key parts all results share. */
  prefix?: KeyPart[];
  /** Inclusive lower and exclusive upper bound of the parts after the prefix. */
  start?: KeyPart[];
  end?: KeyPart[];
  /** Results at most, 1 to 100. */
  limit: number;
  /** From an earlier page; a malformed one throws `BadCursor`. */
  cursor?: string;
  reverse?: boolean;
}
export interface Page<T> {
  items: T[];
  /** Goes on after the last item; absent at the end. */
  next?: string;
  /** Goes back before the first item; absent at the beginning. */
  previous?: string;
}

/** Which index rows to read; bounds as in `ListOptions`. */
export interface KeyRange {
  prefix?: KeyPart[];
  /** Inclusive; may go on into the id. `[...parts, id, ""]` is just after that row. */
  start?: KeyPart[];
  end?: KeyPart[];
  /** Rows at most, 1 to 1,000. */
  limit: number;
  reverse?: boolean;
}
/** An index row: all its parts (the prefix included) and the id it points to. */
export interface IndexRow {
  parts: KeyPart[];
  id: string;
}
export interface CountRange {
  /** Only parts that begin with this text. */
  startsWith?: string;
  /** Only parts after this one. */
  after?: string;
  /** Results at most, 1 to 1,000. */
  limit: number;
  /** Rows read at most, those at 0 included; 2,000 unless told. */
  rows?: number;
}

export interface Store {
  /** Identifies this process among those on the same database. */
  readonly processId: string;
  now(): number;
  /** A new id: sortable by time, not guessable. */
  newId(): string;
  /** Runs the body until its commit goes through. Throws `Busy` when contended past its retries. */
  transact<A>(body: (tx: Tx) => Promise<A> | A): Promise<A>;
  get<T extends Stored>(entity: Entity<T, string>, id: string): Promise<T | null>;
  /** Any number of values, in snapshots of ten. */
  getMany<T extends Stored>(entity: Entity<T, string>, ids: string[]): Promise<(T | null)[]>;
  /** Reads several entities in one snapshot (≤ 10). */
  snapshot<const R extends readonly Ref[]>(refs: R): Promise<Values<R>>;
  find<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    parts: KeyPart[],
  ): Promise<T | null>;
  /** A page of values in index order, with cursors both ways. */
  list<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    options: ListOptions,
  ): Promise<Page<T>>;
  /** Index rows in order, without the values. */
  listKeys<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    range: KeyRange,
  ): Promise<IndexRow[]>;
  /** The first parts of a counted index under which values stand, in order, and how many do. */
  listCounts<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    range: CountRange,
  ): Promise<{ part: string; count: number }[]>;
  /** Removes the counts that are at 0 among the next `limit` ones; `last` goes on from there, null: done. */
  dropEmptyCounts<T extends Stored, I extends string>(
    entity: Entity<T, I>,
    index: I,
    range: { after?: string; limit: number },
  ): Promise<{ dropped: number; last: string | null }>;
  /** All values in the order of their ids, those left out that cannot be read: not all of one moment. */
  scan<T extends Stored>(entity: Entity<T, string>): AsyncIterable<T>;
  /** What is wrong with an entity's index rows and counts, compared with its values (`verify.ts`). */
  verifyIndexes(entity: AnyEntity, only?: string): AsyncIterable<IndexFinding>;
  /** Puts index rows and counts right while others write; `only` one of its indexes (`rebuild.ts`). */
  rebuildIndexes(entity: AnyEntity, only?: string): Promise<Rebuilt>;
  readonly outbox: Outbox;
  /** Who wants to know when a value changes. Must be closed before the database is. */
  readonly watches: Watches;
  readonly quarantine: Quarantine;
  readonly stats: StoreStats;
  /** Resolves when no commit is on its way. */
  drain(): Promise<void>;
}

/** Counters since the start of the process. */
export interface StoreStats {
  commits: number;
  /** Transactions that a group commit carried; divided by `commits`: the mean group size. */
  committed: number;
  conflicts: number;
  retries: number;
  busy: number;
  /** Rows that reads returned, index rows included. */
  rowsRead: number;
  /** Watches that ended by themselves and were opened again, and rows that they could not read. */
  watchesBroken: number;
}

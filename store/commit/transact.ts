/** Runs a body until its commit succeeds: after a conflict it reads and decides again. */
import { backOffMs, COMMIT_BACK_OFF } from "../base/backoff.ts";
import { Busy, isError, MarkSetAgain, RowLost, UniqueTaken } from "../base/errors.ts";
import type { Timers } from "../base/timers.ts";
import { noTracer, type Tracer } from "../base/tracer.ts";
import { markKey, type NewMark } from "../entity/mark.ts";
import { KEYS_PER_SNAPSHOT } from "../kv/mod.ts";
import { type OutboxRow, rowOf } from "../outbox/rows.ts";
import type { Committer } from "./committer.ts";
import { KeyLocks } from "./locks.ts";
import type { BlindCheck, Operations } from "./operations.ts";
import { Transaction, type TransactionContext } from "./transaction.ts";
import type { Tx } from "./tx.ts";

/** Attempts per transaction. Conflicts within one process need two or three; the rest are for other processes. */
const MAX_ATTEMPTS = 24;
/** Maximum number of transactions in progress. It also bounds the queues for keys and for the database. */
export const MAX_TRANSACTIONS = 25_000;

interface TransactOptions extends
  Pick<
    TransactionContext,
    "kv" | "read" | "cause" | "newId" | "processId" | "stats" | "subscribers"
  > {
  readonly committer: Committer;
  readonly tracer: Tracer;
  readonly now: () => number;
  readonly random: () => number;
  readonly timers: Timers;
  /** Called after the commit. */
  readonly wakeUp: {
    onRows(rows: OutboxRow[]): void;
    onScheduled(dueAt: number): void;
  };
  /** Called with each row that was settled or rescheduled. */
  readonly onSettled: (row: OutboxRow) => void;
  /** Called after the commit with the marks that it set. */
  readonly onMarked: (marks: readonly NewMark[]) => void;
}

export function createTransact(options: TransactOptions) {
  const { kv, tracer, committer, stats, now, random, timers } = options;
  const locks = new KeyLocks();
  let underWay = 0;

  return tracer === noTracer
    ? transact
    : <A>(body: (tx: Tx) => Promise<A> | A) => tracer.span("transaction", {}, () => transact(body));

  async function transact<A>(body: (tx: Tx) => Promise<A> | A): Promise<A> {
    if (underWay >= MAX_TRANSACTIONS) {
      stats.busy++;
      throw new Busy(`${MAX_TRANSACTIONS} transactions are in progress`);
    }
    underWay++;
    const txId = options.newId(now()); // one id for all attempts
    let line: { names: Set<string>; leave: () => void } | null = null;
    let taken: BlindCheck | null = null;
    try {
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        const tx = new Transaction({
          ...options,
          now: now(),
          began: committer.sequence,
          recall: (name) => committer.recall(name),
          // While in a queue, wait for no other one: that rules out deadlocks.
          lineOf: (name) => line ? undefined : locks.tail(name),
        });
        let ran: { answer: A; operations: Operations } | null = null;
        try {
          ran = { answer: await body(tx), operations: tx.finish() };
        } catch (error) {
          // The reads are no snapshot and may be stale: rerun the body if they are.
          if (!tx.recalled && !mayBeStale(error)) throw error;
          if (await committer.validate(tx.reads())) throw error;
        }
        if (ran) {
          const { answer, operations } = ran;
          if (operations.mutations === 0) { // nothing to write
            if (!tx.recalled || await committer.validate(tx.reads())) return answer;
          } else {
            operations.assertWithinLimits();
            const versionstamp = await committer.commit(operations, txId);
            if (versionstamp !== null) {
              announce(tx, operations, versionstamp);
              return answer;
            }
            const before: BlindCheck | null = taken;
            taken = await lost(tx, operations);
            if (taken && before && taken.entity === before.entity && taken.index === before.index) {
              throw new UniqueTaken(taken.entity, taken.index);
            }
          }
        }
        stats.conflicts++;
        if (attempt === MAX_ATTEMPTS) break;
        stats.retries++;
        const names = ran ? ran.operations.names : new Set(tx.reads().map(({ name }) => name));
        if (line && names.isSubsetOf(line.names)) {
          // First in the queue and still a conflict: another process is writing.
          const delayMs = backOffMs(COMMIT_BACK_OFF, attempt - 1, random);
          await new Promise<void>((resolve) => void timers.after(delayMs, resolve));
        } else {
          // At first only for what we write: a queue for what many read would hold up all of them.
          const queued: Set<string> = line
            ? names.union(line.names)
            : ran?.operations.written ?? new Set();
          line?.leave();
          line = { names: queued, leave: await locks.acquire(queued) };
        }
      }
      stats.busy++;
      throw new Busy(`Contended past ${MAX_ATTEMPTS} attempts`);
    } finally {
      underWay--;
      line?.leave();
    }
  }

  /** After a conflict: throws `RowLost` or `MarkSetAgain`, or returns the key that exists although it must not. */
  async function lost(tx: Transaction, operations: Operations): Promise<BlindCheck | null> {
    const { leased } = tx.rows;
    for (let at = 0; at < leased.length; at += KEYS_PER_SNAPSHOT) {
      const rows = leased.slice(at, at + KEYS_PER_SNAPSHOT);
      const entries = await kv.getMany<unknown[]>(rows.map(({ key }) => key));
      entries.forEach((entry, place) => {
        const row = rows[place];
        if (entry.versionstamp !== row.versionstamp) {
          throw new RowLost(`${row.handler} of ${row.eventId}`);
        }
      });
    }
    for (const mark of tx.cleared) {
      const { versionstamp } = await kv.get(markKey(mark));
      if (versionstamp !== mark.versionstamp) throw new MarkSetAgain(`${mark.name} ${mark.id}`);
    }
    const { blind } = operations;
    if (blind.length === 0) return null;
    const entries = await kv.getMany<unknown[]>(blind.map(({ key }) => key));
    return blind.find((_, place) => entries[place].versionstamp !== null) ?? null;
  }

  function announce(tx: Transaction, operations: Operations, versionstamp: string): void {
    for (const { row } of tx.rows.done) options.onSettled(row);
    if (tx.rows.born.length > 0) {
      options.wakeUp.onRows(tx.rows.born.map((row) => rowOf({ ...row, versionstamp })));
    }
    for (const dueAt of operations.dueAts) options.wakeUp.onScheduled(dueAt);
    if (operations.marks.size > 0) options.onMarked([...operations.marks.values()]);
  }
}

const mayBeStale = (error: unknown): boolean => isError(error, "AssertionError", "UniqueTaken");

/** Opens the store over a database like Deno KV. */
import { type Cause, causeOfThis } from "./base/cause.ts";
import { newId, secureRandom } from "./base/ids.ts";
import { newStats } from "./base/stats.ts";
import { realTimers, type Timers } from "./base/timers.ts";
import { noTracer, type Tracer } from "./base/tracer.ts";
import { createQuarantine, type Quarantined } from "./care/quarantine.ts";
import { rebuildIndexes } from "./care/rebuild.ts";
import { verifyIndexes } from "./care/verify.ts";
import type { Committer } from "./commit/committer.ts";
import { createGroupCommitter } from "./commit/group_committer.ts";
import { createRemoteCommitter } from "./commit/remote_committer.ts";
import { createTransact } from "./commit/transact.ts";
import type { Backend, Kv } from "./kv/mod.ts";
import { createOutbox } from "./outbox/mod.ts";
import type { OutboxRow } from "./outbox/rows.ts";
import { createCounts } from "./read/counts.ts";
import { createQueries } from "./read/query.ts";
import { createReader } from "./read/reader.ts";
import { scanValues } from "./read/scan.ts";
import { createWatches } from "./read/watches.ts";
import type { Store } from "./types.ts";

export interface StoreOptions {
  readonly kv: Kv;
  /**
   * A second handle on the same database, for reads: a local one does one thing at a time per handle,
   * and a read need not wait for a commit. The same handle when absent.
   */
  readonly reads?: Kv;
  readonly clock: { now(): number };
  readonly backend: Backend;
  /** Made up when absent: unlike that of every other process, past ones included. */
  readonly processId?: string;
  /** The names of the handlers that an event goes to. */
  readonly subscribers: (event: string) => readonly string[];
  /** Called straight after a commit: rows born claimed by this process, and times at which rows fall due. */
  readonly wakeUp: {
    onRows(rows: OutboxRow[]): void;
    onScheduled(dueAt: number): void;
  };
  /** Told once of each value, and each row of the outbox, that cannot be read. */
  readonly onUnreadable?: (found: Quarantined) => void;
  /** How many transactions each commit carried. */
  readonly onCommit?: (transactions: number) => void;
  readonly tracer?: Tracer;
  /** Send a queue message in the commit for when a row falls due; only a local database can. */
  readonly enqueueWakes: boolean;
  /** From 0 to 1, for ids and jitter; secure when absent. A simulation draws them from its seed. */
  readonly random?: () => number;
  readonly timers?: Timers;
}

// deno-lint-ignore require-await
export async function openStore(options: StoreOptions): Promise<Store> {
  const {
    kv,
    clock,
    backend,
    subscribers,
    wakeUp,
    random = secureRandom,
    timers = realTimers,
    onCommit,
  } = options;
  const reads = options.reads ?? kv;
  const now = () => clock.now();
  const idOf = (at: number) => newId(at, random);
  const processId = options.processId ?? idOf(now());
  const stats = newStats();
  const settled = new WeakSet<OutboxRow>();
  const enqueueWakes = options.enqueueWakes && backend === "local";
  const createCommitter = backend === "local" ? createGroupCommitter : createRemoteCommitter;
  const committer: Committer = createCommitter({ kv, now, stats, enqueueWakes, onCommit });
  const quarantine = createQuarantine({ kv, now, onFound: options.onUnreadable });
  const { read } = quarantine;
  const tracer = options.tracer ?? noTracer;
  const cause = (): Cause | undefined => {
    const trace = tracer.here();
    return trace === undefined ? causeOfThis() : { ...causeOfThis(), trace };
  };
  const reader = createReader({ kv: reads, stats, read, recall: (name) => committer.recall(name) });
  return {
    processId,
    now,
    newId: () => idOf(now()),
    transact: createTransact({
      kv: reads,
      read,
      cause,
      tracer,
      now,
      newId: idOf,
      random,
      timers,
      processId,
      stats,
      subscribers,
      committer,
      wakeUp,
      onSettled: (row) => settled.add(row),
    }),
    ...reader,
    ...createQueries({ kv: reads, stats, reader }),
    ...createCounts({ kv, stats }),
    // Either handle of a local file wakes for the writes of both; commits need not wait for these reads.
    watches: createWatches({ kv: reads, read, now, timers, random, stats }),
    scan: (entity) => scanValues(reads, entity, read),
    verifyIndexes: (entity, only) => verifyIndexes(reads, entity, only),
    rebuildIndexes: (entity, only) => rebuildIndexes(kv, entity, only),
    outbox: createOutbox({ kv, backend, processId, now, settled, quarantine }),
    quarantine,
    stats,
    async drain() {
      await committer.drain();
      await quarantine.drain();
    },
  };
}

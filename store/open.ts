/** Opens the store on a Deno KV database. */
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
import type { ReadCache } from "./kv/read_cache.ts";
import { notingCommits } from "./kv/notes.ts";
import { readsOf } from "./kv/reads.ts";
import { createMarks, Subscribers } from "./marks/mod.ts";
import { createOutbox } from "./outbox/mod.ts";
import type { OutboxRow } from "./outbox/rows.ts";
import { createCounts } from "./read/counts.ts";
import { createQueries } from "./read/query.ts";
import { createReader } from "./read/reader.ts";
import { scanValues, valuesById } from "./read/scan.ts";
import { createSums } from "./read/sums.ts";
import { createWatches } from "./read/watches.ts";
import type { Store } from "./types.ts";

export interface StoreOptions {
  readonly kv: Kv;
  /**
   * A second handle on the same database, for reads. A local database runs one operation at a time per
   * handle, so reads on their own handle do not wait for commits. Default: `kv`.
   */
  readonly reads?: Kv;
  /** Keeps what is read outside transactions. Local databases only; all handles must be `cache.seeing`. */
  readonly cache?: ReadCache;
  readonly clock: { now(): number };
  readonly backend: Backend;
  /** Must differ from that of every other process, past ones included. Default: a new id. */
  readonly processId?: string;
  /** The names of the handlers of an event. */
  readonly subscribers: (event: string) => readonly string[];
  /** Called straight after a commit: with rows that this process has claimed, and with due times of others. */
  readonly wakeUp: {
    onRows(rows: OutboxRow[]): void;
    onScheduled(dueAt: number): void;
  };
  /** Called once for each value and each outbox row that cannot be read. */
  readonly onUnreadable?: (found: Quarantined) => void;
  /** Called after each commit with the number of transactions in it. */
  readonly onCommit?: (transactions: number) => void;
  readonly tracer?: Tracer;
  /** Whether commits enqueue a message for when a row falls due. Local databases only. */
  readonly enqueueWakes: boolean;
  /** Random numbers from 0 to 1, for ids and jitter. Default: secure ones. A simulation passes seeded ones. */
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
  const marked = new Subscribers();
  const [direct, kept] = [readsOf(reads), options.cache?.reads(reads) ?? readsOf(reads)];
  const reader = createReader({ reads: kept, stats, read });
  const forgetful = createReader({ reads: direct, stats, read });
  const fresh = { ...forgetful, ...createQueries({ reads: direct, stats, reader: forgetful }) };
  const transact = createTransact({
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
    onMarked: (marks) => marked.tell(marks),
  });
  return {
    processId,
    now,
    newId: () => idOf(now()),
    transact,
    ...reader,
    ...createQueries({ reads: kept, stats, reader }),
    ...createCounts({ kv, reads: kept, stats }),
    ...createSums({ kv: reads, stats }),
    noting: () => options.cache?.notes.begin() ?? notingCommits(stats),
    // A watch on either handle of a local file sees the writes of both. Commits do not wait for these reads.
    watches: createWatches({ kv: reads, read, now, timers, random, stats }),
    scan: (entity) => scanValues(reads, entity, read),
    listById: (entity, range) => valuesById(reads, entity, range, read),
    verifyIndexes: (entity, only, visit) => verifyIndexes(reads, entity, only, visit),
    rebuildIndexes: (entity, only) => rebuildIndexes(kv, entity, now(), only),
    outbox: createOutbox({ kv, backend, processId, now, settled, quarantine }),
    marks: createMarks({ kv: reads, transact, fresh, marked }),
    quarantine,
    stats,
    async drain() {
      await committer.drain();
      await quarantine.drain();
    },
  };
}

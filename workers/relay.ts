/**
 * The relay runs the handlers of outbox rows. It gets a row from a commit of this process, in memory, or
 * claims it from the database when it falls due: `while (!stopping) claim → handle → wait`.
 */
import type { OutboxRow } from "#store/types.ts";
import { isScheduled, WaitingRows } from "./waiting_rows.ts";
import { recoverLost } from "./recover.ts";
import { type Outcome, type RunContext, runRow } from "./run_row.ts";
import { handlersOf } from "./shared_rows.ts";
import { AutoResetEvent, realTimers } from "./timers.ts";

export type { Job, RowHandler } from "./run_row.ts";

/** Maximum number of concurrent handlers: enough that their transactions fill a group commit. */
export const CONCURRENCY = 64;
/**
 * Maximum number of concurrent scheduled rows while requests are served, so that many lapsing holds do not
 * delay pages.
 */
export const POLITE_CONCURRENCY = 8;
/** Maximum number of rows claimed per look. */
const CLAIM_BATCH = 100;
/** The same while requests are served. */
const POLITE_BATCH = 16;
/** Maximum number of rows kept in memory after their commit. Others fall due when their lease ends. */
export const MAX_HANDED = 1_000;
/** The pause after a failed read of the outbox. */
const LOOK_AGAIN_MS = 1_000;
/** How long `stop` waits for running handlers. The process has 10 s to stop, half of it for requests. */
const STOP_MS = 4_000;

export interface RelayObserver {
  /** Time from the commit to the first attempt, for rows that are due at once. */
  lag?(handler: string, ms: number): void;
  /** Time from `dueAt` to the first attempt, for scheduled rows. */
  lateness?(handler: string, ms: number): void;
  finished?(handler: string, outcome: Outcome, ms: number): void;
}

type RelayOptions =
  & Pick<RunContext, "store" | "handlers" | "log">
  & Partial<Pick<RunContext, "timers" | "random" | "tracer">>
  & {
    readonly observer?: RelayObserver;
    /** Whether this process is serving requests now. */
    readonly isServing?: () => boolean;
  };

export interface Relay {
  start(): void;
  /** Waits up to 4 s for running handlers and releases the rows that have not started. */
  stop(): Promise<void>;
  /** Looks for due rows now. */
  wake(): void;
  /** Makes rows due that this process has claimed but lost track of during an outage of the database. */
  recover(): Promise<void>;
  /** Takes rows that this process has claimed in their commit, to be handled at once. */
  onRows(rows: readonly OutboxRow[]): void;
  /** Wakes the relay when a row falls due; epoch ms. */
  onScheduled(dueAt: number): void;
  /** Resolves when nothing is queued, running or due. */
  idle(): Promise<void>;
  depth(): { queued: number; running: number; overflowed: number; expired: number };
}

export function createRelay(options: RelayOptions): Relay {
  const { store, observer = {}, log, isServing = () => false } = options;
  const context: RunContext = { timers: realTimers, random: Math.random, ...options };
  const { timers } = context;
  const somethingToDo = new AutoResetEvent();
  const waiting = new WaitingRows();
  const { handed, claimed } = waiting;
  const running = new Map<OutboxRow, Promise<void>>();
  let state: "new" | "running" | "stopping" | "stopped" = "new";
  let looping: Promise<void> = Promise.resolve();
  let mustLook = false, lookAfter = 0;
  let timer: { at: number; cancel: () => void } | null = null;
  const idlers: (() => void)[] = [];
  let overflowed = 0, expired = 0;
  let readable = true;
  let scheduledRunning = 0; // running ones

  function wake(): void {
    mustLook = true;
    somethingToDo.set();
  }

  function wakeAt(at: number): void {
    if (state !== "running" || (timer && timer.at <= at)) return;
    timer?.cancel();
    const cancel = timers.after(at - store.now(), () => {
      timer = null;
      wake();
    });
    timer = { at, cancel };
  }

  /** Claims due rows and sets the timer for the next one. */
  async function look(): Promise<void> {
    mustLook = false;
    timer?.cancel();
    timer = null; // before the read, so that a time set meanwhile is kept
    try {
      const batch = isServing() ? POLITE_BATCH : CLAIM_BATCH;
      const { due, nextDueAt } = await store.outbox.look(batch);
      if (due.length === batch) mustLook = true;
      if (due.length > 0) claimed.push(...await store.outbox.claim(due));
      if (nextDueAt !== null) wakeAt(nextDueAt);
      readable = true;
    } catch (error) {
      if (readable) log.error("outbox_not_read", error); // once per outage, not every second
      readable = false;
      mustLook = true;
      lookAfter = store.now() + LOOK_AGAIN_MS;
      wakeAt(lookAfter);
    }
  }

  function begin(): void {
    while (running.size < CONCURRENCY) {
      const isCrowd = scheduledRunning >= POLITE_CONCURRENCY && isServing();
      const row = waiting.next({ scheduled: !isCrowd });
      if (!row) return;
      const now = store.now();
      if (row.dueAt <= now) {
        expired++; // its lease has ended: it is due again, or claimed by another process
        mustLook = true;
        continue;
      }
      if (row.attempt === 0) {
        const tell = isScheduled(row) ? observer.lateness : observer.lag;
        for (const handler of handlersOf(row)) tell?.(handler, now - row.since);
      }
      const run = runRow(row, context).then((ended) => {
        running.delete(row);
        if (isScheduled(row)) scheduledRunning--;
        for (const { handler, outcome } of ended) {
          observer.finished?.(handler, outcome, store.now() - now);
          if (outcome === "retried") mustLook = true; // sets the timer to the row's new time
        }
        somethingToDo.set();
      });
      running.set(row, run);
      if (isScheduled(row)) scheduledRunning++;
    }
  }

  const mayLook = () => mustLook && claimed.length < CONCURRENCY && store.now() >= lookAfter;

  async function loop(): Promise<void> {
    while (state === "running") {
      if (mayLook()) await look();
      if (state !== "running") return;
      begin();
      if (mayLook()) continue;
      if (!mustLook && waiting.length + running.size === 0) {
        for (const resolve of idlers.splice(0)) resolve();
      }
      await somethingToDo.wait();
    }
  }

  return {
    wake,
    onScheduled: wakeAt,

    start() {
      if (state !== "new") return;
      state = "running";
      wake();
      looping = loop();
    },

    onRows(rows) {
      if (state === "stopped") return;
      for (const row of rows) {
        if (handed.length < MAX_HANDED) {
          handed.push(row);
        } else {
          overflowed++;
          wakeAt(row.dueAt);
        }
      }
      somethingToDo.set();
    },

    async stop() {
      if (state === "stopping" || state === "stopped") return;
      state = "stopping";
      timer?.cancel();
      somethingToDo.set();
      await looping;
      const over = Promise.withResolvers<void>();
      const cancel = timers.after(STOP_MS, over.resolve);
      await Promise.race([Promise.all(running.values()), over.promise]);
      cancel();
      state = "stopped";
      const left = waiting.clear();
      try {
        await store.outbox.release(left.filter((row) => row.dueAt > store.now()));
      } catch (error) {
        log.error("leases_not_released", error); // they end by themselves
      }
      for (const resolve of idlers.splice(0)) resolve();
    },

    async recover() {
      await recoverLost(store, log, () => [...handed, ...claimed, ...running.keys()]);
      wake();
    },

    idle() {
      if (state !== "running") return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      idlers.push(resolve);
      wake();
      return promise;
    },

    depth: () => ({
      queued: waiting.length,
      running: running.size,
      overflowed,
      expired,
    }),
  };
}

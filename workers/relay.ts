/**
 * The relay does the work of events. Rows come straight from a commit of this process, in memory, or
 * are claimed from the database when they fall due; `while (!stopping) claim → handle → wait`.
 */
import type { OutboxRow } from "#store/types.ts";
import { isAppointment, Lines } from "./lines.ts";
import { recoverLost } from "./recover.ts";
import { type Outcome, type RunContext, runRow } from "./run_row.ts";
import { Bell, realTimers } from "./timers.ts";

export type { Job, RowHandler } from "./run_row.ts";

/** Handlers at once: enough that their transactions fill a group commit. */
export const CONCURRENCY = 64;
/** While people are served, so many of them at most for appointments: nobody waits for a page behind a crowd of holds that end. */
export const POLITE_CONCURRENCY = 8;
/** Rows claimed at once. */
const CLAIM_BATCH = 100;
const POLITE_BATCH = 16;
/** Rows kept in memory straight after their commit; the rest stay in the database, due after their lease. */
export const MAX_HANDED = 1_000;
/** The pause after the database could not be read. */
const LOOK_AGAIN_MS = 1_000;
/** How long `stop` waits for running handlers: a process has ten seconds to end, half of them for requests. */
const STOP_MS = 4_000;

export interface RelayObserver {
  /** From the commit to the start of the first attempt, for work to be done at once. */
  lag?(handler: string, ms: number): void;
  /** From `dueAt` to the start of the first attempt, for work with an appointment. */
  lateness?(handler: string, ms: number): void;
  finished?(handler: string, outcome: Outcome, ms: number): void;
}

export type RelayOptions =
  & Pick<RunContext, "store" | "handlers" | "log">
  & Partial<Pick<RunContext, "timers" | "random" | "tracer">>
  & {
    readonly observer?: RelayObserver;
    /** Whether people wait for answers of this process now. */
    readonly isServing?: () => boolean;
  };

export interface Relay {
  start(): void;
  /** Waits for running handlers (at most 4 s) and gives back the leases of rows not begun. */
  stop(): Promise<void>;
  /** Look for due rows now. */
  wake(): void;
  /** Makes rows due that this process had claimed and lost sight of, as it does when the database goes away. */
  recover(): Promise<void>;
  /** Rows born claimed by this process: work at once. */
  onRows(rows: readonly OutboxRow[]): void;
  /** Some row falls due then; epoch milliseconds. */
  onScheduled(dueAt: number): void;
  /** Resolves when nothing is queued, running or due. */
  idle(): Promise<void>;
  depth(): { queued: number; running: number; overflowed: number; expired: number };
}

export function createRelay(options: RelayOptions): Relay {
  const { store, observer = {}, log, isServing = () => false } = options;
  const context: RunContext = { timers: realTimers, random: Math.random, ...options };
  const { timers } = context;
  const bell = new Bell();
  const lines = new Lines();
  const { handed, claimed } = lines;
  const running = new Map<OutboxRow, Promise<void>>();
  let state: "new" | "running" | "stopping" | "stopped" = "new";
  let looping: Promise<void> = Promise.resolve();
  let mustLook = false, lookAfter = 0;
  let timer: { at: number; cancel: () => void } | null = null;
  const idlers: (() => void)[] = [];
  let overflowed = 0, expired = 0;
  let readable = true;
  let appointments = 0; // running

  function wake(): void {
    mustLook = true;
    bell.ring();
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

  /** Claims what is due and sets the timer for what is next. */
  async function look(): Promise<void> {
    mustLook = false;
    timer?.cancel();
    timer = null; // before reading: a time told meanwhile must not get lost
    try {
      const batch = isServing() ? POLITE_BATCH : CLAIM_BATCH;
      const { due, nextDueAt } = await store.outbox.look(batch);
      if (due.length === batch) mustLook = true;
      if (due.length > 0) claimed.push(...await store.outbox.claim(due));
      if (nextDueAt !== null) wakeAt(nextDueAt);
      readable = true;
    } catch (error) {
      if (readable) log.error("outbox_not_read", error); // once an outage, not once a second
      readable = false;
      mustLook = true;
      lookAfter = store.now() + LOOK_AGAIN_MS;
      wakeAt(lookAfter);
    }
  }

  function begin(): void {
    while (running.size < CONCURRENCY) {
      const isCrowd = appointments >= POLITE_CONCURRENCY && isServing();
      const row = lines.next({ appointments: !isCrowd });
      if (!row) return;
      const now = store.now();
      if (row.dueAt <= now) {
        expired++; // its lease has passed: it is somebody else's, or due again
        mustLook = true;
        continue;
      }
      if (row.attempt === 0) {
        if (isAppointment(row)) observer.lateness?.(row.handler, now - row.since);
        else observer.lag?.(row.handler, now - row.since);
      }
      const run = runRow(row, context).then((outcome) => {
        running.delete(row);
        if (isAppointment(row)) appointments--;
        observer.finished?.(row.handler, outcome, store.now() - now);
        if (outcome === "retried") mustLook = true; // it has another time, which the timer is to know
        bell.ring();
      });
      running.set(row, run);
      if (isAppointment(row)) appointments++;
    }
  }

  const mayLook = () => mustLook && claimed.length < CONCURRENCY && store.now() >= lookAfter;

  async function loop(): Promise<void> {
    while (state === "running") {
      if (mayLook()) await look();
      if (state !== "running") return;
      begin();
      if (mayLook()) continue;
      if (!mustLook && lines.length + running.size === 0) {
        for (const resolve of idlers.splice(0)) resolve();
      }
      await bell.heard();
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
      bell.ring();
    },

    async stop() {
      if (state === "stopping" || state === "stopped") return;
      state = "stopping";
      timer?.cancel();
      bell.ring();
      await looping;
      const over = Promise.withResolvers<void>();
      const cancel = timers.after(STOP_MS, over.resolve);
      await Promise.race([Promise.all(running.values()), over.promise]);
      cancel();
      state = "stopped";
      const left = lines.leave();
      try {
        await store.outbox.release(left.filter((row) => row.dueAt > store.now()));
      } catch (error) {
        log.error("leases_not_given_back", error); // they end by themselves
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
      queued: lines.length,
      running: running.size,
      overflowed,
      expired,
    }),
  };
}

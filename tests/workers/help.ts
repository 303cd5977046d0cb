/** Shared by the relay's tests: manual timers, a log in memory, and a store with a relay. */
import { openStore } from "#store/open.ts";
import type { Kv } from "#store/kv/mod.ts";
import type { Store } from "#store/types.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { createRelay, type Relay, type RelayObserver, type RowHandler } from "#workers/relay.ts";
import type { Timers } from "#workers/timers.ts";
import { START } from "../store/help.ts";

/** A clock and timers that a test advances. */
export class HandClock implements Timers {
  time = START;
  #timers = new Set<{ at: number; run: () => void }>();
  now = (): number => this.time;

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + Math.max(0, ms), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Runs all timers that fall due meanwhile, in order. */
  advance(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.time = Math.max(this.time, due.at);
      due.run();
    }
    this.time = until;
  }

  get pending(): number {
    return this.#timers.size;
  }
}

interface Logged {
  level: string;
  event: string;
  fields?: Record<string, unknown>;
}
export function keptLog(): Logger & { kept: Logged[]; of(level: string): string[] } {
  const kept: Logged[] = [];
  const at = (level: string) => (event: string, fields?: Record<string, unknown>) => {
    kept.push({ level, event, fields });
  };
  return {
    kept,
    of: (level) => kept.filter((line) => line.level === level).map(({ event }) => event),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    alarm: at("alarm"),
    error: (event, error, fields) =>
      void kept.push({ level: "error", event, fields: { error, ...fields } }),
  };
}

export interface Working extends AsyncDisposable {
  store: Store;
  relay: Relay;
  kv: Deno.Kv;
  clock: HandClock;
  log: ReturnType<typeof keptLog>;
}

/** An event has the name of its handler; `a+b` goes to both. */
const subscribers = (event: string): string[] => event.split("+");

/** A store and its relay, started by default. */
export async function working(
  handlers: Record<string, RowHandler>,
  options: {
    kv?: Deno.Kv;
    over?: (kv: Deno.Kv) => Kv;
    clock?: HandClock;
    processId?: string;
    observer?: RelayObserver;
    isServing?: () => boolean;
    started?: boolean;
  } = {},
): Promise<Working> {
  const kv = options.kv ?? await Deno.openKv(":memory:");
  const clock = options.clock ?? new HandClock();
  const log = keptLog();
  let relay: Relay | null = null;
  const store = await openStore({
    kv: options.over?.(kv) ?? kv,
    clock,
    backend: "local",
    processId: options.processId,
    subscribers,
    enqueueWakes: false,
    wakeUp: {
      onRows: (rows) => relay?.onRows(rows),
      onScheduled: (dueAt) => relay?.onScheduled(dueAt),
    },
  });
  const { observer, isServing } = options;
  relay = createRelay({
    store,
    handlers,
    log,
    timers: clock,
    random: () => 1,
    observer,
    isServing,
  });
  if (options.started !== false) relay.start();
  return {
    store,
    relay,
    kv,
    clock,
    log,
    [Symbol.asyncDispose]: async () => {
      await relay.stop();
      await store.drain();
      if (!options.kv) kv.close();
    },
  };
}

export const emit = (
  store: Store,
  event: string,
  payload: unknown = {},
  dueAt?: number,
): Promise<void> => store.transact((tx) => tx.emit(event, payload, { dueAt }));

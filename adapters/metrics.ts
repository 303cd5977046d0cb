/** Figures for Prometheus: counts and durations, never who or what. */
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Reconciliation } from "#domain/payments/reconcile.ts";
import type { Store } from "#store/types.ts";
import { watchLoopLag } from "./loop_lag.ts";

export interface Metrics {
  /** One answered request; `seconds` from its arrival to its answer. */
  request(method: string, status: number, seconds: number): void;
  /** From an event's commit to its handler (milliseconds). */
  lag(handler: string, ms: number): void;
  /** From the time that an appointment was due to its handler (milliseconds). */
  lateness(handler: string, ms: number): void;
  /** One row handled; how long its handler took (milliseconds). */
  finished(handler: string, outcome: string, ms: number): void;
  /** A commit that carried so many transactions. */
  committed(transactions: number): void;
  /** Ends what it measures by itself. */
  stop(): void;
  /** Payments were compared with the provider. */
  reconciled(report: Reconciliation): void;
  /** The Prometheus text format. */
  text(): Promise<string>;
}

/** Methods that have a series of their own; a client cannot make up more. */
const METHODS = new Set(["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"]);
const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Transactions of one commit. */
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64];
/** What the outbox is asked for takes a read of it: one serves all who ask meanwhile. */
const OUTBOX_MS = 5_000;

export interface Measured {
  readonly store: Store;
  /** The names of the handlers: others, of rows that an older version wrote, share one series. */
  readonly handlers: ReadonlySet<string>;
  readonly depths: () => Record<string, number>;
  readonly live: () => Record<string, number>;
}

export function createMetrics({ store, handlers, depths, live }: Measured): Metrics {
  const registers = [new Registry()];
  const requests = new Counter({
    name: "ticketing_requests_total",
    help: "Requests answered",
    labelNames: ["method", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "ticketing_request_duration_seconds",
    help: "From a request's arrival to its answer",
    buckets: SECONDS,
    registers,
  });
  const rows = new Counter({
    name: "ticketing_events_handled_total",
    help: "Outbox rows handled",
    labelNames: ["handler", "outcome"],
    registers,
  });
  const handling = new Histogram({
    name: "ticketing_event_handling_seconds",
    help: "From the start of a handler to its end",
    labelNames: ["handler"],
    buckets: SECONDS,
    registers,
  });
  const groups = new Histogram({
    name: "ticketing_store_group_size",
    help: "Transactions that one commit carried",
    buckets: GROUP_SIZES,
    registers,
  });
  const loopLag = new Histogram({
    name: "ticketing_event_loop_lag_seconds",
    help: "How late a timer was",
    buckets: SECONDS,
    registers,
  });
  const stopLooking = watchLoopLag((seconds) => loopLag.observe(seconds));
  const known = (handler: string) => handlers.has(handler) ? handler : "other";
  const lag = new Histogram({
    name: "ticketing_event_lag_seconds",
    help: "From the commit of an event to its handler",
    buckets: SECONDS,
    registers,
  });
  const lateness = new Histogram({
    name: "ticketing_event_lateness_seconds",
    help: "From the time that a scheduled event was due to its handler",
    buckets: SECONDS,
    registers,
  });
  const compared = new Counter({
    name: "ticketing_payments_reconciled_total",
    help: "Payments compared with the provider: looked at there, mended, unknown here, failed",
    labelNames: ["outcome"],
    registers,
  });
  fromStats("commits", "Atomic commits that went through", (s) => s.commits);
  fromStats("transactions", "Transactions that commits carried", (s) => s.committed);
  fromStats(
    "conflicts",
    "Transactions that met a change of what they had read",
    (s) => s.conflicts,
  );
  fromStats("retries", "Transactions run again", (s) => s.retries);
  fromStats("busy", "Transactions given up as contended", (s) => s.busy);
  fromStats("rows_read", "Rows that reads returned", (s) => s.rowsRead);
  fromStats("watches_broken", "Watches that broke and were opened again", (s) => s.watchesBroken);
  new Gauge({
    name: "ticketing_queue_depth",
    help: "What waits in this process",
    labelNames: ["queue"],
    registers,
    collect() {
      for (const [queue, depth] of Object.entries(depths())) this.set({ queue }, depth);
    },
  });
  new Gauge({
    name: "ticketing_live",
    help: "Open event streams; watches of the database, their keys and those who look on",
    labelNames: ["what"],
    registers,
    collect() {
      for (const [what, count] of Object.entries(live())) this.set({ what }, count);
    },
  });
  new Gauge({
    name: "ticketing_resident_memory_bytes",
    help: "Resident memory of the process",
    registers,
    collect() {
      this.set(Deno.memoryUsage().rss);
    },
  });

  const outbox = keptFor(OUTBOX_MS, async () => {
    const { waiting, scheduled, dead, oldestSince } = await store.outbox.counts();
    const quarantined = (await store.quarantine.list()).length;
    const age = oldestSince === null ? 0 : Math.max(0, store.now() - oldestSince) / 1000;
    return { waiting, scheduled, dead, quarantined, age };
  });
  new Gauge({
    name: "ticketing_outbox_rows",
    help: "Rows of events: waiting (their time has come), scheduled, dead; values in quarantine",
    labelNames: ["state"],
    registers,
    async collect() {
      const { age: _, ...rows } = await outbox();
      for (const [state, count] of Object.entries(rows)) this.set({ state }, count);
    },
  });
  new Gauge({
    name: "ticketing_outbox_oldest_seconds",
    help: "How long the oldest work has waited whose time has come; 0 for none",
    registers,
    async collect() {
      this.set((await outbox()).age);
    },
  });

  function fromStats(name: string, help: string, read: (stats: Store["stats"]) => number) {
    let before = 0;
    new Counter({
      name: `ticketing_store_${name}_total`,
      help,
      registers,
      collect() {
        const now = read(store.stats);
        this.inc(now - before);
        before = now;
      },
    });
  }

  return {
    request(method, status, seconds) {
      requests.inc({ method: METHODS.has(method) ? method : "other", status });
      durations.observe(seconds);
    },
    lag: (_handler, ms) => lag.observe(ms / 1000),
    lateness: (_handler, ms) => lateness.observe(ms / 1000),
    finished(handler, outcome, ms) {
      rows.inc({ handler: known(handler), outcome });
      handling.observe({ handler: known(handler) }, ms / 1000);
    },
    committed: (transactions) => groups.observe(transactions),
    stop: stopLooking,
    reconciled({ looked, differences, unknown, failed }) {
      compared.inc({ outcome: "looked" }, looked);
      compared.inc({ outcome: "mended" }, differences.length);
      compared.inc({ outcome: "unknown" }, unknown);
      compared.inc({ outcome: "failed" }, failed);
    },
    text: () => registers[0].metrics(),
  };
}

/** Answers again what was read lately. */
function keptFor<A>(ms: number, read: () => Promise<A>): () => Promise<A> {
  let kept: Promise<A> | undefined;
  let until = 0;
  return () => {
    const now = performance.now();
    if (kept && now < until) return kept;
    until = now + ms;
    const fresh = read();
    fresh.catch(() => until = 0); // a failure is told, and not kept
    return kept = fresh;
  };
}

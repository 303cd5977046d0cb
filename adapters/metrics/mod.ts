/** Metrics for Prometheus: counts and durations only, nothing about people or tickets. */
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Reconciliation } from "#domain/payments/reconcile.ts";
import type { Store } from "#store/types.ts";
import { watchLoopLag } from "./loop_lag.ts";
import { storeMetrics } from "./store_metrics.ts";

interface Metrics {
  /** One answered request; `seconds` from its arrival to its answer. */
  request(method: string, status: number, seconds: number): void;
  /** Milliseconds from an event's commit to the start of its handler. */
  lag(handler: string, ms: number): void;
  /** Milliseconds from a scheduled event's due time to the start of its handler. */
  lateness(handler: string, ms: number): void;
  /** One handled row; `ms` is how long its handler took. */
  finished(handler: string, outcome: string, ms: number): void;
  /** One commit, and how many transactions it carried. */
  committed(transactions: number): void;
  /** Stops the timers. */
  stop(): void;
  /** Payments were compared with the provider. */
  reconciled(report: Reconciliation): void;
  /** The Prometheus text format. */
  text(): Promise<string>;
}

/** Methods with a series of their own; all others share one, since clients can invent methods. */
const METHODS = new Set(["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"]);
const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Measured {
  readonly store: Store;
  /** The names of the handlers; rows of others, which an older version wrote, share one series. */
  readonly handlers: ReadonlySet<string>;
  /** The lengths of queues in this process, by name. */
  readonly depths: () => Record<string, number>;
  /** Open streams and watches, by name. */
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
  const loopLag = new Histogram({
    name: "ticketing_event_loop_lag_seconds",
    help: "How late a timer fired",
    buckets: SECONDS,
    registers,
  });
  const lag = new Histogram({
    name: "ticketing_event_lag_seconds",
    help: "From the commit of an event to its handler",
    buckets: SECONDS,
    registers,
  });
  const lateness = new Histogram({
    name: "ticketing_event_lateness_seconds",
    help: "From the due time of a scheduled event to its handler",
    buckets: SECONDS,
    registers,
  });
  const compared = new Counter({
    name: "ticketing_payments_reconciled_total",
    help: "Payments compared with the provider: looked at, mended, unknown here, failed",
    labelNames: ["outcome"],
    registers,
  });
  new Gauge({
    name: "ticketing_queue_depth",
    help: "Work waiting in this process",
    labelNames: ["queue"],
    registers,
    collect() {
      for (const [queue, depth] of Object.entries(depths())) this.set({ queue }, depth);
    },
  });
  new Gauge({
    name: "ticketing_live",
    help: "Open event streams; database watches, their keys and their listeners",
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
  new Gauge({
    name: "ticketing_heap_bytes",
    help: "Memory of JavaScript: values in use, the whole heap, and buffers outside of it",
    labelNames: ["kind"],
    registers,
    collect() {
      const { heapUsed, heapTotal, external } = Deno.memoryUsage();
      for (const [kind, bytes] of Object.entries({ used: heapUsed, total: heapTotal, external })) {
        this.set({ kind }, bytes);
      }
    },
  });
  const known = (handler: string) => handlers.has(handler) ? handler : "other";

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
    committed: storeMetrics(registers, store),
    stop: watchLoopLag((seconds) => loopLag.observe(seconds)),
    reconciled({ looked, differences, unknown, failed }) {
      compared.inc({ outcome: "looked" }, looked);
      compared.inc({ outcome: "mended" }, differences.length);
      compared.inc({ outcome: "unknown" }, unknown);
      compared.inc({ outcome: "failed" }, failed);
    },
    text: () => registers[0].metrics(),
  };
}

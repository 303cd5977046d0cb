/** Metrics of the store and its outbox. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Store } from "#store/types.ts";

/** Transactions per commit. */
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64];
/** Counting outbox rows reads the database: one count serves all scrapes within this time. */
const OUTBOX_MS = 5_000;

/** Registers the metrics; the result takes the number of transactions of each commit. */
export function storeMetrics(registers: Registry[], store: Store): (transactions: number) => void {
  const groups = new Histogram({
    name: "ticketing_store_group_size",
    help: "Transactions that one commit carried",
    buckets: GROUP_SIZES,
    registers,
  });

  counter("commits", "Atomic commits that succeeded", (s) => s.commits);
  counter("transactions", "Transactions that were committed", (s) => s.committed);
  counter(
    "conflicts",
    "Transactions that failed because what they had read was changed",
    (s) => s.conflicts,
  );
  counter("retries", "Transactions run again", (s) => s.retries);
  counter("busy", "Transactions given up after repeated conflicts", (s) => s.busy);
  counter("rows_read", "Rows that reads returned", (s) => s.rowsRead);
  counter("watches_broken", "Watches that broke and were opened again", (s) => s.watchesBroken);

  function counter(name: string, help: string, read: (stats: Store["stats"]) => number) {
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

  const outbox = cachedFor(OUTBOX_MS, async () => {
    const { waiting, scheduled, dead, oldestSince } = await store.outbox.counts();
    const quarantined = (await store.quarantine.list()).length;
    const age = oldestSince === null ? 0 : Math.max(0, store.now() - oldestSince) / 1000;
    return { waiting, scheduled, dead, quarantined, age };
  });
  new Gauge({
    name: "ticketing_outbox_rows",
    help: "Outbox rows: waiting (due), scheduled, dead; and values in quarantine",
    labelNames: ["state"],
    registers,
    async collect() {
      const { age: _, ...rows } = await outbox();
      for (const [state, count] of Object.entries(rows)) this.set({ state }, count);
    },
  });
  new Gauge({
    name: "ticketing_outbox_oldest_seconds",
    help: "How long the oldest due row has waited; 0 if none is due",
    registers,
    async collect() {
      this.set((await outbox()).age);
    },
  });

  return (transactions) => groups.observe(transactions);
}

/** Caches a result for `ms`; a failure is not cached. */
function cachedFor<A>(ms: number, read: () => Promise<A>): () => Promise<A> {
  let cached: Promise<A> | undefined;
  let until = 0;
  return () => {
    const now = performance.now();
    if (cached && now < until) return cached;
    until = now + ms;
    const fresh = read();
    fresh.catch(() => until = 0);
    return cached = fresh;
  };
}

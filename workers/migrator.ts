/** Runs the migrations of older data, one after the other, from the start of the process until they are finished. */
import { booksOfPayments } from "#domain/books/migration.ts";
import { totalsOfPostings } from "#domain/books/totals_migration.ts";
import { concertsOfListings } from "#domain/concerts/migration.ts";
import { migrateBatch, type Outcome, progressOf } from "#domain/migration.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Timers } from "./timers.ts";

/** Values per batch. */
const BATCH = 200;

/** In this order. */
const migrations = [concertsOfListings, booksOfPayments, payoutsOfOrders, totalsOfPostings];
/** Delay before another attempt after a failure. */
const AGAIN_MS = 60_000;

interface Migrator {
  start(): void;
  /** Resolves once it does nothing any more: it is finished, waits after a failure, or was stopped. */
  idle(): Promise<void>;
  /** Ends it after the current batch, and waits for that. */
  stop(): Promise<void>;
}

export function createMigrator(services: Services, timers: Timers): Migrator {
  const { log } = services;
  let stopping = false;
  let running = Promise.resolve();
  let cancel = () => {};

  async function run(): Promise<void> {
    let outcome: Outcome = "finished";
    try {
      for (const migration of migrations) {
        if ((await progressOf(services.store, migration))?.finishedAt) continue;
        outcome = "working";
        let batches = 0;
        while (outcome === "working" && !stopping) {
          outcome = await migrateBatch(services, migration, BATCH);
          batches++;
        }
        if (outcome !== "finished") break;
        log.info(migration.event, { batches });
      }
    } catch (error) {
      outcome = "failed";
      log.error("migration_failed", error);
    }
    if (outcome !== "failed" || stopping) return;
    log.warn("migration_again_later", { afterMs: AGAIN_MS });
    cancel = timers.after(AGAIN_MS, start);
  }

  function start(): void {
    running = run();
  }

  return {
    start,
    idle: () => running,
    async stop() {
      stopping = true;
      cancel();
      await running;
    },
  };
}

/** Runs the migrations of older data, one after the other, from the start of the process until they are finished. */
import { openBooks } from "#domain/books/migration.ts";
import { migrateListings, type Progress } from "#domain/concerts/migration.ts";
import { migratePayouts } from "#domain/payouts/migration.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Timers } from "./timers.ts";

/** Values per batch. */
const BATCH = 200;

/** In this order; each logs its event when it is finished. */
const migrations = [
  { run: migrateListings, event: "listings_have_concerts" },
  { run: openBooks, event: "payments_have_books" },
  { run: migratePayouts, event: "orders_have_payouts" },
] as const;
/** Delay before another attempt after a failure. */
const AGAIN_MS = 60_000;

interface Migrator {
  start(): void;
  /** Resolves once it does nothing any more: it is finished, has failed for now, or was stopped. */
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
    let progress: Progress = "working";
    try {
      for (const { run: migrate, event } of migrations) {
        progress = "working";
        for (let batches = 0; progress === "working" && !stopping; batches++) {
          progress = await migrate(services, BATCH);
          if (batches > 0 && progress === "finished") log.info(event, { batches });
        }
        if (progress !== "finished") break;
      }
    } catch (error) {
      progress = "failed";
      log.error("migration_failed", error);
    }
    if (progress !== "failed" || stopping) return;
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

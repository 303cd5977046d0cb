/** Runs the migration of older listings from the start of the process until it is finished. */
import { migrateListings, type Progress } from "#domain/concerts/migration.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Timers } from "./timers.ts";

/** Listings per batch. */
const BATCH = 200;
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
      for (let batches = 0; progress === "working" && !stopping; batches++) {
        progress = await migrateListings(services, BATCH);
        if (batches > 0 && progress === "finished") log.info("listings_have_concerts", { batches });
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

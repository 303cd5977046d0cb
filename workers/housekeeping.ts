/**
 * Housekeeping, once a minute: makes marked offerings again, removes ended values and unused words.
 * Each is a separate, bounded job; a job that fails does not stop the others.
 */
import { isError } from "#store/base/errors.ts";
import type { AnyEntity } from "#store/entity/mod.ts";
import type { Visited } from "#store/care/due_rows.ts";
import { sweepsOf } from "#store/care/sweep.ts";
import { oldPostings } from "#domain/books/old_postings.ts";
import { sweepOfferings } from "#domain/offerings/refresh.ts";
import type { Services } from "#domain/ports/services.ts";
import { sweepVocabulary } from "#domain/search/sweep.ts";

/** Rows or words per batch. */
const BATCH = 200;
/** Maximum number of batches per job and minute: thousands of concerts may begin at the same time. */
const MAX_BATCHES = 20;

interface Housekeeping {
  /** Starts a pass unless one is running; resolves at its end. Never throws. */
  wake(): Promise<void>;
  /** Ends the pass after the current batch, and waits for that. */
  stop(): Promise<void>;
}

export function createHousekeeping(
  services: Services,
  entities: readonly AnyEntity[],
): Housekeeping {
  const { store, log } = services;
  const nextOld = oldPostings(services);
  let stopping = false;
  let running: Promise<void> | null = null;

  /** Runs batches until nothing is due, or until the maximum is reached. Throws the first error. */
  async function inBatches(next: (limit: number) => Promise<Visited>): Promise<void> {
    let failed: { error: unknown } | null = null;
    for (let batch = 0; batch < MAX_BATCHES && !stopping; batch++) {
      const visited = await next(BATCH);
      if (visited.errors.length > 0) failed ??= { error: visited.errors[0] };
      if (visited.looked < BATCH) break;
    }
    if (failed) throw failed.error;
  }

  const jobs: [name: string, run: () => Promise<unknown>][] = [
    ["offerings", () => inBatches((limit) => sweepOfferings(services, limit))],
    ...sweepsOf(store, entities).map(({ entity, next }): typeof jobs[number] => [
      `remove ended: ${entity}`,
      () => inBatches(next),
    ]),
    ["old postings", () => inBatches(nextOld)],
    ["unused words", () => sweepVocabulary(services, BATCH)],
  ];

  async function tidy(): Promise<void> {
    for (const [job, run] of jobs) {
      if (stopping) return;
      try {
        await run();
      } catch (error) {
        log.error("housekeeping_failed", error, { job });
        if (isAway(error)) return; // the other jobs would fail as well
      }
    }
  }

  return {
    wake() {
      return running ??= tidy().finally(() => running = null);
    },
    async stop() {
      stopping = true;
      await running;
    },
  };
}

/** Whether the database does not answer or cannot be written. */
const isAway = (error: unknown): boolean => isError(error, "Unavailable", "NotWritable");

/**
 * The minute's housekeeping: tickets of the past leave the lists, what has ended is removed, unused words
 * go. Each is a job of its own, bounded, and what fails in one keeps no other from its work.
 */
import { isError } from "#store/base/errors.ts";
import type { AnyEntity } from "#store/entity/mod.ts";
import type { Visited } from "#store/care/due_rows.ts";
import { sweepsOf } from "#store/care/sweep.ts";
import type { Services } from "#domain/ports/mod.ts";
import { retireOverTickets, sweepVocabulary } from "#domain/search/sweep.ts";

/** Rows, and words, of one go. */
const BATCH = 200;
/** Goes of one job in one minute, while there is more to do: thousands of concerts may begin at eight. */
const GOES = 20;

export interface Housekeeping {
  /** Begins, unless it is at it; resolves at its end. Never throws. */
  wake(): Promise<void>;
  /** Ends it between two goes, and waits for that. */
  stop(): Promise<void>;
}

export function createHousekeeping(
  services: Services,
  entities: readonly AnyEntity[],
): Housekeeping {
  const { store, log } = services;
  let stopping = false;
  let running: Promise<void> | null = null;

  /** Until nothing is due, or it is enough for a minute. */
  async function inGoes(next: (limit: number) => Promise<Visited>): Promise<void> {
    let failed: { error: unknown } | null = null;
    for (let go = 0; go < GOES && !stopping; go++) {
      const visited = await next(BATCH);
      if (visited.errors.length > 0) failed ??= { error: visited.errors[0] };
      if (visited.looked < BATCH) break;
    }
    if (failed) throw failed.error; // one speaks for all
  }

  const jobs: [name: string, run: () => Promise<unknown>][] = [
    ["retire tickets", () => inGoes((limit) => retireOverTickets(services, limit))],
    ...sweepsOf(store, entities).map(({ entity, next }): typeof jobs[number] => [
      `remove ended: ${entity}`,
      () => inGoes(next),
    ]),
    ["unused words", () => sweepVocabulary(services, BATCH)],
  ];

  async function tidy(): Promise<void> {
    for (const [job, run] of jobs) {
      if (stopping) return;
      try {
        await run();
      } catch (error) {
        log.error("housekeeping_failed", error, { job });
        if (isAway(error)) return; // for the others, too
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

/** The database does not answer, or takes no writes. */
const isAway = (error: unknown): boolean => isError(error, "Unavailable", "NotWritable");

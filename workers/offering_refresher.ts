/**
 * Makes offerings again soon after a commit of this process has marked them: at once, then at most once a
 * second for each concert. When many concerts are marked, buyers come first: refreshes pause, so that they take
 * a quarter of the time. What is dropped or fails stays marked, and the sweep finds it.
 */
import { OFFERING_MARK } from "#domain/concerts/concert.ts";
import { refreshOffering } from "#domain/offerings/refresh.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Timers } from "./timers.ts";

/** Least time between two refreshes of a concert. */
const REST_MS = 1_000;
/** Refreshes at the same time; each reads up to 500 offers. */
const MAX_AT_ONCE = 4;
/** A pause is so many times as long as the refreshes before it took, at most `MAX_PAUSE_MS`. */
const PAUSE_PER_WORK = 3;
const MAX_PAUSE_MS = 250;
/** Most concerts that were refreshed within `REST_MS` or wait for it. */
const MAX_CONCERTS = 10_000;

export interface OfferingRefresher {
  start(): void;
  /** Resolves when nothing is refreshed, waits or rests. */
  idle(): Promise<void>;
  /** Waits for refreshes in progress. */
  stop(): Promise<void>;
}

export function createOfferingRefresher(
  services: Pick<Services, "store" | "log">,
  timers: Timers,
  /** Milliseconds since any moment. */
  now: () => number = () => performance.now(),
): OfferingRefresher {
  const { store, log } = services;
  /** Concerts that are being refreshed, wait, or rest: whether they were marked again meanwhile. */
  const busy = new Map<string, { again: boolean; cancel: () => void }>();
  const waiting: string[] = [];
  const running = new Set<Promise<void>>();
  const idlers: (() => void)[] = [];
  let unsubscribe = () => {};
  let isStopped = false;
  let begunAt = 0;
  let endPause: (() => void) | null = null;

  function onMarked(ids: readonly string[]): void {
    for (const id of ids) {
      const known = busy.get(id);
      if (known) known.again = true;
      else if (busy.size < MAX_CONCERTS) {
        busy.set(id, { again: false, cancel: () => {} });
        waiting.push(id);
      }
    }
    if (running.size === 0) runNext();
  }

  function runNext(): void {
    if (endPause || waiting.length === 0) return;
    begunAt = now();
    for (const id of waiting.splice(0, MAX_AT_ONCE)) run(id);
  }

  function pause(): void {
    const ms = Math.min(MAX_PAUSE_MS, PAUSE_PER_WORK * (now() - begunAt));
    endPause = timers.after(ms, () => {
      endPause = null;
      runNext();
    });
  }

  function run(id: string): void {
    const here = busy.get(id)!;
    here.again = false; // whatever was marked until now is read
    const done = refreshOffering(services, id)
      .catch((error) => log.error("offering_not_refreshed", error, { concertId: id }))
      .finally(() => {
        running.delete(done);
        if (running.size === 0 && !isStopped) pause();
      });
    running.add(done);
    here.cancel = timers.after(REST_MS, () => {
      busy.delete(id);
      if (here.again) onMarked([id]);
      if (busy.size === 0) { for (const resolve of idlers.splice(0)) resolve(); }
    });
  }

  return {
    start() {
      unsubscribe = store.marks.subscribe(OFFERING_MARK, onMarked);
    },
    idle: () =>
      busy.size === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve)),
    async stop() {
      isStopped = true;
      unsubscribe();
      endPause?.();
      waiting.length = 0;
      for (const { cancel } of busy.values()) cancel();
      await Promise.all(running);
    },
  };
}

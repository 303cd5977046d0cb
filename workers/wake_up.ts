/** Wake-ups tell the relay when to look. What there is to do stands in the database, so a late or lost wake-up breaks nothing. */
import type { Kv } from "#store/kv/mod.ts";
import type { Logger } from "#domain/ports/mod.ts";
import { everyMinute } from "./cron.ts";
import type { Relay } from "./relay.ts";
import { realTimers, type Timers } from "./timers.ts";

/** The sweep finds whatever a wake-up has lost. */
export const SWEEP_MS = 60_000;
/** Where no queue tells of other processes' rows, each looks for itself this often. */
export const LOOK_MS = 5_000;
/** How long a minute's call keeps an isolate awake for the work it found. */
export const CRON_WORK_MS = 50_000;

export interface WakeUp {
  start(): void;
  stop(): void;
}

/** Wakes the relay at once, then every so many milliseconds, whatever else does. */
export function createSweep(
  relay: Pick<Relay, "wake">,
  everyMs: number = SWEEP_MS,
  timers: Timers = realTimers,
): WakeUp {
  let cancel = () => {};
  const sweep = () => {
    relay.wake();
    cancel = timers.after(everyMs, sweep);
  };
  return { start: sweep, stop: () => cancel() };
}

/** The wake-up of a local database: messages of its queue, sent in the commits of the rows they belong to. */
export function createQueueWakeUp(options: {
  readonly kv: Pick<Kv, "listenQueue">;
  readonly relay: Pick<Relay, "wake">;
  readonly log: Logger;
  readonly timers?: Timers;
}): WakeUp {
  const { kv, relay, log, timers } = options;
  const sweep = createSweep(relay, SWEEP_MS, timers);
  return {
    start() {
      sweep.start();
      // Ends with the database; without it the timer and the sweep still wake the relay.
      kv.listenQueue(() => relay.wake()).catch((error) => log.error("queue_lost", error));
    },
    stop: () => sweep.stop(),
  };
}

/**
 * The wake-up where there is no queue (KV Connect, Deno Deploy): a look every few seconds while the
 * process lives, and a cron every minute, for which Deno Deploy wakes an isolate that sleeps.
 */
export function createCronWakeUp(options: {
  readonly relay: Pick<Relay, "wake" | "idle">;
  readonly timers?: Timers;
  readonly cron?: typeof everyMinute;
}): WakeUp {
  const { relay, timers = realTimers, cron = everyMinute } = options;
  const sweep = createSweep(relay, LOOK_MS, timers);
  let leave = () => {};
  return {
    start() {
      sweep.start();
      leave = cron(async () => {
        const enough = Promise.withResolvers<void>();
        const cancel = timers.after(CRON_WORK_MS, enough.resolve);
        await Promise.race([relay.idle(), enough.promise]);
        cancel();
      });
    },
    stop() {
      sweep.stop();
      leave();
    },
  };
}

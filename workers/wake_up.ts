/** Wake-ups tell the relay when to look. The work is in the database, so a late or lost wake-up only delays it. */
import type { Kv } from "#store/kv/mod.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { everyMinute } from "./cron.ts";
import type { Relay } from "./relay.ts";
import { realTimers, type Timers } from "./timers.ts";

/** Interval of the sweep, which finds rows whose wake-up was lost. */
export const SWEEP_MS = 60_000;
/** Interval of looks where there is no queue to announce other processes' rows. */
const LOOK_MS = 5_000;
/** How long the cron keeps an isolate awake for the work it has found. */
export const CRON_WORK_MS = 50_000;

interface WakeUp {
  start(): void;
  stop(): void;
}

/** Wakes the relay at once and then every `everyMs`. */
export function createSweep(
  relay: Pick<Relay, "wake">,
  everyMs: number,
  timers: Timers = realTimers,
): WakeUp {
  let cancel = () => {};
  const sweep = () => {
    relay.wake();
    cancel = timers.after(everyMs, sweep);
  };
  return { start: sweep, stop: () => cancel() };
}

/** Wake-ups of a local database: queue messages, sent in the commits of their rows. */
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
      // The listener ends with the database. The relay's timer and the sweep do not need it.
      kv.listenQueue(() => relay.wake()).catch((error) => log.error("queue_lost", error));
    },
    stop: () => sweep.stop(),
  };
}

/**
 * Wake-ups without a queue (KV Connect, Deno Deploy): a look every few seconds while the process lives,
 * and a cron every minute, for which Deno Deploy wakes a sleeping isolate.
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

/** Alarms say when to look; what there is to do stands in the database. Late or dead, they break nothing. */
import type { Kv } from "#store/kv.ts";
import type { Outbox } from "#store/outbox.ts";
import type { Logger } from "#domain/ports.ts";
import type { Relay } from "./relay.ts";
import { realTimers, type Timers } from "./timers.ts";

/** The sweep finds whatever an alarm has lost. */
export const SWEEP_MS = 60_000;

export interface Alarm {
  start(): Promise<void>;
  stop(): void;
}

/** Wakes the relay at once, then every so many milliseconds, whatever else does. */
export function createSweep(
  relay: Pick<Relay, "wake">,
  everyMs: number = SWEEP_MS,
  timers: Timers = realTimers,
): { start(): void; stop(): void } {
  let cancel = () => {};
  const sweep = () => {
    relay.wake();
    cancel = timers.after(everyMs, sweep);
  };
  return { start: sweep, stop: () => cancel() };
}

/**
 * The alarm of a local database: messages of its queue, sent in the commits of the rows they belong to.
 * The serving process is alone on its file, so at its start-up it takes what dead ones had claimed.
 */
export function createQueueAlarm(options: {
  readonly kv: Pick<Kv, "listenQueue">;
  readonly relay: Pick<Relay, "wake">;
  readonly outbox: Pick<Outbox, "adopt">;
  readonly log: Logger;
  readonly timers?: Timers;
}): Alarm {
  const { kv, relay, outbox, log, timers } = options;
  const sweep = createSweep(relay, SWEEP_MS, timers);
  return {
    async start() {
      const adopted = await outbox.adopt();
      if (adopted > 0) log.info("outbox_adopted", { rows: adopted });
      sweep.start();
      // Ends with the database; without it the timer and the sweep still wake the relay.
      kv.listenQueue(() => relay.wake()).catch((error) => log.error("queue_lost", error));
    },
    stop: () => sweep.stop(),
  };
}

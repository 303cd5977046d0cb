/** Everything that works without a request: the relay, its alarm and the minute's housekeeping. */
import type { Kv } from "#store/kv.ts";
import type { Exchange } from "#domain/ports.ts";
import type { Reconciliation } from "#domain/payments/reconcile.ts";
import { retireOverTickets, sweepVocabulary } from "#domain/search/sweep.ts";
import { createCronAlarm, createQueueAlarm, createSweep, SWEEP_MS } from "./alarms.ts";
import type { everyMinute } from "./cron.ts";
import { handlers } from "./handlers.ts";
import { createComparing } from "./comparing.ts";
import { createRelay, type Relay, type RelayObserver } from "./relay.ts";
import type { RowHandler } from "./run_row.ts";
import type { Tracer } from "#store/tracer.ts";
import { realTimers, type Timers } from "./timers.ts";

/** Tickets, and words, that housekeeping looks at in one go. */
const HOUSEKEEPING_BATCH = 200;
/** Goes in one minute, while there is more to do: thousands of concerts may begin at eight. */
const HOUSEKEEPING_GOES = 20;

/** After the database is back: by then the client has sent what it still had to send. Milliseconds. */
const RECOVER_AFTER_MS = 1_000;
/** After a start at which the rows of dead processes could not be taken. Milliseconds. */
const ADOPT_AGAIN_MS = 1_000;

export interface WorkObserver extends RelayObserver {
  reconciled?(report: Reconciliation): void;
}

export interface Workers {
  readonly relay: Relay;
  start(): Promise<void>;
  /** The database was away and is back. */
  recover(): void;
  stop(): Promise<void>;
}

export function createWorkers(options: {
  exchange: Exchange;
  kv: Pick<Kv, "listenQueue">;
  alarm: "queue" | "cron";
  /** No other process can be alive on this database: what dead ones had claimed is taken at the start. */
  alone: boolean;
  observer?: WorkObserver;
  /** Whether people wait for answers of this process now. */
  isServing?: () => boolean;
  tracer?: Tracer;
  /** A simulation's clock, dice and cron. */
  timers?: Timers;
  random?: () => number;
  cron?: typeof everyMinute;
}): Workers {
  const { exchange, kv, alone, timers = realTimers, random = Math.random } = options;
  const { observer, tracer, isServing } = options;
  const { store, log } = exchange;
  const table: Record<string, RowHandler> = Object.fromEntries(
    handlers.map(({ name, neverBury, run }) => [name, {
      neverBury,
      run: (job) => run(exchange, job.row),
    }]),
  );
  const relay = createRelay({
    store,
    handlers: table,
    log,
    observer,
    tracer,
    isServing,
    timers,
    random,
  });
  const alarm = options.alarm === "queue"
    ? createQueueAlarm({ kv, relay, log, timers })
    : createCronAlarm({ relay, timers, cron: options.cron });
  let tidying: Promise<unknown> = Promise.resolve();
  let stopping = false;
  let cancelRecovery = () => {}, cancelAdoption = () => {};
  const comparing = createComparing(exchange, observer?.reconciled);
  const housekeeping = createSweep(
    {
      wake() {
        comparing.wake();
        tidying = tidy(exchange).catch((error) => log.error("housekeeping_failed", error));
      },
    },
    SWEEP_MS,
    timers,
  );

  /** Takes what dead processes had claimed; while the database fails, again and again. Never throws. */
  async function adopt(): Promise<void> {
    try {
      const rows = await store.outbox.adopt();
      if (rows > 0) log.info("outbox_adopted", { rows });
      relay.wake();
    } catch (error) {
      log.error("outbox_not_adopted", error);
      if (stopping) return;
      cancelAdoption = timers.after(ADOPT_AGAIN_MS, () => void adopt());
    }
  }

  return {
    relay,
    async start() {
      relay.start();
      if (alone) await adopt();
      alarm.start();
      housekeeping.start();
    },
    recover() {
      cancelRecovery();
      cancelRecovery = timers.after(RECOVER_AFTER_MS, () => void relay.recover());
    },
    async stop() {
      stopping = true;
      alarm.stop();
      cancelAdoption();
      cancelRecovery();
      housekeeping.stop();
      const compared = comparing.stop();
      await relay.stop();
      await tidying;
      await compared;
    },
  };
}

async function tidy(exchange: Exchange): Promise<void> {
  for (let go = 0; go < HOUSEKEEPING_GOES; go++) {
    if (await retireOverTickets(exchange, HOUSEKEEPING_BATCH) < HOUSEKEEPING_BATCH) break;
  }
  await sweepVocabulary(exchange, HOUSEKEEPING_BATCH);
}

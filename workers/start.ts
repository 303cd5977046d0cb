/** Starts all background work: the relay, its wake-ups, housekeeping and reconciliation. */
import type { Kv } from "#store/kv/mod.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Reconciliation } from "#domain/payments/reconcile.ts";
import type { AnyEntity } from "#store/entity/mod.ts";
import { createCronWakeUp, createQueueWakeUp, createSweep, SWEEP_MS } from "./wake_up.ts";
import type { everyMinute } from "./cron.ts";
import { handlers } from "./handlers.ts";
import { createHousekeeping } from "./housekeeping.ts";
import { createOfferingRefresher, type OfferingRefresher } from "./offering_refresher.ts";
import { createMigrator } from "./migrator.ts";
import { createReconciler } from "./reconciler.ts";
import { createRelay, type Relay, type RelayObserver } from "./relay.ts";
import type { RowHandler } from "./run_row.ts";
import type { Tracer } from "#store/base/tracer.ts";
import { realTimers, type Timers } from "./timers.ts";

/** Delay in ms after the database is back; by then its client has re-sent pending commits. */
const RECOVER_AFTER_MS = 1_000;
/** Delay in ms before another attempt to adopt the rows of dead processes. */
const ADOPT_AGAIN_MS = 1_000;

interface WorkObserver extends RelayObserver {
  reconciled?(report: Reconciliation): void;
}

export interface Workers {
  readonly relay: Relay;
  readonly offerings: Pick<OfferingRefresher, "idle">;
  /** Resolves once the migrations of older data do nothing any more: they are finished, or wait after a failure. */
  migrated(): Promise<void>;
  start(): Promise<void>;
  /** Call it when the database is back after an outage. */
  recover(): void;
  stop(): Promise<void>;
}

export function createWorkers(options: {
  services: Services;
  kv: Pick<Kv, "listenQueue">;
  /** All entities: housekeeping removes their ended values. */
  entities: readonly AnyEntity[];
  wakeUp: "queue" | "cron";
  /** No other process can be alive on this database, so the rows of dead ones are adopted at the start. */
  alone: boolean;
  observer?: WorkObserver;
  /** Whether this process is serving requests now. */
  isServing?: () => boolean;
  tracer?: Tracer;
  /** Replaced by a simulation. */
  timers?: Timers;
  random?: () => number;
  cron?: typeof everyMinute;
}): Workers {
  const { services, kv, alone, timers = realTimers, random = Math.random } = options;
  const { observer, tracer, isServing } = options;
  const { store, log } = services;
  const table: Record<string, RowHandler> = Object.fromEntries(
    handlers.map(({ name, neverBury, run }) => [name, {
      neverBury,
      run: (job) => run(services, job.row),
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
  const wakeUp = options.wakeUp === "queue"
    ? createQueueWakeUp({ kv, relay, log, timers })
    : createCronWakeUp({ relay, timers, cron: options.cron });
  let stopping = false;
  let cancelRecovery = () => {}, cancelAdoption = () => {};
  const reconciler = createReconciler(services, observer?.reconciled);
  const housekeeping = createHousekeeping(services, options.entities);
  const offerings = createOfferingRefresher(services, timers);
  const migrator = createMigrator(services, timers);
  const minute = createSweep(
    {
      wake() {
        lookAtSales();
        reconciler.wake();
        void housekeeping.wake();
      },
    },
    SWEEP_MS,
    timers,
  );

  /** Adopts the rows of dead processes; tries again while the database fails. Never throws. */
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

  // What it finds is logged, and holds for all of the process; a provider that does not answer is asked again.
  const lookAtSales = () => void services.sales.look().catch(() => {});

  return {
    relay,
    offerings,
    migrated: () => migrator.idle(),
    async start() {
      lookAtSales();
      relay.start();
      offerings.start();
      migrator.start();
      if (alone) await adopt();
      wakeUp.start();
      minute.start();
    },
    recover() {
      cancelRecovery();
      cancelRecovery = timers.after(RECOVER_AFTER_MS, () => void relay.recover());
    },
    async stop() {
      stopping = true;
      wakeUp.stop();
      cancelAdoption();
      cancelRecovery();
      minute.stop();
      const tidied = housekeeping.stop();
      const reconciled = reconciler.stop();
      const migrated = migrator.stop();
      await relay.stop();
      await migrated;
      await tidied;
      await offerings.stop();
      await reconciled;
    },
  };
}

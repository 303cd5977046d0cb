/** Builds the exchange: configuration, storage, services, workers, and what the web needs. */
import { createBarcodes } from "#adapters/barcodes/mod.ts";
import { adapterEntities } from "#adapters/entities.ts";
import { createLogger } from "#adapters/log/mod.ts";
import { createMetrics } from "#adapters/metrics/mod.ts";
import { createPictures } from "#adapters/pictures/resvg.ts";
import { createThrottling } from "#adapters/throttle/mod.ts";
import { demoAccounts } from "#domain/demo/fill.ts";
import { domainEntities } from "#domain/entities.ts";
import type { Ops } from "#domain/ops/ops.ts";
import { FORMAT } from "#domain/format.ts";
import { realTimers } from "#store/base/timers.ts";
import { checkFormat } from "#store/care/format.ts";
import { noTracer } from "#store/base/tracer.ts";
import { createStreams } from "#web/live/streams.ts";
import { watchLoad } from "#web/request/load.ts";
import type { System as WebSystem } from "#web/system.ts";
import { handlerNames, moneyHandlers } from "#workers/handlers.ts";
import { createWorkers, type Workers } from "#workers/start.ts";
import { createAdmin } from "./admin/answer.ts";
import { type Config, readConfig } from "./config/mod.ts";
import { offerDemo } from "./demo.ts";
import type { SystemOptions } from "./options.ts";
import { root } from "./root.ts";
import { openServices } from "./services.ts";
import { openStorage } from "./storage.ts";
import { watchFormat } from "./watch_format.ts";

/** What routes and pages use (`web/system.ts`), and what only the process itself calls. */
export interface System extends WebSystem {
  readonly config: Config;
  readonly workers: Workers;
  /** Answers requests on the admin socket. */
  readonly admin: (req: Request) => Promise<Response>;
  /** Prints the exchange's address on the terminal, or logs it. */
  announce(port: number): void;
  /**
   * Stops being ready and ends streams; refuses requests, behind a proxy once it sends no more; waits up to
   * `withinMs` for those in flight.
   */
  beginStop(withinMs: number): Promise<void>;
  /** Stops the workers, commits what was accepted and closes the database. Idempotent. */
  stop(): Promise<void>;
}

/** Throws `ConfigError` if the environment is not valid. */
export async function openSystem(
  env: Record<string, string | undefined>,
  options: SystemOptions = {},
): Promise<System> {
  const given = readConfig(env, Deno.stdout.isTerminal());
  await options.beforeOpening?.(given);
  const clock = options.clock ?? { now: () => Date.now() };
  const log = options.log ?? createLogger({ mode: given.log });
  const tracer = given.tracing
    ? (await import("#adapters/tracing/mod.ts")).createTracer()
    : noTracer;
  const tools = { log, clock, tracer };
  const storage = await openStorage(given, options, tools);
  const { config, database, store } = storage;
  const { services, sandbox, payoutSandbox } = await openServices(storage, options, tools);

  const streams = createStreams({ now: clock.now, rateLimits: config.rateLimits });
  const pictures = createPictures(root);
  const drawn = createBarcodes(root, log);
  const barcodes = options.barcodes ? options.barcodes(drawn) : drawn;
  const metrics = createMetrics({
    store,
    handlers: handlerNames,
    depths: () => ({ ...workers.relay.depth(), database_calls: database.calls }),
    live: () => ({ streams: streams.count(), ...store.watches.depth() }),
  });
  const load = watchLoad(config);
  const entities = [...domainEntities, ...adapterEntities];
  const workers = createWorkers({
    services,
    kv: database.kv,
    entities,
    isServing: load.isServing,
    wakeUp: config.wakeUp,
    alone: config.backend === "local",
    observer: metrics,
    tracer,
  });
  storage.connect({ workers, onCommit: metrics.committed });
  if (options.workers !== false) await workers.start();
  await offerDemo(services, config, options);

  const { onTooNew } = options;
  const unwatch = onTooNew
    ? watchFormat({
      check: () => checkFormat(database.kv, FORMAT),
      timers: realTimers,
      log,
      onTooNew,
    })
    : () => {};

  const startedAt = Date.now();
  const ops: Ops = {
    ...services,
    entities,
    moneyHandlers,
    moment: database.moment,
    kv: database.kv,
    process: () => ({
      id: store.processId,
      pid: Deno.pid,
      startedAt,
      residentBytes: Deno.memoryUsage().rss,
      deno: Deno.version.deno,
      serving: options.workers !== false,
      database: config.backend,
    }),
  };
  let stopped: Promise<void> | undefined;
  const beginStop = async (withinMs: number) => {
    const began = Date.now();
    streams.drain();
    // A proxy passes requests on until it has noticed the stop.
    if (config.trustedProxies > 0 && withinMs > 0) await load.leave();
    await load.close(Math.max(0, withinMs - (Date.now() - began)));
  };
  return {
    ...services,
    config,
    sandbox,
    payoutSandbox,
    workers,
    streams,
    pictures,
    barcodes,
    load,
    throttling: createThrottling({ ...services, enabled: config.rateLimits }),
    requests: metrics,
    health: async () => ({ ready: !load.isLeaving && !load.isClosed && await database.answers() }),
    ops,
    admin: createAdmin(ops),
    metrics: metrics.text,
    announce(port) {
      const address = config.loopbackOrigin ? `http://localhost:${port}` : config.origin;
      // With a demo somebody reads the output, even if it is not a terminal.
      if (config.log === "json" && !config.demo) return log.info("listening", { address });
      const accounts = config.demo ? demoAccounts : [];
      // deno-lint-ignore no-console
      console.log([
        "",
        `  Ticketing is at ${address}`,
        ...accounts.map((who) => `  ${who.name} ${who.about}: ${who.email}, ${who.password}`),
        "",
      ].join("\n"));
    },
    beginStop,
    stop: () =>
      stopped ??= (async () => {
        await beginStop(0);
        unwatch();
        pictures.stop();
        drawn.stop();
        metrics.stop();
        if (options.workers !== false) await workers.stop();
        services.mailer.close();
        await store.watches.close();
        await store.drain();
        database.close();
      })(),
  };
}

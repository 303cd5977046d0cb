/** Puts the exchange together: reads the environment, opens the store, picks adapters, starts work. */
import { addAccount, LOW_COST } from "#adapters/identity/local/mod.ts";
import type { Cost } from "#adapters/identity/local/hasher.ts";
import { openDatabase, ownSecret } from "#adapters/database.ts";
import { adapterEntities } from "#adapters/entities.ts";
import { createBarcodes } from "#adapters/barcodes/mod.ts";
import { createLogger } from "#adapters/log.ts";
import { createMetrics, type Metrics } from "#adapters/metrics.ts";
import { traced } from "#adapters/payments/traced.ts";
import { createPictures } from "#adapters/pictures/resvg.ts";
import { createWebhookSender, type SenderOptions } from "#adapters/webhooks/https.ts";
import { createSecrets } from "#adapters/secrets.ts";
import { createThrottling } from "#adapters/throttle.ts";
import { demoAccounts, fillWithDemo } from "#domain/demo/fill.ts";
import { domainEntities } from "#domain/entities.ts";
import type { Ops } from "#domain/ops/ops.ts";
import type { Barcodes } from "#domain/ports/barcodes.ts";
import type { Identity } from "#domain/ports/identity.ts";
import type { Logger, PaymentGateway, Services, Settings } from "#domain/ports/mod.ts";
import { isError } from "#store/base/errors.ts";
import { createAdmin } from "./ops/answer_admin.ts";
import { watchLoad } from "#web/request/load.ts";
import type { System as WebSystem } from "#web/system.ts";
import { createInUse } from "#domain/webhooks/in_use.ts";
import { createStreams } from "#web/live/streams.ts";
import { isHalfImported } from "#store/care/backup.ts";
import { openStore } from "#store/open.ts";
import type { Kv } from "#store/kv/mod.ts";
import { noTracer } from "#store/base/tracer.ts";
import type { OutboxRow } from "#store/types.ts";
import { handlerNames, moneyHandlers, subscribersOf } from "#workers/handlers.ts";
import { createWorkers, type Workers } from "#workers/start.ts";
import { type Config, ConfigError, readConfig } from "./config/mod.ts";
import { pickAdapters } from "#adapters/mod.ts";
import { root } from "./root.ts";

/** What tests put in place of the usual; a served exchange sets the first alone. */
export interface SystemOptions {
  /** Called before anything is opened or made; what it throws ends the start. */
  beforeOpening?: (config: Config) => Promise<void>;
  /** Variables over those of the process: test files run side by side in one process. */
  env?: Record<string, string>;
  clock?: { now(): number };
  /** Wraps the database, to inject faults. */
  kv?: (kv: Deno.Kv) => Kv;
  /** Wraps the payment provider, to inject faults. */
  gateway?: (gateway: PaymentGateway) => PaymentGateway;
  /** Wraps who knows the people, to inject faults. */
  identity?: (identity: Identity) => Identity;
  /** Wraps who draws barcodes, to inject faults. */
  barcodes?: (barcodes: Barcodes) => Barcodes;
  /** Lets webhooks go to this machine. */
  webhooks?: SenderOptions;
  /** scrypt's cost: tests make many users. */
  passwordCost?: Cost;
  log?: Logger;
  /** False: no relay, no wake-up, no sweep. */
  workers?: boolean;
  /** True: writes nothing by itself, so that an import finds an empty database. */
  bare?: boolean;
  /** How long to wait for another process to leave the database file. */
  waitMs?: number;
}

/** What is served (`web/system.ts`), and what only the process itself calls. */
export interface System extends WebSystem {
  readonly config: Config;
  readonly workers: Workers;
  /** Answers the app's own socket. */
  readonly admin: (req: Request) => Promise<Response>;
  /** Says on the terminal, or in the log, where the exchange is served. */
  announce(port: number): void;
  /** From now on it is not ready and refuses requests, and streams end. Waits for what is in flight. */
  beginStop(withinMs: number): Promise<void>;
  /** Ends work and closes the database; what is accepted is committed. Called twice, it waits. */
  stop(): Promise<void>;
}

/** Throws `ConfigError`, naming the variable, when the environment will not do. */
export async function openSystem(
  env: Record<string, string | undefined>,
  options: SystemOptions = {},
): Promise<System> {
  const given = readConfig(env, Deno.stdout.isTerminal());
  await options.beforeOpening?.(given);
  const clock = options.clock ?? { now: () => Date.now() };
  const log = options.log ?? createLogger({ mode: given.log });
  const { backend } = given;
  // The store hands rows to the relay, and the relay is built on the store.
  const late: { workers?: Workers; metrics?: Metrics } = {};
  const tracer = given.tracing ? (await import("#adapters/tracing.ts")).createTracer() : noTracer;
  const database = await openDatabase({
    ...given,
    wrap: options.kv ?? ((kv) => kv),
    log,
    onBack: () => late.workers?.recover(),
    waitMs: options.waitMs,
  });
  const { kv, reads } = database;
  const config: Config = { ...given, kvPath: database.kvPath };
  const settings: Settings = config;
  if (!options.bare && await isHalfImported(kv)) {
    database.close();
    throw new ConfigError(
      `KV_URL: an import into ${config.kvPath} was cut off. Remove it, then import once more.`,
    );
  }

  const webhooksInUse = createInUse(() => store);
  const store = await openStore({
    kv,
    reads,
    clock,
    backend,
    subscribers: (event) =>
      subscribersOf(event, { heard: webhooksInUse.any(), mirrored: config.keto !== null }),
    wakeUp: {
      onRows: (rows: OutboxRow[]) => late.workers?.relay.onRows(rows),
      onScheduled: (dueAt: number) => late.workers?.relay.onScheduled(dueAt),
    },
    enqueueWakes: config.wakeUp === "queue" && options.workers !== false,
    onCommit: (transactions) => late.metrics?.committed(transactions),
    tracer,
    onUnreadable: ({ name, reason }) => log.alarm("value_quarantined", { key: name, reason }),
  });
  const secrets = createSecrets({
    secret: config.secret ?? await ownSecret(config.kvPath),
    previous: config.secretPrevious,
    store,
  });
  if (!options.bare) await secrets.ready();
  const { passwordCost } = options;
  const { sandbox, ...picked } = await pickAdapters({
    config,
    store,
    secrets,
    log,
    now: clock.now,
    passwordCost,
  });
  const gateway = options.gateway ? options.gateway(picked.gateway) : picked.gateway;
  const services: Services = {
    ...picked,
    identity: options.identity ? options.identity(picked.identity) : picked.identity,
    store,
    settings,
    secrets,
    log,
    gateway: config.tracing ? traced(gateway, tracer) : gateway,
    webhooks: createWebhookSender(options.webhooks),
    webhooksInUse,
  };
  await webhooksInUse.look();

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
  late.metrics = metrics;
  const load = watchLoad(config);
  const entities = [...domainEntities, ...adapterEntities];
  const workers = createWorkers({
    services,
    kv,
    entities,
    isServing: load.isServing,
    wakeUp: config.wakeUp,
    alone: backend === "local",
    observer: metrics,
    tracer,
  });
  late.workers = workers;
  if (options.workers !== false) await workers.start();
  if (config.noDemo && !options.bare) log.info("demo_left_out", { why: config.noDemo });
  if (config.demo && !config.alone) {
    log.warn("demo_for_everybody", {
      why:
        "Others can reach this exchange (HOST, ORIGIN or TRUSTED_PROXIES says so), and everybody " +
        "knows the passwords of the demo's accounts. Set DEMO=off unless that is wanted.",
    });
  }
  if (config.demo && !options.bare) {
    const { flows } = services.identity;
    await fillWithDemo(
      services,
      // Their passwords are printed: a cheap hash guards them as well, and the start need not wait for one.
      (account) => flows ? flows.addAccount(account) : addAccount(store, account, LOW_COST),
    ).catch((error) => {
      if (!isError(error, "IdentityUnavailable")) throw error;
      log.warn("demo_waits", { why: String(error) }); // for the next start
    });
  }

  const startedAt = Date.now();
  const ops: Ops = {
    ...services,
    entities,
    moneyHandlers,
    moment: database.moment,
    kv,
    process: () => ({
      id: store.processId,
      pid: Deno.pid,
      startedAt,
      residentBytes: Deno.memoryUsage().rss,
      deno: Deno.version.deno,
      serving: options.workers !== false,
      database: backend,
    }),
  };
  let stopped: Promise<void> | undefined;
  const beginStop = async (withinMs: number) => {
    streams.drain();
    await load.close(withinMs);
  };
  return {
    ...services,
    config,
    sandbox,
    workers,
    streams,
    pictures,
    barcodes,
    load,
    throttling: createThrottling({ store, secrets, enabled: config.rateLimits, log }),
    requests: metrics,
    health: async () => ({ ready: !load.isClosed && await database.answers() }),
    ops,
    admin: createAdmin(ops),
    metrics: metrics.text,
    announce(port) {
      const address = config.loopbackOrigin ? `http://localhost:${port}` : config.origin;
      // A demo is for a person to read, wherever its output goes.
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

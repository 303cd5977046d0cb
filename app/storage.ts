/** Opens the database and the store on it. */
import { type Database, openDatabase } from "#adapters/database/mod.ts";
import { createInUse, type InUse } from "#domain/webhooks/in_use.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { checkFormat, claimFormat } from "#store/care/format.ts";
import { FORMAT } from "#domain/format.ts";
import { isHalfImported } from "#store/care/backup.ts";
import { ReadCache } from "#store/kv/read_cache.ts";
import { readOnlyKv } from "#store/kv/read_only.ts";
import { openStore } from "#store/open.ts";
import type { Tracer } from "#store/base/tracer.ts";
import type { Store } from "#store/types.ts";
import { subscribersOf } from "#workers/handlers.ts";
import type { Workers } from "#workers/start.ts";
import { type Config, ConfigError } from "./config/config.ts";
import type { SystemOptions } from "./options.ts";

export interface Storage {
  /** `kvPath` has its symbolic links resolved. */
  config: Config;
  database: Database;
  store: Store;
  webhooksInUse: InUse;
  /** Connects the parts that are built on the store and are notified of its commits. */
  connect(listeners: Listeners): void;
}

interface Listeners {
  workers: Workers;
  /** Receives the number of transactions in each commit. */
  onCommit: (transactions: number) => void;
}

export async function openStorage(
  given: Config,
  options: SystemOptions,
  { log, clock, tracer }: { log: Logger; clock: { now(): number }; tracer: Tracer },
): Promise<Storage> {
  // The store hands rows to the relay, and the relay is built on the store.
  let listeners: Listeners | undefined;
  // Other processes write to a remote database.
  const cache = given.backend === "local" ? new ReadCache(clock) : undefined;
  const wrap = options.readOnly ? readOnlyKv : options.kv ?? ((kv: Deno.Kv) => kv);
  const database = await openDatabase({
    ...given,
    // Outermost, since a wrapper may put another handle in the place of this one.
    wrap: (kv) => cache?.seeing(wrap(kv)) ?? wrap(kv),
    log,
    onBack: () => listeners?.workers.recover(),
    readOnly: options.readOnly,
    waitMs: options.waitMs,
  });
  const config: Config = { ...given, kvPath: database.kvPath };
  if (!options.bare && await isHalfImported(database.kv)) {
    database.close();
    throw new ConfigError(
      `KV_URL: an import into ${config.kvPath} was interrupted. Remove that database and import again.`,
    );
  }
  try {
    // An older version may be serving: a command that only reads must not make it stop.
    if (options.readOnly) await checkFormat(database.kv, FORMAT);
    else if (!options.bare) await claimFormat(database.kv, FORMAT);
  } catch (error) {
    database.close();
    throw error;
  }
  const webhooksInUse = createInUse(() => store);
  const store = await openStore({
    kv: database.kv,
    reads: database.reads,
    cache,
    clock,
    backend: config.backend,
    subscribers: (event) =>
      subscribersOf(event, {
        webhooks: webhooksInUse.any(),
        mirrored: config.keto !== null,
        guarded: config.guard !== null,
      }),
    wakeUp: {
      onRows: (rows) => listeners?.workers.relay.onRows(rows),
      onScheduled: (dueAt) => listeners?.workers.relay.onScheduled(dueAt),
    },
    enqueueWakes: config.wakeUp === "queue" && options.workers !== false,
    onCommit: (transactions) => listeners?.onCommit(transactions),
    tracer,
    onUnreadable: ({ name, reason }) => log.alarm("value_quarantined", { key: name, reason }),
  });
  return { config, database, store, webhooksInUse, connect: (given) => void (listeners = given) };
}

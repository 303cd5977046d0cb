/** The configuration as the process uses it. `docs/configuration.md` describes the variables. */
import type { AdapterConfig } from "#adapters/mod.ts";
import type { Settings } from "#domain/ports/settings.ts";
import type { WebConfig } from "#web/system.ts";

export interface Config extends Settings, WebConfig, AdapterConfig {
  host: string;
  port: number;
  /** A file, ":memory:" or the URL of a KV Connect server; empty for the database of Deno Deploy. */
  kvPath: string;
  /** remote: over a network, where several processes may share the database. */
  backend: "local" | "remote";
  /** What wakes the relay. */
  wakeUp: "queue" | "cron";
  /** Undefined: created at the first start, in the file `secret` beside the database. */
  secret: string | undefined;
  secretPrevious: string | undefined;
  demo: boolean;
  /** Why there is no demo, for the log; null if there is one. */
  noDemo: string | null;
  log: "pretty" | "json";
  /** Whether traces are recorded (OTEL_DENO, which Deno itself reads). */
  tracing: boolean;
}

/** The environment is not valid. Each line names a variable, the problem and an example. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

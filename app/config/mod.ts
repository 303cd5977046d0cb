/** The configuration, read once from the environment. `docs/configuration.md` is its table. */
import { isLoopback } from "#domain/network.ts";
import { problemsTogether } from "./rules.ts";
import { examples, schema, type VariableName, variables } from "./schema.ts";
import { isAddress } from "./values.ts";

const inWords = (name: VariableName, what: string): string =>
  `${name}: ${what}. Example: ${name}=${examples[name]}`;

/** Former names of variables, which still work. */
const FORMER_NAMES: Partial<Record<VariableName, string>> = { WAKE_UP: "ALARM" };

export interface Config {
  host: string;
  port: number;
  origin: string;
  /** Only this machine reaches it: HOST and ORIGIN are loopback, and no proxy is trusted. */
  alone: boolean;
  /** True where ORIGIN was not given: then `localhost` and `127.0.0.1` are both same-origin. */
  loopbackOrigin: boolean;
  /** A file, ":memory:" or the address of a KV Connect server; empty: the database of Deno Deploy. */
  kvPath: string;
  /** remote: several processes may work on it, over a network. */
  backend: "local" | "remote";
  /** What wakes the relay. */
  wakeUp: "queue" | "cron";
  /** Undefined: kept in `data/secret`, made at the first start. */
  secret: string | undefined;
  secretPrevious: string | undefined;
  currency: string;
  locale: string;
  timeZone: string;
  orderExpirationSeconds: number;
  maxHolds: number;
  reholdCooldownSeconds: number;
  priceCapPercent: number;
  moderation: boolean;
  /** Null: accounts of our own. The addresses of an Ory Kratos. */
  kratos: { publicUrl: string; adminUrl: string } | null;
  /** Null: the embedded sandbox. `webhookSecrets`: several while they are rotated. */
  stripe: { secretKey: string; webhookSecrets: string[]; apiUrl?: string } | null;
  /** Null: the embedded registry of clients. Where we reach Ory Hydra; browsers reach it through us. */
  hydra: { publicUrl: string; adminUrl: string } | null;
  /** Null: permissions are read from the entities. The addresses of an Ory Keto. */
  keto: { readUrl: string; writeUrl: string } | null;
  /** Whether programs of others may act for people: an OAuth2 server is there. */
  thirdParties: boolean;
  /** Null: mail is kept for the page `/mail`, and goes nowhere. */
  smtp: { url: string; from: string } | null;
  demo: boolean;
  /** Why there is no demo, for the log; null where there is one. */
  noDemo: string | null;
  /** Sites whose pages may call the API from a browser. */
  corsOrigins: readonly string[];
  rateLimits: boolean;
  trustedProxies: number;
  log: "pretty" | "json";
  /** With it `/metrics` may be read from anywhere (`web/request/metrics_access.ts`). */
  metricsToken: string | undefined;
  /** Whether traces are taken; the variable is Deno's own. */
  tracing: boolean;
}

/** Names the variable, what is wrong with it and an example. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Parses the environment; an empty value counts as not set. Throws `ConfigError`. */
export function readConfig(env: Record<string, string | undefined>, terminal = false): Config {
  const given = Object.fromEntries(
    variables.map((name) => [name, env[name] || env[FORMER_NAMES[name] ?? ""]])
      .filter(([, value]) => value),
  ) as Record<string, string>;
  // A login shell says by this name where the person's own mailbox is.
  if (given.MAIL?.startsWith("/")) delete given.MAIL;
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      inWords(String(path[0]) as VariableName, message)
    );
    throw new ConfigError(problems.join("\n"));
  }
  const c = parsed.data;
  const loopback = isLoopback(c.HOST);
  const origin = c.ORIGIN ?? `http://localhost:${c.PORT}`;
  const deployed = Boolean(env.DENO_DEPLOYMENT_ID);
  const alone = loopback && isLoopback(new URL(origin).hostname) && c.TRUSTED_PROXIES === 0;
  const kvPath = c.KV_URL ?? (deployed ? "" : "data/ticketing.db");
  const backend = kvPath === "" || isAddress(kvPath) ? "remote" : "local";
  const problems = problemsTogether(c, { origin, kvPath, backend }, inWords);
  if (problems.length > 0) throw new ConfigError(problems.join("\n"));
  const touched = [
    ...(["KV_URL", "ORIGIN", "MODERATION", "SECRET"] as const).filter((name) => given[name]),
    ...(c.PAYMENTS === "sandbox" ? [] : ["PAYMENTS"]),
    ...(c.IDENTITY === "local" ? [] : ["IDENTITY"]),
  ];
  const noDemo = whyNoDemo(c.DEMO, touched, alone);
  return {
    host: c.HOST,
    port: c.PORT,
    origin,
    alone,
    loopbackOrigin: c.ORIGIN === undefined && loopback,
    kvPath,
    backend,
    wakeUp: c.WAKE_UP === "auto" ? (backend === "local" ? "queue" : "cron") : c.WAKE_UP,
    secret: c.SECRET,
    secretPrevious: c.SECRET_PREVIOUS,
    currency: c.CURRENCY,
    locale: c.LOCALE,
    timeZone: c.TIME_ZONE,
    orderExpirationSeconds: c.ORDER_EXPIRATION_SECONDS,
    maxHolds: c.MAX_HOLDS,
    reholdCooldownSeconds: c.REHOLD_COOLDOWN_SECONDS,
    priceCapPercent: c.PRICE_CAP_PERCENT,
    moderation: c.MODERATION === "on",
    kratos: c.IDENTITY === "ory"
      ? { publicUrl: c.KRATOS_PUBLIC_URL!, adminUrl: c.KRATOS_ADMIN_URL! }
      : null,
    stripe: c.PAYMENTS === "stripe"
      ? {
        secretKey: c.STRIPE_SECRET_KEY!,
        webhookSecrets: c.STRIPE_WEBHOOK_SECRET!,
        apiUrl: c.STRIPE_API_URL,
      }
      : null,
    keto: c.PERMISSIONS === "keto"
      ? { readUrl: c.KETO_READ_URL!, writeUrl: c.KETO_WRITE_URL! }
      : null,
    hydra: c.CLIENTS === "hydra"
      ? { publicUrl: c.HYDRA_PUBLIC_URL!, adminUrl: c.HYDRA_ADMIN_URL! }
      : null,
    thirdParties: c.CLIENTS === "hydra",
    smtp: c.MAIL === "smtp" ? { url: c.SMTP_URL!, from: c.MAIL_FROM! } : null,
    demo: noDemo === null,
    noDemo,
    corsOrigins: c.CORS_ORIGINS ?? [],
    rateLimits: c.RATE_LIMITS === "on",
    trustedProxies: c.TRUSTED_PROXIES,
    metricsToken: c.METRICS_TOKEN,
    tracing: c.OTEL_DENO === "true" || c.OTEL_DENO === "1",
    log: c.LOG ?? (terminal ? "pretty" : "json"),
  };
}

/** A demo is for whoever tries it out: what looks like an installation gets none unless it asks. */
function whyNoDemo(
  wished: "on" | "off" | undefined,
  touched: readonly string[],
  alone: boolean,
): string | null {
  if (wished === "on") return null;
  if (wished === "off") return "DEMO is off";
  if (touched.length > 0) return `${touched.join(", ")} set: DEMO=on wants it all the same`;
  return alone ? null : "served beyond this machine: DEMO=on wants it all the same";
}

/** Reads the configuration from the environment. `docs/configuration.md` describes the variables. */
import { BUILT_IN_CAPS } from "#domain/tickets/caps.ts";
import { isLoopback } from "#domain/network.ts";
import { type Config, ConfigError } from "./config.ts";
import { problemsTogether } from "./rules.ts";
import { examples, schema, type Values, type VariableName, variables } from "./schema.ts";
import { isAddress } from "./values.ts";

export { type Config, ConfigError } from "./config.ts";

const inWords = (name: VariableName, what: string): string =>
  `${name}: ${what}. Example: ${name}=${examples[name]}`;

/** Former names of variables, which still work. */
const FORMER_NAMES: Partial<Record<VariableName, string>> = { WAKE_UP: "ALARM" };

/** An empty value counts as not set. `terminal`: standard output is a terminal. Throws `ConfigError`. */
export function readConfig(env: Record<string, string | undefined>, terminal = false): Config {
  const given = Object.fromEntries(
    variables.map((name) => [name, env[name] || env[FORMER_NAMES[name] ?? ""]])
      .filter(([, value]) => value),
  ) as Record<string, string>;
  // Login shells set MAIL to the path of the user's mailbox.
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
    booksYears: c.BOOKS_YEARS,
    payoutDelaySeconds: c.PAYOUT_DELAY_SECONDS,
    claimSeconds: c.CLAIM_SECONDS,
    priceCaps: { ...BUILT_IN_CAPS, ...c.PRICE_CAPS },
    saleHorizonDays: horizonOf(c.SALE_HORIZON_DAYS ?? (c.PAYMENTS === "stripe" ? 80 : 0)),
    buyerFeePercent: c.BUYER_FEE_PERCENT,
    sellerFeePercent: c.SELLER_FEE_PERCENT,
    moderation: c.MODERATION === "on",
    guard: guardOf(c),
    kratos: c.IDENTITY === "ory"
      ? { publicUrl: c.KRATOS_PUBLIC_URL!, adminUrl: c.KRATOS_ADMIN_URL! }
      : null,
    stripe: c.PAYMENTS === "stripe"
      ? {
        secretKey: c.STRIPE_SECRET_KEY!,
        webhookSecrets: c.STRIPE_WEBHOOK_SECRET!,
        connectSecrets: c.STRIPE_CONNECT_WEBHOOK_SECRET!,
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

/** Without moderation nothing waits, so nothing is suggested. */
function guardOf(c: Values): Config["guard"] {
  if (c.MODERATION === "off" || c.MODERATION_GUARD === "off") return null;
  return c.MODERATION_GUARD === "http"
    ? { kind: "http", url: c.MODERATION_GUARD_URL!, secret: c.MODERATION_GUARD_SECRET! }
    : { kind: "words", file: c.MODERATION_WORDS ?? null };
}

/** 0: no limit of its own. */
const horizonOf = (days: number): number | null => days === 0 ? null : days;

/** By default there is a demo, unless the environment looks like a real installation. */
function whyNoDemo(
  wanted: "on" | "off" | undefined,
  touched: readonly string[],
  alone: boolean,
): string | null {
  if (wanted === "on") return null;
  if (wanted === "off") return "DEMO is off";
  if (touched.length > 0) return `${touched.join(", ")} set; DEMO=on fills it anyway`;
  return alone ? null : "other machines can reach it; DEMO=on fills it anyway";
}

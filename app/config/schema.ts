/** The variables of the configuration, each parsed on its own. `docs/configuration.md` describes them. */
import { z } from "zod";
import { countryCodes } from "#domain/country.ts";
import { timeZoneOf } from "#domain/time_zone.ts";
import { MAX_FEE_PERCENT } from "#domain/trade/fees.ts";
import { languageOf, languages } from "#words/languages.ts";
import { isDatabase, isLocale, isMailbox, isMailServer, isOrigin, isPlainUrl } from "./values.ts";

const MIN_SECRET_BYTES = 32;

const onOff = z.enum(["on", "off"], 'Must be "on" or "off"');
const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/, "Must be a whole number").transform(Number).pipe(
    z.number().min(min, `Must be ${min} or more`).max(max, `Must be ${max} or less`),
  );
const feePercent = z.string().regex(
  /^\d{1,2}(\.\d{1,2})?$/,
  "Must be a number with up to two decimals, with a point",
).transform(Number).pipe(
  z.number().max(MAX_FEE_PERCENT, `Must be ${MAX_FEE_PERCENT} or less`),
);
/** "FR=100,DE=120" as percents by country. */
const priceCaps = z.string().transform((text) => text.split(",").map((one) => one.trim())).pipe(
  z.array(
    z.string().regex(/^[A-Z]{2}=\d{1,5}$/, "Must be countries and percents such as FR=100,DE=120")
      .transform((one): [string, number] => [one.slice(0, 2), Number(one.slice(3))])
      .refine(([country]) => countryCodes.includes(country), "Names an unknown country")
      .refine(([, percent]) => percent >= 1 && percent <= 10_000, "Must be 1 to 10000 percent"),
  ).refine(
    (caps) => new Set(caps.map(([country]) => country)).size === caps.length,
    "Names a country twice",
  ),
).transform((caps) => Object.fromEntries(caps));
const secret = z.string().refine(
  (text) => new TextEncoder().encode(text).length >= MIN_SECRET_BYTES,
  `Must be ${MIN_SECRET_BYTES} bytes or more`,
);
const signingSecrets = z.string().regex(
  /^whsec_\w+(, ?whsec_\w+){0,4}$/,
  "Must be one webhook signing secret, or up to five separated by commas",
).transform((text) => text.split(/, ?/));
const origin = z.string().refine(isOrigin, "Must be an http or https URL without a path");

export const schema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: whole(1, 65_535).default(8000),
  ORIGIN: origin.transform((text) => new URL(text).origin).optional(),
  KV_URL: z.string().refine(isDatabase, "Must be a file, :memory: or the URL of a KV server")
    .optional(),
  DENO_KV_ACCESS_TOKEN: z.string().min(12, "Must be 12 characters or more").optional(),
  WAKE_UP: z.enum(["auto", "queue", "cron"], 'Must be "auto", "queue" or "cron"').default("auto"),
  SECRET: secret.optional(),
  SECRET_PREVIOUS: secret.optional(),
  CURRENCY: z.string().regex(/^[A-Z]{3}$/, "Must be an ISO 4217 code").refine(
    (code) => Intl.supportedValuesOf("currency").includes(code),
    "Is not a known currency",
  ).default("EUR"),
  LOCALE: z.string().refine(isLocale, "Is not a language tag").refine(
    (tag) => languageOf(tag) !== null,
    `The language must be one of: ${languages.join(", ")}`,
  ).default("en"),
  TIME_ZONE: z.string().refine((name) => timeZoneOf(name) !== null, "Is not an IANA time zone")
    .transform((name) => timeZoneOf(name)!).default("Europe/Paris"),
  ORDER_EXPIRATION_SECONDS: whole(1, 86_400).default(900),
  MAX_HOLDS: whole(0, 100).default(4),
  REHOLD_COOLDOWN_SECONDS: whole(0, 3_600).default(120),
  PRICE_CAP_PERCENT: whole(0, 10_000).default(120),
  BOOKS_YEARS: whole(1, 100).default(10),
  PAYOUT_DELAY_SECONDS: whole(0, 7_776_000).default(259_200),
  CLAIM_SECONDS: whole(0, 7_776_000).default(172_800),
  PRICE_CAPS: priceCaps.optional(),
  SALE_HORIZON_DAYS: whole(0, 1_830).optional(),
  BUYER_FEE_PERCENT: feePercent.default(0),
  SELLER_FEE_PERCENT: feePercent.default(0),
  MODERATION: onOff.default("off"),
  MODERATION_GUARD: z.enum(["words", "http", "off"], 'Must be "words", "http" or "off"')
    .default("words"),
  MODERATION_WORDS: z.string().max(1_000, "Must be 1000 characters or fewer").optional(),
  MODERATION_GUARD_URL: z.string().refine(
    isPlainUrl,
    "Must be an http or https URL without a user or password",
  ).optional(),
  MODERATION_GUARD_SECRET: z.string().regex(
    /^[\x21-\x7e]{16,500}$/,
    "Must be 16 to 500 characters without blanks",
  ).optional(),
  IDENTITY: z.enum(["local", "ory"], 'Must be "local" or "ory"').default("local"),
  KRATOS_PUBLIC_URL: origin.optional(),
  KRATOS_ADMIN_URL: origin.optional(),
  PERMISSIONS: z.enum(["local", "keto"], 'Must be "local" or "keto"').default("local"),
  KETO_READ_URL: origin.optional(),
  KETO_WRITE_URL: origin.optional(),
  CLIENTS: z.enum(["local", "hydra"], 'Must be "local" or "hydra"').default("local"),
  HYDRA_PUBLIC_URL: origin.optional(),
  HYDRA_ADMIN_URL: origin.optional(),
  PAYMENTS: z.enum(["sandbox", "stripe"], 'Must be "sandbox" or "stripe"').default("sandbox"),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_\w+$/, "Must be a Stripe secret key")
    .optional(),
  STRIPE_WEBHOOK_SECRET: signingSecrets.optional(),
  STRIPE_CONNECT_WEBHOOK_SECRET: signingSecrets.optional(),
  STRIPE_API_URL: origin.optional(),
  MAIL: z.enum(["console", "smtp"], 'Must be "console" or "smtp"').default("console"),
  SMTP_URL: z.string().refine(
    isMailServer,
    "Must be smtp:// or smtps:// and the name of a mail server",
  )
    .optional(),
  MAIL_FROM: z.string().refine(isMailbox, "Must be one e-mail address, with or without a name")
    .optional(),
  ALLOW_SANDBOX: onOff.default("off"),
  DEMO: onOff.optional(),
  CORS_ORIGINS: z.string().transform((text) => text.split(",").map((one) => one.trim())).pipe(
    z.array(
      z.string().refine(
        (one) => one === "*" || isOrigin(one),
        "Must be http or https origins separated by commas, or *",
      ),
    ).max(100, "Must be 100 origins or fewer"),
  ).transform((origins) => origins.map((one) => one === "*" ? one : new URL(one).origin))
    .optional(),
  RATE_LIMITS: onOff.default("on"),
  TRUSTED_PROXIES: whole(0, 10).default(0),
  LOG: z.enum(["pretty", "json"], 'Must be "pretty" or "json"').optional(),
  METRICS_TOKEN: z.string().min(16, "Must be 16 characters or more").optional(),
  OTEL_DENO: z.enum(["true", "1", "false", "0"], 'Must be "true" or "false"').optional(),
});

export type Values = z.infer<typeof schema>;
export type VariableName = keyof Values;

/** A valid value for each variable, shown with an error. */
export const examples: Record<VariableName, string> = {
  HOST: "127.0.0.1",
  PORT: "8000",
  ORIGIN: "https://tickets.example",
  KV_URL: "data/ticketing.db",
  DENO_KV_ACCESS_TOKEN: "the --access-token of the denokv server",
  WAKE_UP: "auto",
  SECRET: "the output of: openssl rand -base64 48",
  SECRET_PREVIOUS: "the former SECRET",
  CURRENCY: "EUR",
  LOCALE: "en",
  TIME_ZONE: "Europe/Paris",
  ORDER_EXPIRATION_SECONDS: "900",
  MAX_HOLDS: "4",
  REHOLD_COOLDOWN_SECONDS: "120",
  PRICE_CAP_PERCENT: "120",
  BOOKS_YEARS: "10",
  PAYOUT_DELAY_SECONDS: "259200",
  CLAIM_SECONDS: "172800",
  PRICE_CAPS: "FR=100,DE=120",
  SALE_HORIZON_DAYS: "80",
  BUYER_FEE_PERCENT: "7.5",
  SELLER_FEE_PERCENT: "5",
  MODERATION: "off",
  MODERATION_GUARD: "words",
  MODERATION_WORDS: "/etc/ticketing/words.txt",
  MODERATION_GUARD_URL: "https://classifier.example/listings",
  MODERATION_GUARD_SECRET: "the output of: openssl rand -hex 24",
  IDENTITY: "local",
  KRATOS_PUBLIC_URL: "http://127.0.0.1:4433",
  KRATOS_ADMIN_URL: "http://127.0.0.1:4434",
  PERMISSIONS: "local",
  KETO_READ_URL: "http://127.0.0.1:4466",
  KETO_WRITE_URL: "http://127.0.0.1:4467",
  CLIENTS: "local",
  HYDRA_PUBLIC_URL: "http://127.0.0.1:4444",
  HYDRA_ADMIN_URL: "http://127.0.0.1:4445",
  PAYMENTS: "sandbox",
  STRIPE_SECRET_KEY: "sk_test_…",
  STRIPE_WEBHOOK_SECRET: "whsec_…",
  STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_…",
  STRIPE_API_URL: "http://127.0.0.1:12111",
  MAIL: "smtp",
  SMTP_URL: "smtps://user:password@mail.example:465",
  MAIL_FROM: "Ticketing <tickets@tickets.example>",
  ALLOW_SANDBOX: "off",
  DEMO: "on",
  CORS_ORIGINS: "https://app.example,https://box-office.example",
  RATE_LIMITS: "on",
  TRUSTED_PROXIES: "0",
  LOG: "json",
  METRICS_TOKEN: "the output of: openssl rand -hex 24",
  OTEL_DENO: "true",
};
export const variables = Object.keys(examples) as VariableName[];

/** The configuration: defaults that run, and errors that say what to write instead. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { ConfigError, readConfig } from "#app/config/mod.ts";
import { variables } from "#app/config/schema.ts";

const messageOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    assert(error instanceof ConfigError);
    return error.message;
  }
  throw new Error("was accepted");
};

Deno.test("with nothing set every setting has a default, on loopback, with demo data", () => {
  const config = readConfig({});
  assertEquals(config.host, "127.0.0.1");
  assertEquals(config.origin, "http://localhost:8000");
  assertEquals(config.kvPath, "data/ticketing.db");
  assertEquals(config.orderExpirationSeconds, 900);
  assertEquals([config.demo, config.rateLimits, config.moderation], [true, true, false]);
});

Deno.test("an empty value counts as not set", () => {
  assertEquals(readConfig({ PORT: "", CURRENCY: "" }).port, 8000);
});

Deno.test("the path in MAIL that a login shell sets is ignored", () => {
  assertEquals(readConfig({ MAIL: "/var/mail/root" }).smtp, null);
});

Deno.test("demo data is off if anything real is configured, and on if asked for", () => {
  assertEquals(readConfig({ KV_URL: "other.db" }).demo, false);
  assertEquals(readConfig({ HOST: "0.0.0.0" }).demo, false);
  assertEquals(readConfig({ ORIGIN: "http://tickets.example" }).demo, false);
  assertEquals(readConfig({ PORT: "9000", ORDER_EXPIRATION_SECONDS: "3" }).demo, true);
  assertEquals(readConfig({ TRUSTED_PROXIES: "1" }).demo, false);
  assertEquals(readConfig({ KV_URL: "other.db", DEMO: "on" }).demo, true);
});

Deno.test("demo accounts do not start with an https origin by accident", () => {
  const real = {
    ORIGIN: "https://tickets.example",
    PAYMENTS: "stripe",
    STRIPE_SECRET_KEY: "sk_test_1",
    STRIPE_WEBHOOK_SECRET: "whsec_1",
    STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_2",
    MAIL: "smtp",
    SMTP_URL: "smtp://mail.example",
    MAIL_FROM: "tickets@tickets.example",
    DEMO: "on",
  };
  assertMatch(messageOf(real), /^DEMO: .*Set DEMO=off\. .*ALLOW_SANDBOX=on$/);
  assertEquals(readConfig({ ...real, ALLOW_SANDBOX: "on" }).demo, true);
});

Deno.test("`alone` is true only if no variable lets other machines in", () => {
  assertEquals(readConfig({}).alone, true);
  assertEquals(readConfig({ ORIGIN: "http://127.0.0.1:8000" }).alone, true);
  for (
    const env of [
      { HOST: "0.0.0.0" },
      { ORIGIN: "http://tickets.example" },
      { TRUSTED_PROXIES: "1" },
    ]
  ) assertEquals(readConfig(env).alone, false, JSON.stringify(env));
});

Deno.test("the exchange's time zone is one that tickets may have", () => {
  assertMatch(messageOf({ TIME_ZONE: "Factory" }), /^TIME_ZONE: Is not an IANA time zone\. /);
  assertEquals(readConfig({ TIME_ZONE: "etc/utc" }).timeZone, "UTC");
});

Deno.test("each invalid value is reported with its problem and an example", () => {
  const wrong: Record<string, string> = {
    PORT: "80.5",
    ORIGIN: "tickets.example/path",
    KV_URL: "redis://kv.example",
    DENO_KV_ACCESS_TOKEN: "short",
    WAKE_UP: "never",
    SECRET: "short",
    SECRET_PREVIOUS: "short",
    CURRENCY: "XXQ",
    LOCALE: "not a locale",
    TIME_ZONE: "Paris",
    ORDER_EXPIRATION_SECONDS: "0",
    MAX_HOLDS: "-1",
    REHOLD_COOLDOWN_SECONDS: "soon",
    PRICE_CAP_PERCENT: "120%",
    BOOKS_YEARS: "0",
    PAYOUT_DELAY_SECONDS: "soon",
    CLAIM_SECONDS: "-1",
    PRICE_CAPS: "FR=0",
    SALE_HORIZON_DAYS: "-1",
    BUYER_FEE_PERCENT: "50.01",
    SELLER_FEE_PERCENT: "2,5",
    MODERATION: "yes",
    IDENTITY: "mine",
    KRATOS_PUBLIC_URL: "kratos.example:4433",
    KRATOS_ADMIN_URL: "http://kratos.example/admin",
    PERMISSIONS: "all",
    KETO_READ_URL: "keto.example:4466",
    KETO_WRITE_URL: "http://keto.example/write",
    CLIENTS: "many",
    HYDRA_PUBLIC_URL: "http://hydra.example/path",
    HYDRA_ADMIN_URL: "hydra.example:4445",
    PAYMENTS: "cash",
    STRIPE_SECRET_KEY: "pk_test_published",
    STRIPE_WEBHOOK_SECRET: "whsec_one,two",
    STRIPE_CONNECT_WEBHOOK_SECRET: "connect",
    STRIPE_API_URL: "stripe.example",
    MAIL: "post",
    SMTP_URL: "http://mail.example",
    MAIL_FROM: "Ticketing",
    ALLOW_SANDBOX: "1",
    DEMO: "true",
    CORS_ORIGINS: "https://app.example, app",
    MODERATION_GUARD: "on",
    MODERATION_WORDS: "/".repeat(1_001),
    MODERATION_GUARD_URL: "ftp://classifier.example",
    MODERATION_GUARD_SECRET: "short",
    RATE_LIMITS: "none",
    TRUSTED_PROXIES: "many",
    METRICS_TOKEN: "short",
    OTEL_DENO: "maybe",
    LOG: "loud",
  };
  for (const [name, value] of Object.entries(wrong)) {
    assertMatch(messageOf({ [name]: value }), new RegExp(`^${name}: .+ Example: ${name}=`));
  }
  const free = variables.filter((name) => !(name in wrong));
  assertEquals(free, ["HOST"], "a variable without a wrong value to try");
});

Deno.test("money that a buyer may still claim back is never paid out", () => {
  const env = { PAYOUT_DELAY_SECONDS: "3599", CLAIM_SECONDS: "3600" };
  assertMatch(messageOf(env), /^PAYOUT_DELAY_SECONDS: Must be CLAIM_SECONDS or more/);
  assertEquals(readConfig({ ...env, CLAIM_SECONDS: "3599" }).payoutDelaySeconds, 3599);
});

Deno.test("a whole number that is too large is told so, however long it is", () => {
  const env = { PAYOUT_DELAY_SECONDS: "99999999999999999999" };
  assertMatch(messageOf(env), /^PAYOUT_DELAY_SECONDS: Must be 7776000 or less/);
});

Deno.test("LOCALE must be one of our languages, with any region", () => {
  assertMatch(
    messageOf({ LOCALE: "de-AT" }),
    /^LOCALE: The language must be one of: en, fr\. Example:/,
  );
  for (const tag of ["en", "en-GB", "fr", "fr-CA"]) {
    assertEquals(readConfig({ LOCALE: tag }).locale, tag);
  }
});

Deno.test("all problems are reported at once", () => {
  assertEquals(messageOf({ PORT: "x", LOG: "loud" }).split("\n").length, 2);
});

Deno.test("no other site's page may call the API unless its origin is named", () => {
  assertEquals(readConfig({}).corsOrigins, []);
  const named = readConfig({ CORS_ORIGINS: "https://app.example/, http://localhost:5173" });
  assertEquals(named.corsOrigins, ["https://app.example", "http://localhost:5173"]);
  assertEquals(namedIn({ CORS_ORIGINS: "https://app.example/path" }), ["CORS_ORIGINS"]);
  const all = readConfig({ CORS_ORIGINS: "*, https://app.example" });
  assertEquals(all.corsOrigins, ["*", "https://app.example"]);
});

/** The variables that a refused start complains of. */
const namedIn = (env: Record<string, string>) =>
  messageOf(env).split("\n").map((line) => line.split(":")[0]);

const SMTP = {
  MAIL: "smtp",
  SMTP_URL: "smtps://user:p%40ss@mail.example",
  MAIL_FROM: "Ticketing <tickets@tickets.example>",
};

Deno.test("MAIL=smtp requires SMTP_URL and MAIL_FROM", () => {
  assertEquals(readConfig(SMTP).smtp, { url: SMTP.SMTP_URL, from: SMTP.MAIL_FROM });
  assertEquals(readConfig({ ...SMTP, MAIL: "console" }).smtp, null);
  assertEquals(namedIn({ MAIL: "smtp" }), ["SMTP_URL", "MAIL_FROM"]);
  assertEquals(namedIn({ ...SMTP, MAIL_FROM: "" }), ["MAIL_FROM"]);
  for (
    const SMTP_URL of [
      "smtp://",
      "mail.example:25",
      "smtp://a:%zz@mail.example",
      "smtp://mail.example/?secure=false",
      "smtp://user@mail.example",
    ]
  ) {
    assertEquals(namedIn({ ...SMTP, SMTP_URL }), ["SMTP_URL"], SMTP_URL);
  }
  for (
    const MAIL_FROM of [
      "a@b.example, c@d.example",
      "X <a@b.example>\r\nBcc: c@d.example",
      "<a@b.example>",
    ]
  ) {
    assertEquals(namedIn({ ...SMTP, MAIL_FROM }), ["MAIL_FROM"], MAIL_FROM);
  }
  const secret = messageOf({ ...SMTP, SMTP_URL: "smtp://me:hunter2@mail.example/path" });
  assert(!secret.includes("hunter2"), "what is wrong is told, and the password not");
});

Deno.test("with an https origin no stand-in starts unless allowed", () => {
  const ORIGIN = "https://tickets.example";
  assertEquals(namedIn({ ORIGIN }), ["PAYMENTS", "MAIL"]);
  assertEquals(namedIn({ ORIGIN, ...SMTP }), ["PAYMENTS"]);
  const config = readConfig({ ORIGIN: "https://tickets.example", ALLOW_SANDBOX: "on" });
  assertEquals(config.loopbackOrigin, false);
});

const KRATOS = {
  IDENTITY: "ory",
  KRATOS_PUBLIC_URL: "http://127.0.0.1:4433",
  KRATOS_ADMIN_URL: "http://127.0.0.1:4434",
};

Deno.test("IDENTITY=ory requires both URLs, and gets demo accounts only if asked", () => {
  const { kratos, demo } = readConfig(KRATOS);
  assertEquals(kratos, {
    publicUrl: KRATOS.KRATOS_PUBLIC_URL,
    adminUrl: KRATOS.KRATOS_ADMIN_URL,
  });
  assertEquals(demo, false, "its people may be real");
  assertEquals(readConfig({ ...KRATOS, DEMO: "on" }).demo, true);
  assertEquals(namedIn({ IDENTITY: "ory" }), ["KRATOS_PUBLIC_URL", "KRATOS_ADMIN_URL"]);
  assertEquals(readConfig({ ...KRATOS, IDENTITY: "local" }).kratos, null);
});

const STRIPE = {
  PAYMENTS: "stripe",
  STRIPE_SECRET_KEY: "sk_test_abc",
  STRIPE_WEBHOOK_SECRET: "whsec_new, whsec_old",
  STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_connect",
};

Deno.test("PAYMENTS=stripe requires a key and webhook secrets; several during a rotation", () => {
  const { stripe, demo } = readConfig(STRIPE);
  assertEquals(stripe, {
    secretKey: "sk_test_abc",
    webhookSecrets: ["whsec_new", "whsec_old"],
    connectSecrets: ["whsec_connect"],
    apiUrl: undefined,
  });
  assertEquals(demo, false, "demo data is not sold for money");
  const named = messageOf({ PAYMENTS: "stripe" }).split("\n").map((line) => line.split(":")[0]);
  assertEquals(named, [
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "STRIPE_CONNECT_WEBHOOK_SECRET",
  ]);
});

Deno.test("a live key cannot be combined with STRIPE_API_URL", () => {
  const fake = { STRIPE_API_URL: "http://127.0.0.1:12111" };
  assertEquals(readConfig({ ...STRIPE, ...fake }).stripe!.apiUrl, fake.STRIPE_API_URL);
  for (const key of ["sk_live_abc", "rk_live_abc"]) {
    const live = { ...STRIPE, STRIPE_SECRET_KEY: key };
    assertEquals(readConfig(live).stripe!.secretKey, key);
    assertMatch(messageOf({ ...live, ...fake }), /^STRIPE_API_URL: /);
  }
});

Deno.test("PERMISSIONS=keto requires both URLs", () => {
  const addresses = {
    KETO_READ_URL: "http://127.0.0.1:4466",
    KETO_WRITE_URL: "http://127.0.0.1:4467",
  };
  assertEquals(namedIn({ PERMISSIONS: "keto" }), Object.keys(addresses));
  assertEquals(readConfig({ PERMISSIONS: "keto", ...addresses }).keto, {
    readUrl: "http://127.0.0.1:4466",
    writeUrl: "http://127.0.0.1:4467",
  });
  assertEquals(readConfig(addresses).keto, null, "the embedded ones need none");
});

Deno.test("CLIENTS=hydra requires both URLs", () => {
  const addresses = {
    HYDRA_PUBLIC_URL: "http://127.0.0.1:4444",
    HYDRA_ADMIN_URL: "http://127.0.0.1:4445",
  };
  assertEquals(namedIn({ CLIENTS: "hydra" }), Object.keys(addresses));
  const config = readConfig({ CLIENTS: "hydra", ...addresses });
  assertEquals(config.hydra, {
    publicUrl: "http://127.0.0.1:4444",
    adminUrl: "http://127.0.0.1:4445",
  });
  assertEquals([config.thirdParties, config.demo], [true, true]);
  assertEquals(readConfig(addresses).hydra, null, "the embedded registry needs none");
});

const REMOTE = {
  KV_URL: "https://kv.example",
  DENO_KV_ACCESS_TOKEN: "a token for the tests",
  SECRET: "a secret of thirty-two bytes, or more",
};

Deno.test("WAKE_UP defaults to the backend's: queue on a file, cron on a server and on Deno Deploy", () => {
  const { SECRET } = REMOTE;
  const kindOf = (env: Record<string, string>) => {
    const { backend, wakeUp, kvPath } = readConfig(env);
    return [backend, wakeUp, kvPath];
  };
  assertEquals(kindOf({}), ["local", "queue", "data/ticketing.db"]);
  assertEquals(kindOf({ KV_URL: ":memory:" }), ["local", "queue", ":memory:"]);
  assertEquals(kindOf({ WAKE_UP: "cron" }), ["local", "cron", "data/ticketing.db"]);
  assertEquals(kindOf({ ALARM: "cron" })[1], "cron", "its former name");
  assertEquals(kindOf({ ALARM: "cron", WAKE_UP: "queue" })[1], "queue", "the present name wins");
  assertEquals(kindOf(REMOTE), ["remote", "cron", REMOTE.KV_URL]);
  assertEquals(kindOf({ DENO_DEPLOYMENT_ID: "x", SECRET }), ["remote", "cron", ""]);
  assertEquals(readConfig({ DENO_DEPLOYMENT_ID: "x", SECRET }).demo, false);
});

Deno.test("everything a remote database requires is reported at once", () => {
  const { KV_URL } = REMOTE;
  assertEquals(namedIn({ KV_URL }), ["DENO_KV_ACCESS_TOKEN", "SECRET"]);
  assertEquals(namedIn({ DENO_DEPLOYMENT_ID: "x" }), ["SECRET"]);
  assertEquals(namedIn({ ...REMOTE, WAKE_UP: "queue" }), ["WAKE_UP"]);
});

Deno.test("the documentation describes every variable", async () => {
  const text = await Deno.readTextFile(new URL("../docs/configuration.md", import.meta.url));
  for (const name of variables) assert(text.includes(`\`${name}\``), `${name} is not documented`);
});

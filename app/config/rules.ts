/** Rules between variables of the configuration. */
import type { Config } from "./config.ts";
import type { Values, VariableName } from "./schema.ts";

/**
 * The contradictions between variables; `inWords` makes a message of the variable's name, the problem and an
 * example.
 */
export function problemsTogether(
  c: Values,
  { origin, kvPath, backend }: Pick<Config, "origin" | "kvPath" | "backend">,
  inWords: (name: VariableName, what: string) => string,
): string[] {
  const problems: string[] = [];
  const tell = (name: VariableName, what: string) => problems.push(inWords(name, what));
  if (backend === "remote") {
    if (kvPath !== "" && !c.DENO_KV_ACCESS_TOKEN) {
      tell("DENO_KV_ACCESS_TOKEN", "Must be set if KV_URL is the URL of a KV server");
    }
    if (!c.SECRET) {
      tell("SECRET", "Must be set if the database is remote, to the same value for all processes");
    }
    if (c.WAKE_UP === "queue") {
      tell("WAKE_UP", 'Must be "auto" or "cron": a remote database has no queue');
    }
  }
  // A buyer who may still claim their money back must not find it paid out.
  if (c.PAYOUT_DELAY_SECONDS < c.CLAIM_SECONDS) {
    tell("PAYOUT_DELAY_SECONDS", "Must be CLAIM_SECONDS or more");
  }
  if (c.PAYMENTS === "stripe") {
    const needed = [
      "STRIPE_SECRET_KEY",
      "STRIPE_WEBHOOK_SECRET",
      "STRIPE_CONNECT_WEBHOOK_SECRET",
    ] as const;
    for (const name of needed) {
      if (!c[name]) tell(name, "Must be set with PAYMENTS=stripe");
    }
    // A live key gives access to real money.
    if (c.STRIPE_API_URL && c.STRIPE_SECRET_KEY?.includes("_live_")) {
      tell("STRIPE_API_URL", "Must not be set with a live key: it is only for tests with a fake");
    }
  }
  if (c.IDENTITY === "ory") {
    for (const name of ["KRATOS_PUBLIC_URL", "KRATOS_ADMIN_URL"] as const) {
      if (!c[name]) tell(name, "Must be set with IDENTITY=ory");
    }
  }
  if (c.PERMISSIONS === "keto") {
    for (const name of ["KETO_READ_URL", "KETO_WRITE_URL"] as const) {
      if (!c[name]) tell(name, "Must be set with PERMISSIONS=keto");
    }
  }
  if (c.CLIENTS === "hydra") {
    for (const name of ["HYDRA_PUBLIC_URL", "HYDRA_ADMIN_URL"] as const) {
      if (!c[name]) tell(name, "Must be set with CLIENTS=hydra");
    }
  }
  if (c.MODERATION_GUARD === "http") {
    for (const name of ["MODERATION_GUARD_URL", "MODERATION_GUARD_SECRET"] as const) {
      if (!c[name]) tell(name, "Must be set with MODERATION_GUARD=http");
    }
  }
  if (c.MAIL === "smtp") {
    for (const name of ["SMTP_URL", "MAIL_FROM"] as const) {
      if (!c[name]) tell(name, "Must be set with MAIL=smtp");
    }
  }
  if (origin.startsWith("https:") && c.ALLOW_SANDBOX !== "on") problems.push(...standIns(c));
  return problems;
}

/** Stand-ins are for development; an https origin means real users. */
function standIns(c: Values): string[] {
  const found: string[] = [];
  const allow = "To allow it anyway, set ALLOW_SANDBOX=on";
  if (c.PAYMENTS === "sandbox") {
    found.push(
      `PAYMENTS: the sandbox takes play money and does not start with an https ORIGIN. ${allow}`,
    );
  }
  if (c.DEMO === "on") {
    found.push(
      `DEMO: the passwords of its accounts are public, so it does not start with an https ORIGIN. Set DEMO=off. ${allow}`,
    );
  }
  if (c.MAIL === "console") {
    found.push(
      `MAIL: the console delivers no mail, so it does not start with an https ORIGIN. Set MAIL=smtp. ${allow}`,
    );
  }
  return found;
}

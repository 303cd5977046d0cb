/** What the variables of the configuration ask of each other. */
import type { Config } from "./mod.ts";
import type { Values, VariableName } from "./schema.ts";

/** What does not go together, in words; `inWords` adds the variable's name and an example. */
export function problemsTogether(
  c: Values,
  { origin, kvPath, backend }: Pick<Config, "origin" | "kvPath" | "backend">,
  inWords: (name: VariableName, what: string) => string,
): string[] {
  const problems: string[] = [];
  const tell = (name: VariableName, what: string) => problems.push(inWords(name, what));
  if (backend === "remote") {
    if (kvPath !== "" && !c.DENO_KV_ACCESS_TOKEN) {
      tell("DENO_KV_ACCESS_TOKEN", "Must be set where KV_URL is the address of a KV server");
    }
    if (!c.SECRET) {
      tell("SECRET", "Must be set where the database is remote, alike for all processes");
    }
    if (c.WAKE_UP === "queue") tell("WAKE_UP", 'A remote database has no queue: "auto" or "cron"');
  }
  if (c.PAYMENTS === "stripe") {
    for (const name of ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const) {
      if (!c[name]) tell(name, "Must be set with PAYMENTS=stripe");
    }
    // Who has this key has the money.
    if (c.STRIPE_API_URL && c.STRIPE_SECRET_KEY?.includes("_live_")) {
      tell("STRIPE_API_URL", "Must not be set with a live key: it is there to test with a fake");
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
  if (c.MAIL === "smtp") {
    for (const name of ["SMTP_URL", "MAIL_FROM"] as const) {
      if (!c[name]) tell(name, "Must be set with MAIL=smtp");
    }
  }
  if (origin.startsWith("https:") && c.ALLOW_SANDBOX !== "on") problems.push(...standIns(c));
  return problems;
}

/** Stand-ins are for trying out: behind an https origin the world would meet them. */
function standIns(c: Values): string[] {
  const found: string[] = [];
  const allow = "To allow it all the same, set ALLOW_SANDBOX=on";
  if (c.PAYMENTS === "sandbox") {
    found.push(
      `PAYMENTS: the sandbox takes play money, so it does not start behind an https ORIGIN. ${allow}`,
    );
  }
  if (c.DEMO === "on") {
    found.push(
      `DEMO: its accounts have passwords that everybody knows, so it does not start behind an https ORIGIN. Set DEMO=off. ${allow}`,
    );
  }
  if (c.MAIL === "console") {
    found.push(
      `MAIL: the console sends mail to nobody, so it does not start behind an https ORIGIN. Set MAIL=smtp. ${allow}`,
    );
  }
  return found;
}

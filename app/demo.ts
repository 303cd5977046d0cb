/** Fills an empty database with demo data, or logs why it does not. */
import { addAccount, LOW_COST } from "#adapters/identity/local/mod.ts";
import { fillWithDemo } from "#domain/demo/fill.ts";
import type { Services } from "#domain/ports/services.ts";
import { isError } from "#store/base/errors.ts";
import type { Config } from "./config/config.ts";

export async function offerDemo(
  services: Services,
  config: Config,
  { bare }: { bare?: boolean },
): Promise<void> {
  const { log, store, identity: { flows } } = services;
  if (config.noDemo && !bare) log.info("demo_left_out", { why: config.noDemo });
  if (config.demo && !config.alone) {
    log.warn("demo_for_everybody", {
      why: "Other machines can reach this exchange (see HOST, ORIGIN, TRUSTED_PROXIES), and the " +
        "passwords of the demo accounts are public. Set DEMO=off unless this is intended.",
    });
  }
  if (!config.demo || bare) return;
  await fillWithDemo(
    services,
    // The start prints the passwords, so a slow hash would protect nothing.
    (account) => flows ? flows.addAccount(account) : addAccount(store, account, LOW_COST),
  ).catch((error) => {
    if (!isError(error, "IdentityUnavailable")) throw error;
    log.warn("demo_waits", { why: String(error) }); // the next start tries again
  });
}

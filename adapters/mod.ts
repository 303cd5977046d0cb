/**
 * The adapters that the configuration names: embedded stand-ins, or the real servers. What speaks to a
 * real one is loaded only where it is used: the libraries are large.
 */
import { createLocalClients } from "./clients/local/mod.ts";
import type { Cost } from "./identity/local/hasher.ts";
import { createLocalIdentity } from "./identity/local/mod.ts";
import { createConsoleMailer } from "./mail/console.ts";
import { createSandbox, type Sandbox } from "./payments/sandbox/mod.ts";
import { createLocalPermissions } from "./permissions/local.ts";
import type { Clients } from "#domain/ports/clients.ts";
import type { Identity } from "#domain/ports/identity.ts";
import type { Logger, Mailer, PaymentGateway } from "#domain/ports/mod.ts";
import type { Permissions } from "#domain/ports/permissions.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import type { Store } from "#store/types.ts";
import type { Config } from "#app/config/mod.ts";

/** What adapters are built on. */
export interface Ground {
  config: Config;
  store: Store;
  secrets: Secrets;
  log: Logger;
  now(): number;
  /** scrypt's cost, where it is not the usual. */
  passwordCost?: Cost;
}

/** One adapter for each port. */
export interface Picked {
  gateway: PaymentGateway;
  /** The embedded payment provider, for its page; null with a real one. */
  sandbox: Sandbox | null;
  identity: Identity;
  permissions: Permissions;
  clients: Clients;
  mailer: Mailer;
}

export async function pickAdapters(ground: Ground): Promise<Picked> {
  const { config, store, secrets, log } = ground;
  const sandbox = config.stripe ? null : createSandbox({ store, secrets, settings: config });
  return {
    gateway: sandbox ?? await openStripe(ground),
    sandbox,
    identity: config.kratos ? await openKratos(ground) : createLocalIdentity({
      store,
      secrets,
      log,
      rateLimits: config.rateLimits,
      cost: ground.passwordCost,
    }),
    permissions: await openPermissions(ground),
    clients: await openClients(ground),
    mailer: await openMailer(ground),
  };
}

async function openKratos({ config, store }: Ground): Promise<Identity> {
  const { createOryIdentity } = await import("./identity/ory/mod.ts");
  return createOryIdentity({ ...config.kratos!, store, origin: config.origin });
}

async function openPermissions({ config, store }: Ground): Promise<Permissions> {
  if (!config.keto) return createLocalPermissions({ store });
  const { createKetoPermissions } = await import("./permissions/keto/mod.ts");
  return createKetoPermissions({ ...config.keto, store });
}

async function openClients({ config, store, log }: Ground): Promise<Clients> {
  const local = createLocalClients({ store, log });
  if (!config.hydra) return local;
  const { createHydraClients } = await import("./clients/hydra/mod.ts");
  return createHydraClients({ ...config.hydra, store, log, local, origin: config.origin });
}

async function openMailer({ config, log, now }: Ground): Promise<Mailer> {
  const { smtp, origin } = config;
  if (!smtp) return createConsoleMailer({ log, now });
  const { createSmtpMailer } = await import("./mail/smtp.ts");
  return createSmtpMailer({ ...smtp, origin, log });
}

async function openStripe({ config, log, now }: Ground): Promise<PaymentGateway> {
  const { createStripe } = await import("./payments/stripe/mod.ts");
  return createStripe({ ...config.stripe!, log, now, origin: config.origin });
}

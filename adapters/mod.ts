/**
 * Picks the adapters that the configuration names: embedded ones, or real servers. The code for a real
 * server is imported only if that server is configured, since its libraries are large.
 */
import { createLocalClients } from "./clients/local/mod.ts";
import type { Cost } from "./identity/local/hasher.ts";
import { createLocalIdentity } from "./identity/local/mod.ts";
import type { ClassifierOptions } from "./moderation/classifier.ts";
import { createConsoleMailer } from "./mail/console.ts";
import { createSandbox, type Sandbox } from "./payments/sandbox/mod.ts";
import { createPayoutSandbox, type PayoutSandbox } from "./payouts/sandbox/mod.ts";
import { createLocalPermissions } from "./permissions/local.ts";
import type { Clients } from "#domain/ports/clients.ts";
import type { Identity } from "#domain/ports/identity.ts";
import type { Logger } from "#domain/ports/logger.ts";
import type { Mailer } from "#domain/ports/mail.ts";
import type { ModerationGuard } from "#domain/ports/moderation_guard.ts";
import type { PaymentGateway } from "#domain/ports/payments.ts";
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import type { Permissions } from "#domain/ports/permissions.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import type { Store } from "#store/types.ts";

/** The servers to use; null selects the embedded adapter. URLs are those by which this process reaches them. */
export interface AdapterConfig {
  /** Ory Kratos in place of local accounts. */
  kratos: { publicUrl: string; adminUrl: string } | null;
  /** Stripe in place of the sandbox. During a rotation there are several webhook secrets. */
  stripe: {
    secretKey: string;
    webhookSecrets: string[];
    connectSecrets: string[];
    apiUrl?: string;
  } | null;
  /** Ory Hydra in place of the embedded registry of OAuth2 clients. */
  hydra: { publicUrl: string; adminUrl: string } | null;
  /** Ory Keto in place of permissions read from the entities. */
  keto: { readUrl: string; writeUrl: string } | null;
  /** What suggests decisions to moderators; null: nothing does. `file`: null for the built-in list. */
  guard: { kind: "words"; file: string | null } | ({ kind: "http" } & ClassifierOptions) | null;
  /** A mail server in place of the page `/mail`. */
  smtp: { url: string; from: string } | null;
}

/** What adapters are built on. */
interface Ground {
  config: AdapterConfig;
  /** Our own origin, as browsers see it. */
  origin: string;
  rateLimits: boolean;
  store: Store;
  secrets: Secrets;
  log: Logger;
  now(): number;
  /** scrypt's cost, if not the default. */
  passwordCost?: Cost;
}

/** One adapter for each port. */
interface Picked {
  gateway: PaymentGateway;
  /** The embedded payment provider, for its page; null with a real one. */
  sandbox: Sandbox | null;
  payouts: PayoutGateway;
  /** The embedded payout provider, for its page; null with a real one. */
  payoutSandbox: PayoutSandbox | null;
  identity: Identity;
  permissions: Permissions;
  clients: Clients;
  guard: ModerationGuard | null;
  mailer: Mailer;
}

export async function pickAdapters(ground: Ground): Promise<Picked> {
  const { config, origin, rateLimits, store, secrets, log } = ground;
  const play = { store, secrets, settings: { origin } };
  const sandbox = config.stripe ? null : createSandbox(play);
  const payoutSandbox = config.stripe ? null : createPayoutSandbox(play);
  return {
    gateway: sandbox ?? await openStripe(ground),
    sandbox,
    payouts: payoutSandbox ?? await openStripePayouts(ground),
    payoutSandbox,
    identity: config.kratos ? await openKratos(ground) : createLocalIdentity({
      store,
      secrets,
      log,
      rateLimits,
      cost: ground.passwordCost,
    }),
    permissions: await openPermissions(ground),
    clients: await openClients(ground),
    guard: await openGuard(ground),
    mailer: await openMailer(ground),
  };
}

async function openKratos({ config, origin, store }: Ground): Promise<Identity> {
  const { createOryIdentity } = await import("./identity/ory/mod.ts");
  return createOryIdentity({ ...config.kratos!, store, origin });
}

async function openPermissions({ config, store }: Ground): Promise<Permissions> {
  if (!config.keto) return createLocalPermissions({ store });
  const { createKetoPermissions } = await import("./permissions/keto/mod.ts");
  return createKetoPermissions({ ...config.keto, store });
}

async function openClients({ config, origin, store, log }: Ground): Promise<Clients> {
  const local = createLocalClients({ store, log });
  if (!config.hydra) return local;
  const { createHydraClients } = await import("./clients/hydra/mod.ts");
  return createHydraClients({ ...config.hydra, store, log, local, origin });
}

async function openGuard({ config: { guard } }: Ground): Promise<ModerationGuard | null> {
  if (!guard) return null;
  if (guard.kind === "words") {
    const { openWordGuard } = await import("./moderation/word_list.ts");
    return await openWordGuard(guard.file);
  }
  const { createClassifier } = await import("./moderation/classifier.ts");
  return createClassifier(guard);
}

async function openMailer({ config: { smtp }, origin, log, now }: Ground): Promise<Mailer> {
  if (!smtp) return createConsoleMailer({ log, now });
  const { createSmtpMailer } = await import("./mail/smtp.ts");
  return createSmtpMailer({ ...smtp, origin, log });
}

async function openStripe({ config, origin, log, now }: Ground): Promise<PaymentGateway> {
  const { createStripe } = await import("./payments/stripe/mod.ts");
  return createStripe({ ...config.stripe!, log, now, origin });
}

async function openStripePayouts({ config, origin, log, now }: Ground): Promise<PayoutGateway> {
  const { createStripePayouts } = await import("./payouts/stripe/mod.ts");
  return createStripePayouts({ ...config.stripe!, log, now, origin });
}

/** The services of the domain: the store, its secrets, and the adapters that the configuration names. */
import { pickAdapters } from "#adapters/mod.ts";
import { traced } from "#adapters/payments/traced.ts";
import type { Sandbox } from "#adapters/payments/sandbox/mod.ts";
import type { PayoutSandbox } from "#adapters/payouts/sandbox/mod.ts";
import { createSecrets } from "#adapters/secrets/mod.ts";
import { ownSecret } from "#adapters/secrets/own_secret.ts";
import { createWebhookSender } from "#adapters/webhooks/https.ts";
import { createSalesGate } from "#domain/payouts/sales_gate.ts";
import type { Logger } from "#domain/ports/logger.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Tracer } from "#store/base/tracer.ts";
import { unlessReadOnly } from "#store/base/errors.ts";
import type { SystemOptions } from "./options.ts";
import type { Storage } from "./storage.ts";

/** The embedded providers by themselves, for their pages; null with real ones. */
interface Pages {
  sandbox: Sandbox | null;
  payoutSandbox: PayoutSandbox | null;
}

export async function openServices(
  { config, store, webhooksInUse }: Storage,
  options: SystemOptions,
  { log, clock, tracer }: { log: Logger; clock: { now(): number }; tracer: Tracer },
): Promise<{ services: Services } & Pages> {
  const secrets = createSecrets({
    secret: config.secret ?? await ownSecret(config.kvPath, { create: !options.readOnly }),
    previous: config.secretPrevious,
    store,
  });
  if (!options.bare) await secrets.ready().catch(unlessReadOnly);
  const { sandbox, payoutSandbox, ...picked } = await pickAdapters({
    config,
    origin: config.origin,
    rateLimits: config.rateLimits,
    store,
    secrets,
    log,
    now: clock.now,
    passwordCost: options.passwordCost,
  });
  const gateway = options.gateway ? options.gateway(picked.gateway) : picked.gateway;
  const payouts = options.payouts ? options.payouts(picked.payouts) : picked.payouts;
  const { currency } = config;
  await webhooksInUse.look();
  const services: Services = {
    ...picked,
    identity: options.identity ? options.identity(picked.identity) : picked.identity,
    guard: picked.guard && (options.guard ?? picked.guard),
    store,
    settings: config,
    secrets,
    log,
    payouts,
    sales: createSalesGate({ payouts, currency, now: clock.now, log }),
    gateway: config.tracing ? traced(gateway, tracer) : gateway,
    webhooks: createWebhookSender(options.webhooks),
    webhooksInUse,
  };
  return { services, sandbox, payoutSandbox };
}

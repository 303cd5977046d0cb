/** The Stripe adapters on the fake: by its clock, without a network, a log or retries. */
import { createStripe, type StripeOptions } from "#adapters/payments/stripe/mod.ts";
import { createStripePayouts } from "#adapters/payouts/stripe/mod.ts";
import type { PaymentGateway } from "#domain/ports/payments.ts";
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import { silentLog } from "../adapters/help.ts";
import { type FakeStripe, KEY } from "./fake.ts";

export const gatewayOn = (
  fake: FakeStripe,
  options: Pick<StripeOptions, "origin"> & Partial<StripeOptions>,
): PaymentGateway =>
  createStripe({
    secretKey: KEY,
    webhookSecrets: [fake.webhooks.secret],
    now: fake.now,
    log: silentLog,
    fetch: fake.fetch,
    retries: 0,
    ...options,
  });

export const payoutsOn = (
  fake: FakeStripe,
  options: Pick<StripeOptions, "origin"> & Partial<StripeOptions>,
): PayoutGateway =>
  createStripePayouts({
    secretKey: KEY,
    connectSecrets: [fake.accountWebhooks.secret],
    now: fake.now,
    log: silentLog,
    fetch: fake.fetch,
    retries: 0,
    ...options,
  });

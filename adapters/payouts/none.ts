/** Stands in where the payment provider is real and pays no sellers yet: payouts wait, and nothing is lost. */
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { NO_PAYOUTS, type PayoutGateway } from "#domain/ports/payouts.ts";

const unavailable = () =>
  Promise.reject(new GatewayUnavailable("No payout provider is configured"));

export const noPayouts: PayoutGateway = {
  name: NO_PAYOUTS,
  openAccount: unavailable,
  onboardingUrl: unavailable,
  account: unavailable,
  transfer: unavailable,
  reverse: unavailable,
  read: unavailable,
};

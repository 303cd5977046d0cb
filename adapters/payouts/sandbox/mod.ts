/** The embedded payout provider: pays sellers play money, and its page says so. */
import type { PayoutGateway } from "#domain/ports/payouts.ts";
import type { SandboxOnboarding } from "#domain/ports/payout_page.ts";
import { type SandboxPayoutOptions, sandboxPayouts } from "./gateway.ts";
import { sandboxOnboarding } from "./onboarding.ts";

export interface PayoutSandbox extends PayoutGateway, SandboxOnboarding {}

export function createPayoutSandbox(options: SandboxPayoutOptions): PayoutSandbox {
  return { ...sandboxPayouts(options), ...sandboxOnboarding(options.store) };
}

/** The onboarding page of the embedded payout provider: a seller says where their money goes. */
import type { Result } from "../result.ts";
import type { AccountSnapshot } from "./payouts.ts";

/** An account as the page shows it. */
export interface OnboardingAccount extends AccountSnapshot {
  id: string;
  userId: string;
}

export interface SandboxOnboarding {
  /** Null when there is no such account; any text may be passed. */
  findAccount(id: string): Promise<OnboardingAccount | null>;
  /** Refusals: `not_found`; `invalid` with path "name" or "iban". */
  setUp(id: string, form: { name: string; iban: string }): Promise<Result<OnboardingAccount>>;
}

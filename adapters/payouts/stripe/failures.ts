/**
 * Classifies Stripe's errors about transfers. Only an error with a code that names the account or a balance says
 * for certain that no money moves and why; everything else is repeated under its key until Stripe gives another
 * answer, and an operator is alarmed.
 */
import Stripe from "stripe";
import { calling } from "../../payments/stripe/failures.ts";
import { isError } from "#store/base/errors.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { PayoutRefused } from "#domain/ports/payouts.ts";

const BALANCE_CODES: ReadonlySet<string> = new Set(["balance_insufficient", "insufficient_funds"]);

const ACCOUNT_CODES: ReadonlySet<string> = new Set([
  "account_closed",
  "account_invalid",
  "insufficient_capabilities_for_transfer",
  "transfers_not_allowed",
]);

function whyRefused(error: unknown): PayoutRefused["why"] | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  const { code = "", statusCode = 0, param } = error;
  if (statusCode < 400 || statusCode >= 500 || statusCode === 409 || statusCode === 429) {
    return null;
  }
  if (BALANCE_CODES.has(code)) return "balance";
  if (ACCOUNT_CODES.has(code)) return "account";
  return code === "resource_missing" && param === "destination" ? "account" : null;
}

/** Runs a call that transfers money, or takes it back; throws `PayoutRefused` or `GatewayUnavailable`. */
export async function moving<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await calling(call);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    const why = whyRefused(cause);
    if (why) throw new PayoutRefused(why, String(error));
    // Not done, but nobody knows whether it can be: it is neither the account nor a balance.
    if (isError(error, "GatewayRefused")) throw new GatewayUnavailable(String(error), { cause });
    throw error;
  }
}

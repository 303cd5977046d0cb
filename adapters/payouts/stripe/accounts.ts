/** Sellers' accounts at Stripe: how they are opened, and what their state means to us. */
import Stripe from "stripe";
import { z } from "zod";
import type { AccountSnapshot } from "#domain/ports/payouts.ts";

/**
 * Stripe collects what it has to know of the seller and shows them a small dashboard; the exchange pays Stripe's
 * fees and bears the losses, as separate charges and transfers require. The seller's country is chosen on
 * Stripe's page. The e-mail address is not sent: the seller enters it there.
 */
export const accountParams = (userId: string): Stripe.AccountCreateParams => ({
  controller: {
    fees: { payer: "application" },
    losses: { payments: "application" },
    requirement_collection: "stripe",
    stripe_dashboard: { type: "express" },
  },
  capabilities: { transfers: { requested: true } },
  metadata: { userId },
});

/** The fields that we use, validated: the SDK's types are not checked at run time. */
export const accountSchema = z.object({
  id: z.string(),
  details_submitted: z.boolean(),
  capabilities: z.object({ transfers: z.string().nullish() }).nullish(),
  requirements: z.object({
    disabled_reason: z.string().nullish(),
    currently_due: z.array(z.string()).nullish(),
  }).nullish(),
  external_accounts: z.object({ data: z.array(z.object({ last4: z.string().nullish() })) })
    .nullish(),
});

export const CLOSED: AccountSnapshot = { status: "closed", ending: null };

/** The gate is the capability: what else Stripe wants of the seller does not keep transfers from them. */
export function snapshotOf(account: z.infer<typeof accountSchema>): AccountSnapshot {
  const ending = account.external_accounts?.data[0]?.last4?.slice(-4) ?? null;
  if (account.capabilities?.transfers === "active") return { status: "active", ending };
  if (account.requirements?.disabled_reason?.startsWith("rejected")) {
    return { status: "closed", ending };
  }
  return { status: account.details_submitted ? "restricted" : "pending", ending };
}

/** Whether the account was deleted, or is no longer connected to the exchange. */
export const isGone = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError &&
  (error.statusCode === 404 || error.code === "account_invalid");

/** A seller's account at the payout provider: where their money goes. */
import { z } from "zod";
import { entity, unique } from "#store/entity/mod.ts";
import { NO_PAYOUTS } from "../ports/payouts.ts";
import { instant, stored } from "../stored.ts";

/**
 * none: not asked for · pending: the seller has to finish setting it up · active: it can take money ·
 * restricted: the provider wants something of the seller first · closed: it takes no money any more.
 */
export const accountStatuses = ["none", "pending", "active", "restricted", "closed"] as const;
export type AccountStatus = typeof accountStatuses[number];

const payoutAccountSchema = z.object({
  ...stored,
  status: z.enum(accountStatuses),
  provider: z.string(),
  /** The provider's id of the account. */
  providerId: z.string().max(255).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** The end of the bank account's number, to recognise it by. */
  ending: z.string().max(4).nullable(),
  /** When the provider was last asked. */
  seenAt: instant.nullable(),
});
export type PayoutAccount = z.infer<typeof payoutAccountSchema>;

export const payoutAccounts = entity({
  name: "payout_account",
  about: "A seller's account at the payout provider; the id is the user's.",
  schema: payoutAccountSchema,
  indexes: {
    provider: unique<PayoutAccount>(
      "The account behind an id of the provider",
      (a) => a.providerId ? [a.providerId] : null,
    ),
  },
});

/** Whether transfers can go there. */
export const canReceive = (
  account: Pick<PayoutAccount, "status" | "provider"> | null,
  provider: string,
): boolean => account?.status === "active" && account.provider === provider;

/** unavailable: nobody pays sellers here yet. */
export type Receiving = AccountStatus | "unavailable";

/** Whether the seller's account can take money, and why not. */
export function receiving(
  account: Pick<PayoutAccount, "status" | "provider"> | null,
  provider: string,
): Receiving {
  if (provider === NO_PAYOUTS) return "unavailable";
  return account?.provider === provider ? account.status : "none";
}

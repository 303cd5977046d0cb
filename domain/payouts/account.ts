/** A seller's account at the payout provider: where their money goes. */
import { z } from "zod";
import { entity, list, unique } from "#store/entity/mod.ts";
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
  /** The newest payout from the account to the seller's bank that failed: they were told once. */
  failedPayout: z.string().max(255).nullable().default(null),
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
    unfinished: list<PayoutAccount>(
      "Accounts that cannot take money yet, or no longer, by when the provider was last asked",
      (a) => a.status === "pending" || a.status === "restricted" ? [a.seenAt ?? 0] : null,
    ),
  },
});

/** Whether transfers can go there. */
export const canReceive = (
  account: Pick<PayoutAccount, "status" | "provider"> | null,
  provider: string,
): boolean => account?.status === "active" && account.provider === provider;

/** Whether the seller's account can take money, and why not. */
export function receiving(
  account: Pick<PayoutAccount, "status" | "provider"> | null,
  provider: string,
): AccountStatus {
  return account?.provider === provider ? account.status : "none";
}

/** Payouts and payout accounts in answers of the API. */
import { z } from "zod";
import { accountStatuses } from "#domain/payouts/account.ts";
import { blockKinds, payoutReasons, payoutStatuses } from "#domain/payouts/payout.ts";
import { id, instant, stored, sum } from "./schemas.ts";

export const payoutOutSchema = z.strictObject({
  id,
  orderId: id,
  amount: sum,
  status: z.enum([...payoutStatuses, "blocked", "waiting"]).meta({
    description: "waiting: it is due, and your payout account cannot take money yet.",
  }),
  releaseAt: instant.meta({ description: "When it falls due." }),
  reason: z.enum([...payoutReasons, ...blockKinds, "no_account"]).optional().meta({
    description: "Why it is not sent, or was not. account: the account does not take money; " +
      "no_account: there is none, or it is not set up. Of `sent`: why a part of it was taken " +
      "back or paid back (`reversed`, `repaid`), or by_hand: the people who run the site paid it. " +
      "Of `reversing`, `owed` and `reversed`: the newest reason why money is taken back.",
  }),
  withheld: sum.optional().meta({ description: "What of it paid what you owed." }),
  owed: sum.optional().meta({ description: "What you still owe of it." }),
  reversed: sum.optional().meta({
    description: "What of it was taken back from your account; it is still part of `amount`.",
  }),
  repaid: sum.optional().meta({ description: "What you owed of it and owe no more." }),
  earlier: sum.optional().meta({
    description: "What you have kept of earlier transfers for the same order, besides `amount`.",
  }),
  sentAt: instant.optional(),
  ...stored,
}).meta({ id: "Payout" });

export const payoutAccountSchema = z.strictObject({
  status: z.enum(accountStatuses),
  ending: z.string().optional().meta({ description: "The end of your bank account's number." }),
  owed: sum.optional().meta({ description: "What you owe; it is kept from your next payouts." }),
}).meta({ id: "PayoutAccount" });

export const openedAccountSchema = z.strictObject({
  ...payoutAccountSchema.shape,
  onboardingUrl: z.string(),
}).meta({ id: "OpenedPayoutAccount" });

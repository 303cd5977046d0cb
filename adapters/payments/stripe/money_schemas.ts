/** Entries in Stripe's account, and disputes: the fields that we use, validated. */
import { z } from "zod";
import type { Dispute } from "#domain/payments/payment.ts";

/** What an entry in Stripe's account changed: `amount` before its fee. */
export const balanceSchema = z.object({
  id: z.string(),
  amount: z.int(),
  fee: z.int(),
  currency: z.string(),
});

/** Its `balance_transactions` show what was withdrawn and reinstated. */
export const disputeSchema = z.object({
  id: z.string(),
  status: z.string(),
  created: z.int().min(0),
  balance_transactions: z.array(balanceSchema),
});
export type StripeDispute = z.infer<typeof disputeSchema>;

/** Early warnings count as disputes: the bank may take the money next. */
export function disputeStatusOf(status: string): Dispute["status"] {
  switch (status) {
    case "won":
    case "lost":
      return status;
    case "warning_closed":
    case "prevented":
      return "closed";
    default:
      return "open";
  }
}

/** What Stripe's account shows of one payment: its fee, refunds and disputes. */
import type { MoneyNews, ProviderDispute } from "#domain/ports/payments.ts";
import { fromStripe } from "./currencies.ts";
import { disputeStatusOf, type StripeDispute } from "./money_schemas.ts";
import type { StripeCharge } from "./snapshot.ts";

export function newsOf(charge: StripeCharge, disputes: readonly StripeDispute[]): MoneyNews {
  const entry = charge.balance_transaction;
  const fee = entry && typeof entry !== "string" ? ours(entry.fee, entry.currency) : null;
  const returned = (charge.refunds?.data ?? []).filter(({ status }) => status === "succeeded")
    .reduce((sum, { amount }) => sum + amount, 0);
  return {
    fee,
    returned: ours(returned, charge.currency) ?? 0,
    disputes: disputes.map(disputeNews),
  };
}

function disputeNews({ id, status, balance_transactions }: StripeDispute): ProviderDispute {
  let withdrawn = 0, reinstated = 0, fees = 0;
  for (const { amount, fee, currency } of balance_transactions) {
    if (amount < 0) withdrawn += ours(-amount, currency) ?? 0;
    else reinstated += ours(amount, currency) ?? 0;
    fees += ours(fee, currency) ?? 0;
  }
  return { id, status: disputeStatusOf(status), withdrawn, reinstated, fees };
}

/** Null for a part of our smallest unit. */
const ours = (amount: number, currency: string): number | null =>
  fromStripe(amount, currency)?.amount ?? null;

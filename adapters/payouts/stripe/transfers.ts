/** Transfers: their parameters, and how those of a payout are found again. */
import type Stripe from "stripe";
import { z } from "zod";
import { fromStripe, toStripe } from "../../payments/stripe/currencies.ts";
import type { Payout } from "#domain/payouts/payout.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import type { ProviderTransfer } from "#domain/ports/payouts.ts";

const PAGE = 100;

/** `source`: the charge that the money comes from; null: it comes from the available balance. */
export function transferParams(
  payout: Payout,
  amount: number,
  source: string | null,
): Stripe.TransferCreateParams {
  return {
    amount: inStripesUnits(payout, amount),
    currency: payout.currency.toLowerCase(),
    destination: payout.accountId!,
    ...(source ? { source_transaction: source } : {}),
    transfer_group: payout.id,
    metadata: { payoutId: payout.id, attempt: String(payout.attempt) },
  };
}

export const reversalParams = (
  payout: Payout,
  amount: number,
): Stripe.TransferCreateReversalParams => ({
  amount: inStripesUnits(payout, amount),
  metadata: { payoutId: payout.id },
});

/** Prices and fees are whole numbers of Stripe's units, so anything else is a fault of ours. */
function inStripesUnits({ currency }: Payout, amount: number): number {
  const units = toStripe({ amount, currency });
  if (units === null) throw new GatewayUnavailable("The amount has no whole unit at Stripe");
  return units;
}

const amounts = z.object({
  id: z.string(),
  amount: z.int(),
  amount_reversed: z.int(),
  currency: z.string(),
  metadata: z.record(z.string(), z.string()),
});

/** All transfers of the payout's group that bear its mark. */
export async function readTransfers(stripe: Stripe, payout: Payout): Promise<ProviderTransfer[]> {
  const found: ProviderTransfer[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await stripe.transfers.list({
      transfer_group: payout.id,
      limit: PAGE,
      ...(after ? { starting_after: after } : {}),
    });
    for (const one of page.data.map((it) => amounts.parse(it))) {
      if (one.metadata.payoutId !== payout.id) continue;
      const made = fromStripe(one.amount, one.currency);
      const reversed = fromStripe(one.amount_reversed, one.currency);
      if (!made || !reversed) throw new GatewayUnavailable(`transfer ${one.id} is not one of ours`);
      found.push({
        id: one.id,
        attempt: Number(one.metadata.attempt),
        amount: made.amount,
        reversed: reversed.amount,
      });
    }
    after = page.data.at(-1)?.id;
    if (!page.has_more || !after) return found;
  }
}

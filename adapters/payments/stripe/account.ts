/** The entries in Stripe's account, for the reconciliation, in pages of 100. */
import type Stripe from "stripe";
import { z } from "zod";
import type { AccountEntry } from "#domain/ports/payments.ts";
import { idSchema } from "#domain/stored.ts";
import { fromStripe } from "./currencies.ts";
import { noticeOf } from "./notices.ts";

const PAGE = 100;

/** Types of balance transactions: https://docs.stripe.com/reports/balance-transaction-types */
const KINDS: Readonly<Record<string, AccountEntry["kind"]>> = {
  ...of("payment", [
    "charge",
    "payment",
    "refund",
    "payment_refund",
    "refund_failure",
    "payment_failure_refund",
    "payment_reversal",
  ]),
  ...of("transfer", ["transfer", "transfer_refund", "transfer_failure", "transfer_cancel"]),
  ...of("withdrawal", [
    "payout",
    "payout_cancel",
    "payout_failure",
    "topup",
    "topup_reversal",
  ]),
  ...of("charge", ["stripe_fee", "stripe_fx_fee", "tax_fee", "network_cost"]),
};

function of(kind: AccountEntry["kind"], types: string[]): Record<string, AccountEntry["kind"]> {
  return Object.fromEntries(types.map((type) => [type, kind]));
}

const entrySchema = z.object({
  id: z.string(),
  type: z.string(),
  net: z.int(),
  fee: z.int(),
  currency: z.string(),
  source: z.unknown(),
});

export async function listAccount(
  stripe: Stripe,
  since: number,
  cursor?: string,
): Promise<{ items: AccountEntry[]; next?: string }> {
  const page = await stripe.balanceTransactions.list({
    created: { gte: Math.floor(since / 1000) },
    limit: PAGE,
    expand: ["data.source"],
    ...(cursor ? { starting_after: cursor } : {}),
  });
  const last = page.data.at(-1)?.id;
  return {
    items: await Promise.all(page.data.map(async (one) => {
      const entry = entrySchema.parse(one);
      const found = entryOf(entry);
      return found.kind === "transfer" && found.payoutId === null
        ? { ...found, payoutId: await payoutOfReversal(stripe, entry.source) }
        : found;
    })),
    ...(page.has_more && last ? { next: last } : {}),
  };
}

function entryOf({ id, type, net, fee, currency, source }: z.infer<typeof entrySchema>) {
  const about = noticeOf(source);
  // An adjustment is about a dispute if its source is one.
  const kind = type === "adjustment" && about ? "payment" : KINDS[type] ?? "other";
  const isCharge = type === "charge" || type === "payment";
  return {
    ...{ id, type, kind, net: ours(net, currency), currency: currency.toUpperCase() },
    fee: isCharge ? ours(fee, currency) : null,
    about: kind === "payment" ? about : null,
    payoutId: kind === "transfer" ? payoutOf(source) : null,
  };
}

const markedSchema = z.object({ metadata: z.object({ payoutId: idSchema }) });

/** A transfer bears the payout's id, and so does a reversal that we made. */
const payoutOf = (source: unknown): string | null =>
  markedSchema.safeParse(source).data?.metadata.payoutId ?? null;

const reversalSchema = z.object({ object: z.literal("transfer_reversal"), transfer: z.string() });

/** A reversal that somebody has made in Stripe's dashboard bears no mark; its transfer does. Rare: a call for each. */
async function payoutOfReversal(stripe: Stripe, source: unknown): Promise<string | null> {
  const reversal = reversalSchema.safeParse(source);
  return reversal.success
    ? payoutOf(await stripe.transfers.retrieve(reversal.data.transfer))
    : null;
}

/** In our minor units; where Stripe's are smaller, rounded. */
function ours(amount: number, currency: string): number {
  const exact = fromStripe(amount, currency);
  if (exact) return exact.amount;
  const unit = fromStripe(100, currency)!.amount;
  return Math.round(amount * unit / 100);
}

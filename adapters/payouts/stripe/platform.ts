/** What must hold of the exchange's own account at Stripe before anything is sold. */
import Stripe from "stripe";
import { z } from "zod";
import { says } from "#words/problems.ts";

const platformSchema = z.object({
  default_currency: z.string(),
  settings: z.object({
    payouts: z.object({ schedule: z.object({ interval: z.string() }) }).nullish(),
  }).nullish(),
});
const balanceSchema = z.object({ available: z.array(z.object({ currency: z.string() })) });

/** The key is wrong, or a restricted one without these permissions. */
const REFUSED: ReadonlySet<number | undefined> = new Set([401, 403]);

/**
 * With automatic payouts, the money of sellers would leave for our bank before it is due to them. With another
 * settlement currency, Stripe would convert it, and sellers would be paid out of an amount that has changed.
 */
export async function platformProblems(stripe: Stripe, currency: string): Promise<string[]> {
  try {
    const account = platformSchema.parse(await stripe.accounts.retrieveCurrent());
    const { available } = balanceSchema.parse(await stripe.balance.retrieve());
    return problemsOf(account, available.map((one) => one.currency), currency);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || !REFUSED.has(error.statusCode)) {
      throw error;
    }
    return [says("platform_closed", { error: error.message })];
  }
}

function problemsOf(
  account: z.infer<typeof platformSchema>,
  balances: readonly string[],
  currency: string,
): string[] {
  const settles = [account.default_currency, ...balances].map((code) => code.toUpperCase());
  const interval = account.settings?.payouts?.schedule.interval;
  const problems: string[] = [];
  if (interval !== "manual") {
    problems.push(says("platform_pays_out", { interval: interval ?? "?" }));
  }
  if (!settles.includes(currency)) {
    const settled = account.default_currency.toUpperCase();
    problems.push(says("platform_currency", { settled, currency }));
  }
  return problems;
}

/** What must hold of the exchange's own account at Stripe before anything is sold. */
import Stripe from "stripe";
import { z } from "zod";

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
    return [`Stripe does not let STRIPE_SECRET_KEY read your account (${error.message})`];
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
    problems.push(
      `Stripe pays your balance out to your bank (${interval ?? "unknown"}), and with it what ` +
        "sellers are to get: set the payout schedule to manual in Stripe's dashboard",
    );
  }
  if (!settles.includes(currency)) {
    problems.push(
      `your Stripe account settles in ${account.default_currency.toUpperCase()}, and prices are ` +
        `in ${currency}: add a bank account in ${currency} in Stripe's dashboard, or change CURRENCY`,
    );
  }
  return problems;
}

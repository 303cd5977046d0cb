/** Rules for prices: the exchange's cap, and what the payment provider can charge. */
import { says } from "#words/problems.ts";
import { type Money, toMajor } from "../money.ts";
import type { PriceRule } from "../ports/payments.ts";
import type { Services } from "../ports/services.ts";
import type { Settings } from "../ports/settings.ts";

export interface ListingRules extends Pick<Settings, "priceCapPercent"> {
  /** The prices that the payment provider can charge. */
  prices: PriceRule;
}

export const listingRulesOf = (x: Services): Settings & ListingRules => ({
  ...x.settings,
  prices: x.gateway.prices(x.settings.currency),
});

/** Why nobody could pay this price; null if they can. */
export function refusesPrice(price: Money, { minimum, maximum, step }: PriceRule): string | null {
  const text = (amount: number) => toMajor({ ...price, amount });
  if (price.amount < minimum) return says("price_too_low", { min: text(minimum) });
  if (price.amount > maximum) return says("price_too_high", { max: text(maximum) });
  return price.amount % step === 0 ? null : says("price_step", { step: text(step) });
}

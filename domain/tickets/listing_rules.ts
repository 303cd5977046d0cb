/** What a listing must keep to beside its own form: the cap of the exchange, and what can be charged. */
import { says } from "#words/problems.ts";
import { type Money, toMajor } from "../money.ts";
import type { PriceRule, Services, Settings } from "../ports/mod.ts";

export interface ListingRules extends Pick<Settings, "priceCapPercent"> {
  /** Which prices the payment provider can charge. */
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

/** Rules for prices: the exchange's cap, and what the payment provider can charge. */
import { says } from "#words/problems.ts";
import { type Money, toMajor } from "../money.ts";
import type { PriceRule } from "../ports/payments.ts";
import type { Services } from "../ports/services.ts";
import type { Settings } from "../ports/settings.ts";
import { type FeeRules, highestPrice, lowestPrice } from "../trade/fees.ts";

export interface ListingRules
  extends Pick<Settings, "priceCapPercent" | "priceCaps" | "saleHorizonDays">, FeeRules {
  /** The totals that the payment provider can charge. */
  prices: PriceRule;
}

export const feeRulesOf = (x: Pick<Services, "settings" | "gateway">): FeeRules => ({
  buyerFeePercent: x.settings.buyerFeePercent,
  sellerFeePercent: x.settings.sellerFeePercent,
  prices: x.gateway.prices(x.settings.currency),
});

export const listingRulesOf = (x: Services): Settings & ListingRules => ({
  ...x.settings,
  prices: x.gateway.prices(x.settings.currency),
});

/**
 * Why nobody could pay this price of each of `tickets`; null if they can. What the provider charges is the total, of
 * one ticket at least and of all together at most.
 */
export function refusesPrice(
  price: Money,
  tickets: number,
  rules: FeeRules & { prices: PriceRule },
): string | null {
  const { minimum, maximum, step } = rules.prices;
  const text = (amount: number) => toMajor({ ...price, amount });
  const min = Math.ceil(lowestPrice(minimum, rules) / step) * step;
  if (price.amount < min) return says("price_too_low", { min: text(min) });
  const most = highestPrice(Math.floor(maximum / tickets), rules);
  const max = most - most % step;
  if (price.amount > max) return says("price_too_high", { max: text(max) });
  return price.amount % step === 0 ? null : says("price_step", { step: text(step) });
}

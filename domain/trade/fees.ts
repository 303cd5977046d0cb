/**
 * What the exchange takes for each ticket: from the buyer on top of the seller's price, and from the seller out of
 * it. Amounts are integers in minor units. Pure.
 */
import type { Money } from "../money.ts";
import type { PriceRule } from "../ports/payments.ts";
import type { Settings } from "../ports/settings.ts";

/** The highest fee, in percent of the price. */
export const MAX_FEE_PERCENT = 50;

export interface FeeRules extends Pick<Settings, "buyerFeePercent" | "sellerFeePercent"> {
  prices: Pick<PriceRule, "step">;
}

/** The fees of one ticket, in minor units. */
export interface Fees {
  buyerFee: number;
  sellerFee: number;
}

/** The fees of one ticket at the seller's price. */
export const feesOf = ({ amount }: Pick<Money, "amount">, rules: FeeRules): Fees => ({
  buyerFee: feeOf(amount, rules.buyerFeePercent, rules.prices.step),
  sellerFee: feeOf(amount, rules.sellerFeePercent, rules.prices.step),
});

/** What a buyer pays for one ticket at the seller's price. */
export const withFee = (price: Money, rules: FeeRules): Money => ({
  ...price,
  amount: price.amount + feesOf(price, rules).buyerFee,
});

/** What the seller gets for one ticket at this price; 0 is possible. */
export const netOf = (price: Money, rules: FeeRules): Money => ({
  ...price,
  amount: price.amount - feesOf(price, rules).sellerFee,
});

/** Rounded half up to a multiple of `step`. Exact: no product exceeds 2^53. */
function feeOf(amount: number, percent: number, step: number): number {
  const unit = 10_000 * step;
  const product = amount * Math.round(percent * 100) + unit / 2;
  return (product - product % unit) / unit * step;
}

/** The lowest seller's price that costs a buyer at least `total`, in minor units. */
export function lowestPrice(total: number, rules: FeeRules): number {
  // A total grows with its price, so the search finds the only place where it reaches this one.
  let [low, high] = [0, Math.max(0, total)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (middle + feesOf({ amount: middle }, rules).buyerFee >= total) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The highest seller's price that costs a buyer at most `total`, in minor units; -1: there is none. */
export const highestPrice = (total: number, rules: FeeRules): number =>
  lowestPrice(total + 1, rules) - 1;

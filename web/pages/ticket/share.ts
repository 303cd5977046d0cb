/** What of a price is the seller's. */
import type { Money } from "#domain/money.ts";
import { type FeeRules, netOf } from "#domain/trade/fees.ts";

/** Of the price of one ticket, the seller's share and the fee that is kept; null without a fee. */
export function shareOf(price: Money, rules: FeeRules): { share: Money; fee: Money } | null {
  const share = netOf(price, rules);
  const fee = { ...price, amount: price.amount - share.amount };
  return fee.amount === 0 ? null : { share, fee };
}

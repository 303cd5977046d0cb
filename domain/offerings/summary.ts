/** What an offering tells of its offers, and what of that is true at a later time. Pure. */
import type { Stored } from "#store/entity/mod.ts";
import type { ConcertDetails } from "../concerts/details.ts";
import type { Listing } from "../tickets/listing.ts";
import { fold } from "../text.ts";
import { isClosed } from "../tickets/ticket.ts";
import {
  MAX_QUANTITY,
  MAX_RETURNS,
  MAX_SECTIONS,
  type OfferedPrice,
  type Offering,
} from "./offering.ts";
import { freeCount, lapses, offeredSeats, quantitiesOf } from "./seats.ts";

type Summary = Omit<Offering, keyof Stored | keyof ConcertDetails>;

/**
 * Null if nothing is offered. `offers`: those of one concert, the lowest price first; `uncounted`: there are
 * more than these.
 */
export function summaryOf(
  offers: readonly Listing[],
  uncounted: boolean,
  now: number,
): Summary | null {
  const all = offers.filter((offer) => offeredSeats(offer) > 0);
  if (all.length === 0) return null;
  const { currency } = all[0].price;
  const counted = all.filter(({ price }) => price.currency === currency);
  const prices = merged(
    counted.filter((offer) => freeCount(offer, now) > 0).map((offer) => priceOf(offer, now)),
  );
  const returns = counted.flatMap((offer) =>
    lapses(offer, now).map((at) => ({
      ...priceOf(offer, at),
      at,
      tickets: freeCount(offer, at) - freeCount(offer, at - 1),
    }))
  ).sort((a, b) => a.at - b.at).slice(0, MAX_RETURNS);
  return {
    ...shownOf(prices, currency),
    tickets: counted.reduce((sum, offer) => sum + freeCount(offer, now), 0),
    offered: counted.reduce((sum, offer) => sum + offeredSeats(offer), 0),
    freeAt: returns[0]?.at ?? null,
    newestAt: Math.max(...all.map(({ createdAt }) => createdAt)),
    sections: sectionsOf(counted),
    more: uncounted || counted.length < all.length,
    currency,
    prices,
    returns,
  };
}

/** Each once, by number and name: "Block 2" before "Block 10". */
function sectionsOf(offers: readonly Listing[]): string[] {
  const byFold = new Map<string, string>();
  for (const { section } of offers) {
    if (section !== null && !byFold.has(fold(section))) byFold.set(fold(section), section);
  }
  return [...byFold.values()].sort(collator.compare).slice(0, MAX_SECTIONS);
}

const collator = new Intl.Collator("en", { numeric: true });

/** Which of what is offered is asked for; amounts in minor units. */
export interface Asked {
  min?: number;
  max?: number;
  quantity?: number;
}

/**
 * The offering as it is at this time: holds that have lapsed count as free, and nothing can be reserved once
 * sales have closed. `from`, `saving` and `largestGroup` are those of the prices that are asked for.
 */
export function offeringAt(offering: Offering, now: number, asked: Asked = {}): Offering {
  const lapsed = offering.returns.filter(({ at }) => at <= now);
  const returns = offering.returns.slice(lapsed.length);
  if (isClosed(offering, now)) {
    return { ...offering, ...NOTHING, tickets: 0, freeAt: null, prices: [], returns: [] };
  }
  const prices = lapsed.length === 0 ? offering.prices : merged([...offering.prices, ...lapsed]);
  return {
    ...offering,
    ...shownOf(prices.filter((price) => isAsked(price, asked)), offering.currency),
    tickets: offering.tickets + lapsed.reduce((sum, { tickets }) => sum + tickets, 0),
    freeAt: returns[0]?.at ?? null,
    prices,
    returns,
  };
}

/** Whether that many tickets can be reserved together at such a price. */
export const isAsked = ({ amount, quantities }: OfferedPrice, asked: Asked): boolean =>
  amount >= (asked.min ?? 0) && amount <= (asked.max ?? Infinity) &&
  (asked.quantity === undefined || (quantities & 1 << asked.quantity - 1) !== 0);

const NOTHING = { from: null, saving: 0, largestGroup: 0 } as const;

function shownOf(prices: readonly OfferedPrice[], currency: string) {
  if (prices.length === 0) return NOTHING;
  const [{ amount, saving }] = prices;
  const quantities = prices.reduce((all, price) => all | price.quantities, 0);
  let largestGroup = MAX_QUANTITY;
  while (largestGroup > 0 && !(quantities & 1 << largestGroup - 1)) largestGroup--;
  return { from: { amount, currency }, saving, largestGroup };
}

const priceOf = (offer: Listing, at: number): OfferedPrice => ({
  amount: offer.price.amount,
  saving: savingOf(offer),
  quantities: quantitiesOf(offer, at),
});

/** Percent below face value, rounded down; 0 if none. */
export const savingOf = (
  { price: { amount }, faceValue }: Pick<Listing, "price" | "faceValue">,
): number => Math.max(0, Math.floor((faceValue.amount - amount) * 100 / faceValue.amount));

/** One for each amount, in order: what any of them gives, at the greatest saving. */
function merged(prices: readonly OfferedPrice[]): OfferedPrice[] {
  const byAmount = new Map<number, OfferedPrice>();
  for (const { amount, saving, quantities } of prices) {
    const known = byAmount.get(amount);
    byAmount.set(amount, {
      amount,
      saving: Math.max(saving, known?.saving ?? 0),
      quantities: quantities | (known?.quantities ?? 0),
    });
  }
  return [...byAmount.values()].sort((a, b) => a.amount - b.amount);
}

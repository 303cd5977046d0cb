/** What an offering tells of its offers, and what of that is true at a later time. Pure. */
import type { Stored } from "#store/entity/mod.ts";
import type { ConcertDetails } from "../concerts/details.ts";
import type { Listing } from "../tickets/listing.ts";
import { worthOf } from "../tickets/caps.ts";
import { fold } from "../text.ts";
import { type FeeRules, feesOf, withFee } from "../trade/fees.ts";
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

/** Which of what is offered is asked for; totals in minor units. */
export interface Asked {
  min?: number;
  max?: number;
  quantity?: number;
}

/** What can be reserved at one total, in minor units: what a buyer pays for one ticket. */
interface OfferedTotal extends Omit<OfferedPrice, "amount" | "worth"> {
  total: number;
}

/** An offering as buyers see it: `from` and `saving` are those of the lowest total. */
export interface OfferingNow extends Omit<Offering, "prices" | "returns"> {
  /** The lowest first. */
  totals: OfferedTotal[];
}

/** The offering as buyers see it at this time, with the fees of now. */
export function offeringAt(offering: Offering, now: number, rules: FeeRules): OfferingNow {
  const { prices, returns: _, ...rest } = lapsedAt(offering, now);
  return narrowed({ ...rest, totals: prices.map((price) => totalAt(price, rules)) });
}

/** The same for those who ask for less: `from`, `saving` and `largestGroup` are those of what is asked for. */
export const narrowed = (offering: OfferingNow, asked: Asked = {}): OfferingNow => ({
  ...offering,
  ...shownOf(
    offering.totals.filter((one) => isAsked(one, asked)).map(({ total, ...rest }) => ({
      ...rest,
      amount: total,
    })),
    offering.currency,
  ),
});

function totalAt({ amount, quantities, ...price }: OfferedPrice, rules: FeeRules): OfferedTotal {
  const total = amount + feesOf({ amount }, rules).buyerFee;
  // Without its worth: what it was at least, of all that round to this saving.
  const worth = price.worth ?? Math.ceil(amount * 100 / (100 - price.saving));
  return { total, saving: percentBelow(worth, total), quantities };
}

/**
 * What is stored, as it is at this time: holds that have lapsed count as free, and nothing can be reserved once
 * sales have closed.
 */
export function lapsedAt(offering: Offering, now: number): Offering {
  const lapsed = offering.returns.filter(({ at }) => at <= now);
  const returns = offering.returns.slice(lapsed.length);
  if (isClosed(offering, now)) {
    return { ...offering, ...NOTHING, tickets: 0, freeAt: null, prices: [], returns: [] };
  }
  const prices = lapsed.length === 0 ? offering.prices : merged([...offering.prices, ...lapsed]);
  return {
    ...offering,
    ...shownOf(prices, offering.currency),
    tickets: offering.tickets + lapsed.reduce((sum, { tickets }) => sum + tickets, 0),
    freeAt: returns[0]?.at ?? null,
    prices,
    returns,
  };
}

/** Whether that many tickets can be reserved together at such a total. */
export const isAsked = ({ total, quantities }: OfferedTotal, asked: Asked): boolean =>
  total >= (asked.min ?? 0) && total <= (asked.max ?? Infinity) &&
  (asked.quantity === undefined || (quantities & 1 << asked.quantity - 1) !== 0);

const NOTHING = { from: null, saving: 0, largestGroup: 0 } as const;

function shownOf(prices: readonly Omit<OfferedPrice, "worth">[], currency: string) {
  if (prices.length === 0) return NOTHING;
  const [{ amount, saving }] = prices;
  const quantities = prices.reduce((all, price) => all | price.quantities, 0);
  let largestGroup = MAX_QUANTITY;
  while (largestGroup > 0 && !(quantities & 1 << largestGroup - 1)) largestGroup--;
  return { from: { amount, currency }, saving, largestGroup };
}

const priceOf = (offer: Listing, at: number): OfferedPrice => ({
  amount: offer.price.amount,
  saving: percentBelow(worthOf(offer).amount, offer.price.amount),
  worth: worthOf(offer).amount,
  quantities: quantitiesOf(offer, at),
});

/** How much less than at first a ticket costs now with the buyer's fee: percent, rounded down; 0 if it does not. */
export const savingOf = (
  offer: Pick<Listing, "price" | "faceValue" | "paidFees">,
  rules: FeeRules,
): number => percentBelow(worthOf(offer).amount, withFee(offer.price, rules).amount);

const percentBelow = (worth: number, total: number): number =>
  Math.max(0, Math.floor((worth - total) * 100 / worth));

/** One for each amount, in order: what any of them gives, at the greatest saving. */
function merged(prices: readonly OfferedPrice[]): OfferedPrice[] {
  const byAmount = new Map<number, OfferedPrice>();
  for (const { amount, saving, worth, quantities } of prices) {
    const known = byAmount.get(amount);
    byAmount.set(amount, {
      amount,
      saving: Math.max(saving, known?.saving ?? 0),
      worth: worth === null || known?.worth === null ? null : Math.max(worth, known?.worth ?? 0),
      quantities: quantities | (known?.quantities ?? 0),
    });
  }
  return [...byAmount.values()].sort((a, b) => a.amount - b.amount);
}

/** A query of concerts prepared for matching: instants in place of dates, folded words. */
import type { Offering } from "../offerings/offering.ts";
import { type Asked, isAsked, type OfferingNow } from "../offerings/summary.ts";
import { fold, keyText } from "../text.ts";
import { type FeeRules, highestPrice } from "../trade/fees.ts";
import type { BrowseSort, ConcertQuery } from "./query.ts";
import { isOnDays, startOfDay } from "./days.ts";
import { type Term, termsIn } from "./words.ts";

export interface WantedConcerts {
  sort: BrowseSort;
  /** All must match; the last one may be the start of a word. */
  terms: Term[];
  city: string | null;
  country: string | null;
  /** Days in the concert's time zone, "YYYY-MM-DD", inclusive; null: any. */
  from: string | null;
  to: string | null;
  /** The range of the concert's start, epoch ms: from inclusive, before exclusive. */
  startsFrom: number;
  startsBefore: number;
  /** Totals. */
  asked: Asked;
  /** The highest seller's price with such a total; null: any. */
  highest: number | null;
  now: number;
}

/** Concerts that have started never match. */
export function wantedConcerts(
  query: ConcertQuery,
  rules: FeeRules,
  now: number,
): WantedConcerts {
  const { min, max, quantity } = query;
  return {
    sort: query.sort,
    terms: termsIn(query.q ?? ""),
    city: query.city === undefined ? null : fold(query.city),
    country: query.country ?? null,
    from: query.from ?? null,
    to: query.to ?? null,
    startsFrom: Math.max(now + 1, query.from ? startOfDay(query.from, "first") : 0),
    startsBefore: query.to ? startOfDay(query.to, "last") : Number.MAX_SAFE_INTEGER,
    asked: { min, max, quantity },
    highest: max === undefined ? null : highestPrice(max, rules),
    now,
  };
}

/** Whether only the value tells if a concert matches, not its index rows. */
export const needsValues = ({ city, country, from, to, asked }: WantedConcerts): boolean =>
  from !== null || to !== null || asksPrices(asked) ||
  city !== null && (country !== null || keyText(city) !== city);

/** Whether the concert matches all but the words, which the index has, and the prices. */
export function matchesConcert(
  offering: Pick<Offering, "startsAt" | "timeZone" | "city" | "country">,
  wanted: WantedConcerts,
): boolean {
  const { city, country } = wanted;
  return offering.startsAt >= wanted.startsFrom && offering.startsAt < wanted.startsBefore &&
    isOnDays(offering, wanted) &&
    (city === null || fold(offering.city) === city) &&
    (country === null || offering.country === country);
}

/** Whether something of it is at a price that is asked for, if any is. */
export const offersAsked = ({ totals }: OfferingNow, { asked }: WantedConcerts): boolean =>
  !asksPrices(asked) || totals.some((one) => isAsked(one, asked));

const asksPrices = ({ min, max, quantity }: Asked): boolean =>
  min !== undefined || max !== undefined || quantity !== undefined;

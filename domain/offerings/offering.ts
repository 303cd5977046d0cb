/** An offering: what the list pages show of a concert, made again from its offers after they change. */
import { z } from "zod";
import { concertDetails } from "../concerts/details.ts";
import { ending, entity, list, many } from "#store/entity/mod.ts";
import { MAX_AMOUNT, moneySchema } from "../money.ts";
import { wordsOf } from "../search/words.ts";
import { LAST_MINUTE_MS } from "../tickets/ticket.ts";
import { instant, stored, storedText } from "../stored.ts";
import { keyText } from "../text.ts";

/** Offers of a concert that are read and counted; `more` tells that there are others. */
export const MAX_COUNTED_OFFERS = 500;
/** Holds of a concert whose end is known to its offering: those that lapse first. */
export const MAX_RETURNS = 20;
/** Tickets that one buyer can take together. */
export const MAX_QUANTITY = 6;

/** Sections of a concert that are named. */
export const MAX_SECTIONS = 60;

/** Bit n - 1 is set if n tickets can be taken together. */
const quantitiesSchema = z.int().min(0).max(2 ** MAX_QUANTITY - 1);

const priceSchema = z.object({
  /** The seller's price of one ticket, in minor units: fees may change, so totals are computed when read. */
  amount: z.int().min(1).max(MAX_AMOUNT),
  /** Percent by which the price alone is below what the ticket cost at first, rounded down; 0 if it is not. */
  saving: z.int().min(0).max(100),
  /** The most that a ticket at this price cost at first, in minor units; null: made by an older version. */
  worth: z.int().min(1).max(2 * MAX_AMOUNT).nullable().default(null),
  quantities: quantitiesSchema,
});
/** What can be reserved at one price. */
export type OfferedPrice = z.infer<typeof priceSchema>;

const offeringSchema = z.object({
  /** The id is the concert's. */
  ...stored,
  ...concertDetails.shape,
  /** The lowest seller's price of a ticket that can be reserved now; null while all are held. */
  from: moneySchema.nullable(),
  /** Tickets that can be reserved now. */
  tickets: z.int().min(0),
  /** Those, and the held ones that may come back; claimed ones count as sold. */
  offered: z.int().min(1),
  /** The most tickets that one buyer can take together now. */
  largestGroup: z.int().min(0).max(MAX_QUANTITY),
  /** When the next held ticket may come back; null: not known, or none is held. */
  freeAt: instant.nullable(),
  /** When the newest of its offers was listed. */
  newestAt: instant,
  /** The saving of the offer at `from`. */
  saving: z.int().min(0).max(100),
  /** The names of the sections with tickets on offer, in order; at most `MAX_SECTIONS`. */
  sections: z.array(storedText).max(MAX_SECTIONS).default([]),
  /** There are offers that were not counted: beyond `MAX_COUNTED_OFFERS`, by price, or in another currency. */
  more: z.boolean(),
  /** The currency of all amounts here. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** What can be reserved, cheapest first, one for each amount. */
  prices: z.array(priceSchema).max(MAX_COUNTED_OFFERS),
  /** What comes back when holds lapse, the next one first. */
  returns: z.array(priceSchema.extend({ at: instant, tickets: z.int().min(1) })).max(MAX_RETURNS),
});
export type Offering = z.infer<typeof offeringSchema>;

/** A city after its country's two letters, "FR Lyon"; "-- Lyon" without a country. */
const placeOf = ({ country, city }: Pick<Offering, "country" | "city">): string =>
  `${country ?? "--"} ${city}`;

/** Those without a price come last. */
const priceKey = ({ from }: Offering): number => from?.amount ?? MAX_AMOUNT + 1;

export const offerings = entity({
  name: "offering",
  about: "What the lists show of a concert with tickets on offer.",
  schema: offeringSchema,
  changesAt: ({ returns, startsAt }, now) => {
    const ahead = [...returns.map(({ at }) => at), startsAt - LAST_MINUTE_MS]
      .filter((at) => at > now);
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
  indexes: {
    date: ending<Offering>("Browse by date; it ends when its concert begins", (o) => [o.startsAt]),
    price: list<Offering>("Browse by price", (o) => [priceKey(o), o.startsAt]),
    newest: list<Offering>("Browse by newest offer", (o) => [o.newestAt]),
    city_date: list<Offering>("Browse one city by date", (o) => [keyText(o.city), o.startsAt]),
    city_price: list<Offering>(
      "Browse one city by price",
      (o) => [keyText(o.city), priceKey(o), o.startsAt],
    ),
    city_newest: list<Offering>(
      "Browse one city by newest offer",
      (o) => [keyText(o.city), o.newestAt],
    ),
    country_date: list<Offering>(
      "Browse one country by date",
      (o) => o.country === null ? null : [o.country, o.startsAt],
    ),
    country_price: list<Offering>(
      "Browse one country by price",
      (o) => o.country === null ? null : [o.country, priceKey(o), o.startsAt],
    ),
    country_newest: list<Offering>(
      "Browse one country by newest offer",
      (o) => o.country === null ? null : [o.country, o.newestAt],
    ),
    city: many<Offering>(
      "The tickets on offer in each city, as sellers spell it, after its country",
      (o) => [[placeOf(o), o.offered]],
      { counted: "sum" },
    ),
    word_date: many<Offering>(
      "Search: words of name, venue and city, by date",
      (o) => wordsOf(o).map((word) => [word, o.startsAt]),
      { counted: true },
    ),
    word_price: many<Offering>(
      "Search: the same words, by price",
      (o) => wordsOf(o).map((word) => [word, priceKey(o), o.startsAt]),
    ),
    word_newest: many<Offering>(
      "Search: the same words, by newest offer",
      (o) => wordsOf(o).map((word) => [word, o.newestAt]),
    ),
  },
});

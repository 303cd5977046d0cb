/** What a buyer agrees to: the terms of a listing, of one ticket, and of the tickets of an order. */
import { z } from "zod";
import { MAX_AMOUNT, type Money, moneySchema } from "../money.ts";
import { idSchema, shownInstant, storedText } from "../stored.ts";
import { storedTimeZone } from "../time_zone.ts";
import type { Fees } from "../trade/fees.ts";

/**
 * What all seats of a listing share; `price` and `faceValue` are those of one ticket. The schemas accept only
 * what pages can show: other values count as unreadable (quarantine).
 */
export const listingTermsSchema = z.object({
  title: storedText,
  venue: storedText,
  city: storedText,
  startsAt: shownInstant,
  timeZone: storedTimeZone,
  section: storedText.nullable(),
  row: storedText.nullable(),
  faceValue: moneySchema,
  price: moneySchema,
});
type ListingTerms = z.infer<typeof listingTermsSchema>;

/** What a listing and its orders carry of their concert, under these names. */
const CONCERTS = ["title", "venue", "city", "startsAt", "timeZone"] as const;
export const fieldsOfConcert: readonly string[] = CONCERTS;
export type ConcertPart = Pick<ListingTerms, typeof CONCERTS[number]>;

export const concertPartOf = (
  { title, venue, city, startsAt, timeZone }: ConcertPart,
): ConcertPart => ({ title, venue, city, startsAt, timeZone });

/** Most seats of a listing, and so of an order. */
export const MAX_SEATS = 6;

/** The terms of one ticket. `codeHash` is an HMAC of the barcode's content. */
export const ticketTermsSchema = listingTermsSchema.extend({
  seat: storedText.nullable(),
  codeHash: z.string(),
});

/** The terms of a ticket or an order as people see them; an order's `seat` names all of its seats. */
export type ShownTerms = Omit<z.infer<typeof ticketTermsSchema>, "codeHash">;

const fee = z.int().min(0).max(MAX_AMOUNT).default(0);

/** The terms of some seats of one listing with the fees of each; an order keeps a copy. */
export const saleTermsSchema = listingTermsSchema.extend({
  /** What the buyer pays on top of the price of one ticket, in minor units. */
  buyerFee: fee,
  /** What is kept of the price of one ticket, in minor units. */
  sellerFee: fee,
  seats: z.array(
    z.object({ id: idSchema, seat: storedText.nullable(), codeHash: z.string() }),
  ).min(1).max(MAX_SEATS),
});
type SaleTerms = z.infer<typeof saleTermsSchema>;

const NO_FEES: Fees = { buyerFee: 0, sellerFee: 0 };

export function termsOf(
  { title, venue, city, startsAt, timeZone, section, row, faceValue, price }: ListingTerms,
  seats: SaleTerms["seats"],
  { buyerFee, sellerFee }: Fees = NO_FEES,
): SaleTerms {
  return {
    ...{ title, venue, city, startsAt, timeZone, section, row, faceValue, price },
    ...{ buyerFee, sellerFee },
    seats: seats.map(({ id, seat, codeHash }) => ({ id, seat, codeHash })),
  };
}

/** The terms of an order as people see them. */
export function shownTerms({ seats, ...shared }: SaleTerms): ShownTerms {
  const names = seats.map(({ seat }) => seat).filter((name) => name !== null);
  return { ...shared, seat: names.length > 0 ? names.join(", ") : null };
}

type Priced = Pick<SaleTerms, "price" | "buyerFee" | "sellerFee"> & {
  seats: { readonly length: number };
};

/** What the buyer pays for one of these tickets. */
export const totalEach = ({ price, buyerFee }: Omit<Priced, "seats" | "sellerFee">): Money => ({
  ...price,
  amount: price.amount + buyerFee,
});

/** What the buyer pays for all of these tickets together. */
export const totalOf = (terms: Omit<Priced, "sellerFee">): Money => ({
  ...terms.price,
  amount: totalEach(terms).amount * terms.seats.length,
});

/** The seller's price of all of these tickets together. */
export const soldOf = ({ price, seats }: Omit<Priced, "buyerFee" | "sellerFee">): Money => ({
  ...price,
  amount: price.amount * seats.length,
});

/** What of it the buyer pays as a fee, for all of these tickets together; its amount may be 0. */
export const feeOf = ({ price, buyerFee, seats }: Omit<Priced, "sellerFee">): Money => ({
  ...price,
  amount: buyerFee * seats.length,
});

/** What of the price is kept as the seller's fee, for all of these tickets together; its amount may be 0. */
export const sellerFeeOf = (terms: Omit<Priced, "buyerFee">): Money => ({
  ...terms.price,
  amount: terms.sellerFee * terms.seats.length,
});

/** What the seller gets for all of these tickets together; its amount may be 0. */
export const payoutOf = ({ price, sellerFee, seats }: Omit<Priced, "buyerFee">): Money => ({
  ...price,
  amount: (price.amount - sellerFee) * seats.length,
});

/**
 * Whether a buyer would get what they agreed to. Name, venue and city of the concert may be corrected; an order keeps
 * its own fees.
 */
export function sameTerms(a: SaleTerms, b: SaleTerms): boolean {
  return a.price.amount === b.price.amount && a.price.currency === b.price.currency &&
    a.faceValue.amount === b.faceValue.amount && a.faceValue.currency === b.faceValue.currency &&
    a.startsAt === b.startsAt &&
    a.section === b.section && a.row === b.row && sameSeats(a.seats, b.seats);
}

const sameSeats = (a: SaleTerms["seats"], b: SaleTerms["seats"]): boolean =>
  a.length === b.length &&
  a.every(({ id, seat, codeHash }, place) =>
    id === b[place].id && seat === b[place].seat && codeHash === b[place].codeHash
  );

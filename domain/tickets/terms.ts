/** What a buyer agrees to: the terms of a listing, of one ticket, and of the tickets of an order. */
import { z } from "zod";
import { type Money, moneySchema } from "../money.ts";
import { idSchema, shownInstant, storedText } from "../stored.ts";
import { storedTimeZone } from "../time_zone.ts";

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

/** The terms of some seats of one listing; an order keeps a copy. */
export const saleTermsSchema = listingTermsSchema.extend({
  seats: z.array(
    z.object({ id: idSchema, seat: storedText.nullable(), codeHash: z.string() }),
  ).min(1).max(MAX_SEATS),
});
type SaleTerms = z.infer<typeof saleTermsSchema>;

export function termsOf(
  { title, venue, city, startsAt, timeZone, section, row, faceValue, price }: ListingTerms,
  seats: SaleTerms["seats"],
): SaleTerms {
  return {
    ...{ title, venue, city, startsAt, timeZone, section, row, faceValue, price },
    seats: seats.map(({ id, seat, codeHash }) => ({ id, seat, codeHash })),
  };
}

/** The terms of an order as people see them. */
export function shownTerms({ seats, ...shared }: SaleTerms): ShownTerms {
  const names = seats.map(({ seat }) => seat).filter((name) => name !== null);
  return { ...shared, seat: names.length > 0 ? names.join(", ") : null };
}

/** What all of these tickets cost together. */
export const totalOf = ({ price, seats }: Pick<SaleTerms, "price" | "seats">): Money => ({
  ...price,
  amount: price.amount * seats.length,
});

/** What the seller gets for all of these tickets. */
export const payoutOf = ({ price, seats }: Pick<SaleTerms, "price" | "seats">): Money => ({
  ...price,
  amount: price.amount * seats.length,
});

/** Whether a buyer would get what they agreed to. Name, venue and city of the concert may be corrected. */
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

/** A listing: 1 to 6 seats that a fan sells on the same terms, in one value, and its indexes. */
import { z } from "zod";
import { entity, list, many, uniques } from "#store/entity/mod.ts";
import { moneySchema } from "../money.ts";
import { OFFERING_MARK } from "../concerts/concert.ts";
import { idSchema, instant, stored, storedText } from "../stored.ts";
import { offered, refolded, unlisted } from "./former_rows.ts";
import { seated } from "./former_shapes.ts";
import { blocksBarcode, isListedSeat, isOfferedSeat, type Seat, seatSchema } from "./seat.ts";
import { listingTermsSchema, MAX_SEATS, shownTerms, termsOf } from "./terms.ts";
import { isLapsedHold, nextChange, type Ticket, withUnpaid } from "./ticket.ts";

/**
 * How many of its seats one order may take. together: all that are left · any: as many as wanted ·
 * no_single: any number that does not leave exactly one.
 */
export const splits = ["together", "any", "no_single"] as const;

const listingSchema = listingTermsSchema.extend({
  ...stored,
  sellerId: idSchema,
  /** Null only for a listing from before there were concerts. */
  concertId: idSchema.nullable().default(null),
  description: storedText,
  /** What the first seller charged on top of the face value of one ticket; null: nothing, or not known. */
  paidFees: moneySchema.nullable().optional(),
  split: z.enum(splits).default("any"),
  /** When the latest unpaid holds ended; at most `MAX_UNPAID_AT`. */
  unpaidAt: z.array(instant).default([]),
  /** On offer no more, although no status says so: its concert is cancelled, or began before lists were made of concerts. */
  retired: z.boolean(),
  /** In the seller's order. The first has the listing's id. */
  seats: z.array(seatSchema).min(1).max(MAX_SEATS),
});
export type Listing = z.infer<typeof listingSchema>;

/** The id of the listing that a ticket belongs to. */
export const listingIdOf = (ticketId: string): string => ticketId.replace(/-[2-6]$/, "");

/** The ids of a new listing's tickets. */
export const seatIdsOf = (listingId: string, seats: number): string[] =>
  Array.from(
    { length: seats },
    (_, place) => place === 0 ? listingId : `${listingId}-${place + 1}`,
  );

/** One seat with what it shares with the others; null if the listing has no such seat. */
export function ticketOf(listing: Listing | null, ticketId: string): Ticket | null {
  const seat = listing?.seats.find(({ id }) => id === ticketId);
  return listing && seat ? viewOf(listing, seat) : null;
}

/** All tickets of a listing, in the seller's order. */
export const ticketsOf = (listing: Listing): Ticket[] =>
  listing.seats.map((seat) => viewOf(listing, seat));

/** The ticket that stands for the listing in a list: the first that is listed, or else the first. */
export function leadOf(listing: Listing): Ticket {
  return viewOf(listing, listing.seats.find(isListedSeat) ?? listing.seats[0]);
}

/** One ticket that stands for some of its listing, under the names of all of them. */
export interface SomeTickets extends Ticket {
  count: number;
}

/** The first of these tickets, for all of them; without any, the listing's lead for the whole listing. */
export function leadNaming(listing: Listing, isMeant: (seat: Seat) => boolean): SomeTickets {
  const meant = listing.seats.filter(isMeant);
  const named = meant.length > 0 ? meant : listing.seats;
  const { seat } = shownTerms(termsOf(listing, named));
  const lead = meant.length > 0 ? viewOf(listing, meant[0]) : leadOf(listing);
  return { ...lead, seat, count: named.length };
}

function viewOf({ seats: _, id: listingId, ...shared }: Listing, seat: Seat): Ticket {
  return { ...shared, listingId, ...seat };
}

export const isListed = ({ retired, seats }: Listing): boolean =>
  !retired && seats.some(isListedSeat);

/** When unpaid holds ended, including lapsed ones that have not been let go yet. */
export function unpaidHolds(
  { unpaidAt }: Pick<Listing, "unpaidAt">,
  seats: readonly Pick<Seat, "status" | "orderId" | "heldUntil">[],
  now: number,
): readonly number[] {
  const lapsed = new Map(
    seats.filter((seat) => isLapsedHold(seat, now)).map((seat) => [seat.orderId, seat.heldUntil!]),
  );
  return [...lapsed.values()].reduce(withUnpaid, [...unpaidAt]);
}

/** The seats that can be reserved now, in the seller's order. */
export const freeSeats = ({ seats }: Pick<Listing, "seats">, now: number): Seat[] =>
  seats.filter((seat) => seat.status === "available" || isLapsedHold(seat, now));

/** The numbers of seats that one order may take when `free` seats are free; ascending. */
export function quantitiesFor(split: Listing["split"], free: number): number[] {
  const all = Array.from({ length: free }, (_, place) => place + 1);
  switch (split) {
    case "any":
      return all;
    case "together":
      return all.slice(-1);
    case "no_single":
      return all.filter((taken) => free - taken !== 1);
  }
}

/** Something of it can be reserved, or may come back. */
export const isOffered = ({ retired, seats }: Listing): boolean =>
  !retired && seats.some(isOfferedSeat);

const isPending = ({ seats }: Listing): boolean => seats.some(({ status }) => status === "pending");

/** Compares the fields that the indexes below use; a hold changes none of them, a claim may. A test checks this list. */
function sameIndexRows(a: Listing, b: Listing): boolean {
  return isOffered(a) === isOffered(b) && !isPending(a) && !isPending(b) &&
    a.concertId === b.concertId && a.price.amount === b.price.amount &&
    a.seats.length === b.seats.length &&
    a.seats.every((seat, place) =>
      seat.codeHash === b.seats[place].codeHash &&
      blocksBarcode(seat) === blocksBarcode(b.seats[place])
    );
}

const hashes = (seats: Seat[]) => [...new Set(seats.map(({ codeHash }) => codeHash))];

export const listings = entity({
  name: "ticket",
  about: "A listing: the tickets that a fan sells together, on the same terms.",
  schema: listingSchema,
  unmoved: sameIndexRows,
  changesAt: (listing, now) => {
    const ahead = ticketsOf(listing).map((ticket) => nextChange(ticket, now) ?? Infinity);
    const next = Math.min(...ahead);
    return next === Infinity ? null : next;
  },
  marking: (l, isFormer) =>
    l.concertId !== null && (isFormer ? isListed(l) : isOffered(l))
      ? { name: OFFERING_MARK, id: l.concertId }
      : null,
  upgrades: [refolded, seated, unlisted, offered],
  indexes: {
    code: uniques<Listing>(
      "HMAC of each barcode: no ticket is listed twice",
      (l) => hashes(l.seats.filter(blocksBarcode)).map((hash) => [hash]),
    ),
    listings: many<Listing>(
      "All listings of a barcode, oldest first",
      (l) => hashes(l.seats).map((hash) => [hash]),
    ),
    seller: list<Listing>("A seller's listings, oldest first", (l) => [l.sellerId]),
    concert: list<Listing>(
      "A concert's listings on offer, by price",
      (l) => l.concertId !== null && isOffered(l) ? [l.concertId, l.price.amount] : null,
    ),
    concert_all: list<Listing>(
      "All listings ever made for a concert, by seller",
      (l) => l.concertId === null ? null : [l.concertId, l.sellerId],
    ),
    review: list<Listing>(
      "Listings that wait for a moderator",
      (l) => isPending(l) && !l.retired ? [l.updatedAt] : null,
    ),
  },
});

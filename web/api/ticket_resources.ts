/** Tickets and listings as the API returns them. */
import type { Services } from "#domain/ports/services.ts";
import { freeSeats, type Listing, quantitiesFor, ticketsOf } from "#domain/tickets/listing.ts";
import { noteOpened } from "#domain/orders/openings.ts";
import { revealCode } from "#domain/tickets/queries.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { type FeeRules, feesOf, withFee } from "#domain/trade/fees.ts";
import type { Money } from "#domain/money.ts";
import { isClosed, shownStatus, type Ticket, ticketState } from "#domain/tickets/ticket.ts";
import { digestOf, etagOf } from "../answer/conditional.ts";
import { instantOut, type Json, storedOut, termsOut, withoutNulls } from "./resources.ts";

type Role = "seller" | "buyer" | "other";

/** A ticket as the viewer may see it, and its ETag. */
export async function ticketOut(
  x: Services,
  viewerId: string | null,
  ticket: Ticket,
): Promise<{ body: Json; etag: string }> {
  const now = x.store.now();
  const { role, code } = await seenBy(x, viewerId, ticket);
  const body = withoutNulls({
    ...listedTicketOut(ticket, feeRulesOf(x), now),
    orderId: orderIdFor(role, ticket, now),
    code,
  });
  // New fees change the total of a ticket that does not change.
  const fee = feesOf(ticket.price, feeRulesOf(x)).buyerFee;
  const seen = fee === 0 ? role : `${role}-${fee}`;
  return { body, etag: etagOf(ticket.version, ticketState(ticket, now), seen) };
}

/** A ticket in a list: the same for everybody, which keeps a page of 100 cheap. */
export function listedTicketOut(ticket: Ticket, rules: FeeRules, now: number): Json {
  return withoutNulls({
    id: ticket.id,
    ...termsOut(ticket),
    ...seatOut(ticket, now),
    concertId: ticket.concertId,
    listingId: ticket.listingId,
    paidFees: ticket.paidFees ?? null,
    ...totalOut(ticket.price, rules),
    description: ticket.description,
    sellerId: ticket.sellerId,
    ...storedOut(ticket),
  });
}

/** A listing as the viewer may see it, and its ETag. */
export async function listingOut(
  x: Services,
  viewerId: string | null,
  listing: Listing,
): Promise<{ body: Json; etag: string }> {
  const now = x.store.now();
  const tickets = await Promise.all(
    ticketsOf(listing).map(async (ticket) => {
      const { role, code } = await seenBy(x, viewerId, ticket);
      return withoutNulls({
        ...seatOut(ticket, now),
        orderId: orderIdFor(role, ticket, now),
        code,
      });
    }),
  );
  const body = { ...listedListingOut(listing, feeRulesOf(x), now), tickets };
  const role = viewerId === listing.sellerId ? "seller" : "other";
  return { body, etag: etagOf(listing.version, role, digestOf(body)) };
}

/** A listing in a list: the same for everybody. */
export function listedListingOut(listing: Listing, rules: FeeRules, now: number): Json {
  const { id, concertId, sellerId, split, description, price } = listing;
  const free = isClosed(listing, now) ? 0 : freeSeats(listing, now).length;
  return withoutNulls({
    id,
    ...termsOut({ ...listing, seat: null }),
    concertId,
    paidFees: listing.paidFees ?? null,
    ...totalOut(price, rules),
    split,
    quantities: quantitiesFor(split, free),
    description,
    sellerId,
    tickets: ticketsOf(listing).map((ticket) => seatOut(ticket, now)),
    ...storedOut(listing),
  });
}

/** What a buyer pays for one ticket, and what of it is the fee. */
function totalOut(price: Money, rules: FeeRules): Json {
  const { buyerFee: amount } = feesOf(price, rules);
  return { total: withFee(price, rules), buyerFee: amount === 0 ? null : { ...price, amount } };
}

/** The part of a ticket that it does not share with others of its listing. */
function seatOut(ticket: Ticket, now: number): Json {
  const { id, seat, heldUntil, codeType } = ticket;
  const status = ticketState(ticket, now);
  const held = status === "reserved" && heldUntil !== null;
  return withoutNulls({
    id,
    seat,
    status,
    heldUntil: held ? instantOut(heldUntil) : null,
    codeType,
  });
}

async function seenBy(
  x: Services,
  viewerId: string | null,
  ticket: Ticket,
): Promise<{ role: Role; code: string | null }> {
  const code = await revealCode(x, viewerId, ticket);
  const role = viewerId === ticket.sellerId ? "seller" : code !== null ? "buyer" : "other";
  if (role === "buyer") await noteOpened(x, ticket.orderId!, [ticket.id], "api");
  return { role, code };
}

const orderIdFor = (role: Role, ticket: Ticket, now: number): string | null =>
  role === "other" || shownStatus(ticket, now) === "available" ? null : ticket.orderId;

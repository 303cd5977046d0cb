/** Listings of one ticket, from the ticket's fields as people see them. */
import type { Listing } from "#domain/tickets/listing.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";

export type TicketFields = Omit<Ticket, "listingId">;

export function listingWith(ticket: TicketFields): Listing {
  const { id, seat, status, orderId, heldUntil, code, codeType, codeHash, barred, ...shared } =
    ticket;
  return {
    ...shared,
    id,
    seats: [{ id, seat, status, orderId, heldUntil, code, codeType, codeHash, barred }],
  };
}

/** The listing with its first ticket changed. */
export function changed(listing: Listing, change: Partial<TicketFields>): Listing {
  const { seats: [seat, ...others], ...shared } = listing;
  const { seats: [first], ...rest } = listingWith({ ...shared, ...seat, ...change });
  return { ...rest, id: listing.id, seats: [first, ...others] };
}

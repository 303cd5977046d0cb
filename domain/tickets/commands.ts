/** Listing, editing and withdrawing one ticket, as a listing of one. */
import type { Once } from "../idempotency/once.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { ofOneTicket } from "./codes.ts";
import type { TicketInput, TicketPatch } from "./input.ts";
import { type Listing, listingIdOf, ticketOf } from "./listing.ts";
import { editListing } from "./edit_listing.ts";
import { listTickets } from "./list_tickets.ts";
import { withdrawListing } from "./withdraw_listing.ts";
import { getTicket } from "./queries.ts";
import type { Ticket } from "./ticket.ts";

/** Lists a ticket; with moderation on it is pending at first. */
export async function listTicket(
  x: Services,
  sellerId: string,
  { code, codeType, seat, ...shared }: TicketInput,
  once?: Once<Ticket>,
): Promise<Result<Ticket>> {
  const input = { ...shared, split: "any", tickets: [{ seat, code, codeType }] } as const;
  const ofListing: Once<Listing> | undefined = once && {
    ...once,
    answerTo: (listing) => once.answerTo(ticketOf(listing, listing.id)!),
  };
  const listed = await listTickets(
    x,
    sellerId,
    { ...input, tickets: [...input.tickets] },
    ofListing,
  );
  return one(listed, listed.ok ? listed.value.id : "");
}

/** Changes the ticket's listing; `version`: the version that the seller saw. */
export async function editTicket(
  x: Services,
  userId: string,
  ticketId: string,
  { code, codeType, seat, ...shared }: TicketPatch,
  version: number,
): Promise<Result<Ticket>> {
  if (!await getTicket(x.store, ticketId)) return refuse("not_found");
  const tickets = [{ id: ticketId, seat, code, codeType }];
  const listingId = listingIdOf(ticketId);
  return one(await editListing(x, userId, listingId, { ...shared, tickets }, version), ticketId);
}

/** Withdraws a ticket for good. Returns an already withdrawn one unchanged. */
export async function withdrawTicket(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Ticket>> {
  if (!await getTicket(x.store, ticketId)) return refuse("not_found");
  return one(await withdrawListing(x, userId, listingIdOf(ticketId), [ticketId]), ticketId);
}

function one(result: Result<Listing>, ticketId: string): Result<Ticket> {
  return result.ok
    ? ok(ticketOf(result.value, ticketId)!)
    : { ok: false, refusal: ofOneTicket(result.refusal) };
}

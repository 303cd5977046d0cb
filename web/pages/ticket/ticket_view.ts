/** The props of tickets, made from domain values. */
import type { TermsView, TicketView } from "../../parts/TicketCard.tsx";
import type { ShownTerms } from "#domain/tickets/terms.ts";
import { type Ticket, ticketState } from "#domain/tickets/ticket.ts";

export function ticketView(ticket: Ticket, now: number): TicketView {
  const state = ticketState(ticket, now);
  return {
    id: ticket.id,
    ...termsView(ticket),
    state,
    heldUntil: state === "reserved" ? ticket.heldUntil : null,
  };
}

export function termsView(terms: ShownTerms): TermsView {
  const { title, venue, city, startsAt, timeZone, section, row, seat, price, faceValue } = terms;
  return { title, venue, city, startsAt, timeZone, section, row, seat, price, faceValue };
}

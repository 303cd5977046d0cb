/** Domain values as the components take them: plain, derived states worked out. */
import type { TicketView } from "../parts/TicketCard.tsx";
import type { OrderBadgeName, TicketState } from "../parts/badges.ts";
import { type Order, shownOrderStatus } from "#domain/orders/order.ts";
import { isOver, type SaleTerms, shownStatus, type Ticket } from "#domain/tickets/ticket.ts";

/** `over` is an unsold ticket whose concert has begun. */
export function ticketState(ticket: Ticket, now: number): TicketState {
  const status = shownStatus(ticket, now);
  return status === "available" && isOver(ticket, now) ? "over" : status;
}

export function ticketView(ticket: Ticket, now: number): TicketView {
  const state = ticketState(ticket, now);
  return {
    id: ticket.id,
    ...placeView(ticket),
    state,
    heldUntil: state === "reserved" ? ticket.heldUntil : null,
  };
}

/** The terms as shown: no more of them than a page needs. */
export function placeView(terms: SaleTerms) {
  const { title, venue, city, startsAt, timeZone, section, row, seat, price, faceValue } = terms;
  return { title, venue, city, startsAt, timeZone, section, row, seat, price, faceValue };
}

/** The same on an order's page and in lists; `atBank` as `waitsForBank` says. */
export function orderBadgeOf(order: Order, atBank: boolean, now: number): OrderBadgeName {
  const { status, cancelReason } = shownOrderStatus(order, now);
  if (atBank) return "at_bank";
  return status === "cancelled" && cancelReason === "expired" ? "expired" : status;
}

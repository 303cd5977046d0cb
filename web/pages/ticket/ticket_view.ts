/** The props of tickets, made from domain values. */
import type { CaseSeat } from "../moderation/Decide.tsx";
import type { TermsView, TicketView } from "../../parts/TicketCard.tsx";
import { type ShownTerms, totalEach } from "#domain/tickets/terms.ts";
import { type Ticket, ticketState } from "#domain/tickets/ticket.ts";
import { type FeeRules, type Fees, feesOf } from "#domain/trade/fees.ts";

/** `rules`: of the fees of now. */
function ticketView(ticket: Ticket, rules: FeeRules, now: number): TicketView {
  const state = ticketState(ticket, now);
  return {
    id: ticket.id,
    ...termsView(ticket, feesOf(ticket.price, rules)),
    state,
    heldUntil: state === "reserved" ? ticket.heldUntil : null,
  };
}

/** States of a listing of several, the one that its page and its row in lists show first. */
const STATES: TicketView["state"][] = [
  "available",
  "reserved",
  "pending",
  "rejected",
  "over",
  "sold",
  "withdrawn",
];

/** A listing as one: any ticket that can be reserved makes it available. `tickets`: all of it, in order. */
export function listingView(
  tickets: readonly Ticket[],
  rules: FeeRules,
  now: number,
): TicketView {
  const views = tickets.map((ticket) => ticketView(ticket, rules, now));
  const state = STATES.find((one) => views.some((view) => view.state === one))!;
  const names = views.flatMap(({ seat }) => seat ?? []);
  const held = views.flatMap(({ heldUntil }) => heldUntil ?? []);
  return {
    ...views[0],
    seat: names.length > 0 ? names.join(", ") : null,
    state,
    heldUntil: state === "reserved" && held.length > 0 ? Math.min(...held) : null,
  };
}

/** All tickets of a listing, in order, as moderators see them. */
export const caseSeats = (tickets: readonly Ticket[], now: number): CaseSeat[] =>
  tickets.map((ticket) => {
    const { id, seat, heldUntil, codeType, orderId } = ticket;
    return { id, seat, state: ticketState(ticket, now), heldUntil, codeType, orderId };
  });

export function termsView(terms: ShownTerms, { buyerFee }: Pick<Fees, "buyerFee">): TermsView {
  const { title, venue, city, startsAt, timeZone, section, row, seat, price, faceValue } = terms;
  const total = totalEach({ price, buyerFee });
  return { title, venue, city, startsAt, timeZone, section, row, seat, price, total, faceValue };
}

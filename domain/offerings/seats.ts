/** What of an offer can be reserved, now and when its holds have lapsed. */
import { isListed, shownStatus, type Ticket } from "../tickets/ticket.ts";

/** Tickets that are for sale, held ones included. */
export const offeredSeats = (ticket: Ticket): number => isListed(ticket) ? 1 : 0;

/** Tickets that can be reserved now. */
export const freeSeats = (ticket: Ticket, now: number): number =>
  isListed(ticket) && shownStatus(ticket, now) === "available" ? 1 : 0;

/** The numbers of tickets that can be taken together now: bit n - 1 stands for n. */
export const quantitiesOf = (ticket: Ticket, now: number): number => freeSeats(ticket, now);

/** When holds that can lapse do so, each time once; claimed tickets do not come back. */
export const lapses = (ticket: Ticket, now: number): number[] =>
  isListed(ticket) && ticket.heldUntil !== null && ticket.heldUntil > now ? [ticket.heldUntil] : [];

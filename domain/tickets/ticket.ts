/** A ticket: one seat of a listing together with what it shares with the others, and its derived states. */
import type { Seat, TicketStatus } from "./seat.ts";
import type { Listing } from "./listing.ts";

/** Nothing stores it: `ticketOf` in `listing.ts` makes it. `version` and the times are the listing's. */
export interface Ticket extends Omit<Listing, "id" | "seats">, Seat {
  listingId: string;
}

/** As many as `trade/hold_rules.ts` needs; the oldest is dropped. */
const MAX_UNPAID_AT = 3;

/** What the states of a ticket are derived from. `retired`: as in `listing.ts`. */
export type Timed = Pick<Ticket, "status" | "heldUntil" | "startsAt"> & { retired?: boolean };

/** The next time at which the shown status changes without a commit: a hold lapses, sales end or the concert starts. */
export function nextChange({ heldUntil, startsAt }: Timed, now: number): number | null {
  const ahead = [heldUntil, startsAt - LAST_MINUTE_MS, startsAt].filter((at) =>
    at !== null && at > now
  ) as number[];
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** Tickets cannot be reserved in the last minute before their concert. */
export const LAST_MINUTE_MS = 60_000;

/** Nobody can reserve it any more; derived, never stored. */
export const isClosed = (
  { startsAt, retired = false }: Pick<Timed, "startsAt" | "retired">,
  now: number,
): boolean => retired || startsAt - now <= LAST_MINUTE_MS;

/** The concert has started; derived, never stored. */
export const isOver = ({ startsAt }: Pick<Timed, "startsAt">, now: number): boolean =>
  startsAt <= now;

/** The hold's deadline has passed: the ticket is available to the next buyer. */
export const isLapsedHold = (
  { status, heldUntil }: Pick<Timed, "status" | "heldUntil">,
  now: number,
): boolean => status === "reserved" && heldUntil !== null && now >= heldUntil;

/** Adds an unpaid hold that ended at this time. */
export const withUnpaid = (unpaidAt: readonly number[], at: number): number[] =>
  [...unpaidAt, at].slice(-MAX_UNPAID_AT);

/** The status to show: a ticket with a lapsed hold is `available`. */
export const shownStatus = (ticket: Timed, now: number): TicketStatus =>
  isLapsedHold(ticket, now) ? "available" : ticket.status;

/** The shown status, and `over` for a ticket that nobody reserved in time, or whose concert was cancelled. */
export function ticketState(ticket: Timed, now: number): TicketStatus | "over" {
  const status = shownStatus(ticket, now);
  if (status === "pending" && ticket.retired) return "over";
  return status === "available" && isClosed(ticket, now) ? "over" : status;
}

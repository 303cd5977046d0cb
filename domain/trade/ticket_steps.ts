/** The tickets' part of the order's steps. Pure; each step asserts its precondition. */
import assert from "node:assert/strict";
import { type TicketAction, ticketMachine, ticketStateOf } from "./ticket_machine.ts";
import type { Order } from "../orders/order.ts";
import type { Listing } from "../tickets/listing.ts";
import type { Seat } from "../tickets/seat.ts";
import { withUnpaid } from "../tickets/ticket.ts";

/** The listing with the order's seats changed; the others stay. */
function withSeatsOf(
  listing: Listing,
  { ticketIds, id }: Order,
  change: (seat: Seat) => Seat,
): Listing {
  const known = listing.seats.filter((seat) => ticketIds.includes(seat.id)).length;
  assert(known === ticketIds.length, `order ${id} names tickets that listing ${listing.id} lacks`);
  const seats = listing.seats.map((seat) => ticketIds.includes(seat.id) ? change(seat) : seat);
  return { ...listing, seats };
}

/** Throws unless the table allows the step: an impossible step is a bug, not a refusal. */
function expectStep(
  { startsAt }: Listing,
  seat: Seat,
  action: TicketAction,
  step: string,
  now: number,
): void {
  const state = ticketStateOf({ ...seat, startsAt }, now);
  const found = ticketMachine[state][action];
  assert(found === step, `ticket ${seat.id} is ${state}: cannot ${action}`);
}

const expectHolder = (seat: Seat, order: Order): void =>
  assert(seat.orderId === order.id, `ticket ${seat.id} is held by another order`);

/** Hold: reserved for the order until its deadline. */
export const holdTickets = (listing: Listing, order: Order, now: number): Listing =>
  withSeatsOf(listing, order, (seat) => {
    expectStep(listing, seat, "reserve", "reserved", now);
    return { ...seat, status: "reserved", orderId: order.id, heldUntil: order.expiresAt };
  });

/** Let go: available again. `endedAt`: when the hold ended, if nobody paid; else null. */
export function releaseTickets(
  listing: Listing,
  order: Order,
  now: number,
  endedAt: number | null,
): Listing {
  const released = withSeatsOf(listing, order, (seat) => {
    expectStep(listing, seat, "let_go", "available", now);
    expectHolder(seat, order);
    return { ...seat, status: "available", orderId: null, heldUntil: null };
  });
  return endedAt === null
    ? released
    : { ...released, unpaidAt: withUnpaid(listing.unpaidAt, endedAt) };
}

/** Claim: reserved without a deadline, because we may capture the money. */
export const claimTickets = (listing: Listing, order: Order): Listing =>
  withSeatsOf(
    listing,
    order,
    (seat) => ({ ...seat, status: "reserved", orderId: order.id, heldUntil: null }),
  );

/** Complete: sold. */
export const sellTickets = (listing: Listing, order: Order, now: number): Listing =>
  withSeatsOf(listing, order, (seat) => {
    expectStep(listing, seat, "complete", "sold", now);
    expectHolder(seat, order);
    return { ...seat, status: "sold" };
  });

/** Refund: withdrawn for good, because a buyer knows the barcodes. */
export const withdrawRefunded = (listing: Listing, order: Order, now: number): Listing =>
  withSeatsOf(listing, order, (seat) => {
    expectStep(listing, seat, "refund", "withdrawn", now);
    expectHolder(seat, order);
    return { ...seat, status: "withdrawn" };
  });

/** The ticket's part of the order's steps. Pure; each step asserts its precondition. */
import assert from "node:assert/strict";
import { type TicketAction, ticketMachine, ticketStateOf } from "./ticket_machine.ts";
import type { Order } from "../orders/order.ts";
import { type Ticket, withUnpaid } from "../tickets/ticket.ts";

/** Throws unless the table allows the step: an impossible step is a bug, not a refusal. */
function expectStep(ticket: Ticket, action: TicketAction, step: string, now: number): void {
  const found = ticketMachine[ticketStateOf(ticket, now)][action];
  const state = ticketStateOf(ticket, now);
  assert(found === step, `ticket ${ticket.id} is ${state}: cannot ${action}`);
}

/** Hold: reserved for the order until its deadline. */
export function holdTicket(ticket: Ticket, order: Order, now: number): Ticket {
  expectStep(ticket, "reserve", "reserved", now);
  return { ...ticket, status: "reserved", orderId: order.id, heldUntil: order.expiresAt };
}

/** Let go: available again. `endedAt`: when the hold ended, if nobody paid; else null. */
export function releaseTicket(
  ticket: Ticket,
  order: Order,
  now: number,
  endedAt: number | null,
): Ticket {
  expectStep(ticket, "let_go", "available", now);
  assert(ticket.orderId === order.id, `ticket ${ticket.id} is held by another order`);
  const unpaidAt = endedAt === null ? ticket.unpaidAt : withUnpaid(ticket.unpaidAt, endedAt);
  return { ...ticket, status: "available", orderId: null, heldUntil: null, unpaidAt };
}

/** Claim: reserved without a deadline, because we may capture the money. */
export function claimTicket(ticket: Ticket, order: Order): Ticket {
  return { ...ticket, status: "reserved", orderId: order.id, heldUntil: null };
}

/** Complete: sold. */
export function sellTicket(ticket: Ticket, order: Order, now: number): Ticket {
  expectStep(ticket, "complete", "sold", now);
  assert(ticket.orderId === order.id, `ticket ${ticket.id} is held by another order`);
  return { ...ticket, status: "sold" };
}

/** Refund: withdrawn for good, because a buyer knows its barcode. */
export function withdrawRefunded(ticket: Ticket, now: number): Ticket {
  expectStep(ticket, "refund", "withdrawn", now);
  return { ...ticket, status: "withdrawn" };
}

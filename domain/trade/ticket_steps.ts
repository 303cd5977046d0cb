/** What becomes of a ticket when its order moves: pure, each asserting what must be true before. */
import assert from "node:assert/strict";
import { type TicketAction, ticketMachine, ticketStateOf } from "./ticket_machine.ts";
import type { Order } from "../orders/order.ts";
import { type Ticket, withUnpaid } from "../tickets/ticket.ts";

/** Throws unless the table allows it: a step that cannot come up is a bug, not a refusal. */
function expectStep(ticket: Ticket, action: TicketAction, step: string, now: number): void {
  const found = ticketMachine[ticketStateOf(ticket, now)][action];
  const state = ticketStateOf(ticket, now);
  assert(found === step, `ticket ${ticket.id} is ${state}: cannot ${action}`);
}

/** T1: held by the order until its deadline. */
export function holdTicket(ticket: Ticket, order: Order, now: number): Ticket {
  expectStep(ticket, "reserve", "reserved", now);
  return { ...ticket, status: "reserved", orderId: order.id, heldUntil: order.expiresAt };
}

/** T7, T8: free again. `endedAt`: when its hold ended, if it ended because nobody paid. */
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

/** T4: held without end, since the money is ours to take. */
export function claimTicket(ticket: Ticket, order: Order): Ticket {
  return { ...ticket, status: "reserved", orderId: order.id, heldUntil: null };
}

/** T6. */
export function sellTicket(ticket: Ticket, order: Order, now: number): Ticket {
  expectStep(ticket, "complete", "sold", now);
  assert(ticket.orderId === order.id, `ticket ${ticket.id} is held by another order`);
  return { ...ticket, status: "sold" };
}

/** T9: withdrawn for good, because a buyer knows its barcode. */
export function withdrawRefunded(ticket: Ticket, now: number): Ticket {
  expectStep(ticket, "refund", "withdrawn", now);
  return { ...ticket, status: "withdrawn" };
}

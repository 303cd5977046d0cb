/** What may be done with a ticket, as a table: every action in every state. */
import type { RefusalCode } from "../refusals.ts";
import { isLapsedHold, type Timed } from "../tickets/ticket.ts";

/** `held`, `lapsed` and `claimed` are reserved tickets; `over` is an available one whose concert has started. */
const ticketStates = [
  "pending",
  "available",
  "held",
  "lapsed",
  "claimed",
  "sold",
  "withdrawn",
  "rejected",
  "over",
] as const;
export type TicketState = typeof ticketStates[number];

export function ticketStateOf(ticket: Timed, now: number): TicketState {
  switch (ticket.status) {
    case "available":
      return ticket.startsAt <= now ? "over" : "available";
    case "reserved":
      if (ticket.heldUntil === null) return "claimed";
      return isLapsedHold(ticket, now) ? "lapsed" : "held";
    case "pending":
    case "sold":
    case "withdrawn":
    case "rejected":
      return ticket.status;
  }
}

export type TicketStep =
  | "impossible"
  | "nothing"
  | `refuse:${RefusalCode}`
  /** The table of the order that holds it decides (`order_machine.ts`). A lapsed order is let go. */
  | "ask_order"
  | "reserved"
  | "available"
  /** Waits for a moderator. */
  | "pending"
  /** Changed in place; waits for a moderator if moderation is on and its wording has changed. */
  | "changed"
  /** Changed if the new start is in the future. */
  | "changed_if_future"
  | "sold"
  | "withdrawn"
  | "rejected"
  /** Available if approved, rejected if not. */
  | "reviewed"
  /** Lets the order go with reason `moderator` and rejects the ticket, in one commit. */
  | "taken_down"
  /** Lets the order go with reason `moderator` and withdraws the ticket, in one commit. */
  | "taken_off";

type Row = Readonly<
  Record<
    "reserve" | "edit" | "withdraw" | "moderate" | "take_off" | "let_go" | "complete" | "refund",
    TicketStep
  >
>;
export type TicketAction = keyof Row;

export const ticketMachine: Readonly<Record<TicketState, Row>> = {
  pending: {
    reserve: "refuse:not_found",
    edit: "pending",
    withdraw: "withdrawn",
    moderate: "reviewed",
    take_off: "withdrawn",
    let_go: "impossible",
    complete: "impossible",
    refund: "impossible",
  },
  available: {
    reserve: "reserved",
    edit: "changed",
    withdraw: "withdrawn",
    moderate: "rejected",
    take_off: "withdrawn",
    let_go: "impossible",
    complete: "impossible",
    refund: "impossible",
  },
  held: {
    reserve: "ask_order",
    edit: "ask_order",
    withdraw: "ask_order",
    moderate: "taken_down",
    take_off: "taken_off",
    let_go: "available",
    complete: "impossible",
    refund: "impossible",
  },
  lapsed: {
    reserve: "ask_order",
    edit: "ask_order",
    withdraw: "ask_order",
    moderate: "ask_order",
    take_off: "ask_order",
    let_go: "available",
    complete: "impossible",
    refund: "impossible",
  },
  claimed: {
    reserve: "ask_order",
    edit: "ask_order",
    withdraw: "ask_order",
    moderate: "refuse:ticket_locked",
    take_off: "refuse:ticket_locked",
    let_go: "available",
    complete: "sold",
    refund: "impossible",
  },
  sold: {
    reserve: "refuse:ticket_not_available",
    edit: "refuse:ticket_locked",
    withdraw: "refuse:ticket_locked",
    moderate: "refuse:ticket_locked",
    take_off: "refuse:ticket_locked",
    let_go: "impossible",
    // The payment is `captured` by then, and its table ignores further news of the capture.
    complete: "impossible",
    refund: "withdrawn",
  },
  withdrawn: {
    reserve: "refuse:ticket_not_available",
    edit: "refuse:ticket_not_available",
    withdraw: "nothing",
    moderate: "nothing",
    take_off: "nothing",
    let_go: "impossible",
    complete: "impossible",
    refund: "impossible",
  },
  rejected: {
    reserve: "refuse:not_found",
    edit: "pending",
    withdraw: "withdrawn",
    moderate: "nothing",
    take_off: "withdrawn",
    let_go: "impossible",
    complete: "impossible",
    refund: "impossible",
  },
  over: {
    reserve: "refuse:ticket_not_available",
    edit: "changed_if_future",
    withdraw: "withdrawn",
    moderate: "rejected",
    take_off: "withdrawn",
    let_go: "impossible",
    complete: "impossible",
    refund: "impossible",
  },
};

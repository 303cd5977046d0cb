/**
 * What happens to an order, as a table: every event in every state. The decisions look up their steps
 * here and have no other rule about the sequence of states. The tests cover every cell.
 */
import type { RefusalCode } from "../refusals.ts";
import type { CancelReason } from "../orders/order.ts";
import type { OrderState } from "./order_state.ts";

/** One step of a decision. All steps in a cell happen in one commit. */
type OrderStep =
  /** Cannot happen: the event and the state exclude each other. */
  | "impossible"
  /** Nothing is written. */
  | "nothing"
  | `refuse:${RefusalCode}`
  /** Returns the order unchanged. */
  | "same_order"
  /** Open checkout: creates a payment, or returns the pending one. */
  | "open"
  /** The rival or the seller continues with their own action. */
  | "go_on"
  /** Let go: cancels the order and makes the ticket available. */
  | `let_go:${Exclude<CancelReason, "payment_failed">}`
  /** The order stays cancelled; only its reason changes. */
  | `reason:${"buyer" | "moderator"}`
  /** The deadline has not passed: its outbox row is rescheduled. */
  | "wait"
  /** Claim: we may capture the authorised money. */
  | "claim"
  /** Late claim: a claim if the ticket is still available on the same terms, else the money is refused. */
  | "reclaim"
  /** Refuse money: an authorisation is released, captured money is refunded. */
  | "refuse_money"
  /** Complete: the money is captured and the ticket sold. */
  | "complete"
  /** Unclaim: the order was claimed, but the money cannot be captured. */
  | "unclaim"
  /** Only the payment changes. */
  | "payment_only"
  /** Contradicts what we know: an operator must look into it. */
  | "alarm"
  /** Refund: undoes the sale and withdraws the ticket. */
  | "refund";

type Row = Readonly<Record<OrderState, readonly OrderStep[]>>;

const impossible = ["impossible"] as const;
const nothing = ["nothing"] as const;

export const orderMachine = {
  open_checkout: {
    live: ["open"],
    lapsed: ["let_go:expired", "refuse:order_lapsed"],
    claimed: ["refuse:order_not_payable"],
    complete: ["refuse:order_not_payable"],
    expired: ["refuse:order_lapsed"],
    ended: ["refuse:order_not_payable"],
  },
  reserve_again: {
    live: ["same_order"],
    lapsed: ["let_go:expired", "go_on"],
    claimed: ["same_order"],
    complete: ["refuse:ticket_not_available"],
    expired: impossible,
    ended: impossible,
  },
  cancel_by_buyer: {
    live: ["let_go:buyer"],
    lapsed: ["let_go:buyer"],
    claimed: ["refuse:order_not_cancellable"],
    complete: ["refuse:order_not_cancellable"],
    // A late payment cannot claim what the buyer gave up deliberately.
    expired: ["reason:buyer"],
    ended: ["same_order"],
  },
  cancel_by_moderator: {
    live: ["let_go:moderator"],
    lapsed: ["let_go:moderator"],
    claimed: ["refuse:order_not_cancellable"],
    complete: ["refuse:order_not_cancellable"],
    expired: ["reason:moderator"],
    ended: ["same_order"],
  },
  deadline: {
    live: ["wait"],
    lapsed: ["let_go:expired"],
    claimed: nothing,
    complete: nothing,
    expired: nothing,
    ended: nothing,
  },
  rival_reserves: {
    live: ["refuse:ticket_taken"],
    lapsed: ["let_go:expired", "go_on"],
    claimed: ["refuse:ticket_taken"],
    complete: ["refuse:ticket_not_available"],
    expired: impossible,
    ended: impossible,
  },
  seller_edits: {
    live: ["refuse:ticket_locked"],
    lapsed: ["let_go:expired", "go_on"],
    claimed: ["refuse:ticket_locked"],
    complete: ["refuse:ticket_locked"],
    expired: impossible,
    ended: impossible,
  },
  authorized_in_time: {
    live: ["claim"],
    lapsed: ["claim"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["reclaim"],
    ended: ["refuse_money"],
  },
  authorized_late: {
    live: impossible,
    lapsed: ["let_go:expired", "refuse_money"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["refuse_money"],
    ended: ["refuse_money"],
  },
  // Authorised in time, but the concert started before we learned of it.
  authorized_after_start: {
    live: impossible,
    lapsed: ["let_go:expired", "refuse_money"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["refuse_money"],
    ended: ["refuse_money"],
  },
  // In time, but a moderator has cancelled the concert, or moved it to another time.
  authorized_no_concert: {
    live: ["let_go:moderator", "refuse_money"],
    lapsed: ["let_go:expired", "refuse_money"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["refuse_money"],
    ended: ["refuse_money"],
  },
  amount_differs: {
    live: ["refuse_money"],
    lapsed: ["let_go:expired", "refuse_money"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["refuse_money"],
    ended: ["refuse_money"],
  },
  card_declined: {
    live: nothing,
    lapsed: nothing,
    claimed: impossible,
    complete: impossible,
    expired: impossible,
    ended: impossible,
  },
  taken_in_time: {
    live: ["claim", "complete"],
    lapsed: ["claim", "complete"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["reclaim", "complete"],
    ended: ["refuse_money"],
  },
  taken_late: {
    live: impossible,
    lapsed: ["let_go:expired", "refuse_money"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["refuse_money"],
    ended: ["refuse_money"],
  },
  taken_after_start: {
    live: impossible,
    lapsed: ["let_go:expired", "refuse_money"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["refuse_money"],
    ended: ["refuse_money"],
  },
  taken_no_concert: {
    live: ["let_go:moderator", "refuse_money"],
    lapsed: ["let_go:expired", "refuse_money"],
    claimed: ["refuse_money"],
    complete: ["refuse_money"],
    expired: ["refuse_money"],
    ended: ["refuse_money"],
  },
  cannot_capture: {
    live: impossible,
    lapsed: impossible,
    claimed: ["unclaim"],
    complete: ["alarm"],
    expired: ["payment_only"],
    ended: ["payment_only"],
  },
  refund: {
    live: ["refuse:order_not_cancellable"],
    lapsed: ["refuse:order_not_cancellable"],
    claimed: ["refuse:order_not_cancellable"],
    complete: ["refund"],
    expired: ["refuse:order_not_cancellable"],
    // A cancelled order has no money to refund; a refunded one is returned before this table is asked.
    ended: ["refuse:order_not_cancellable"],
  },
} as const satisfies Record<string, Row>;

export type OrderEvent = keyof typeof orderMachine;

/** The steps of a cell. */
export function orderSteps(event: OrderEvent, state: OrderState): readonly OrderStep[] {
  return orderMachine[event][state];
}

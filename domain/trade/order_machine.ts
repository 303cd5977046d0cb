/**
 * What happens to an order, as data: every event in every state. `decide.ts` looks its steps up
 * here and knows no other rule of what may follow what; the tests walk the table cell by cell.
 */
import type { RefusalCode } from "../refusals.ts";
import type { CancelReason, OrderState } from "../orders/order.ts";

/** One step of a decision. Several in a cell are one commit. */
export type OrderStep =
  /** Cannot come up: the event and the state exclude each other. */
  | "impossible"
  /** Nothing is written. */
  | "nothing"
  | `refuse:${RefusalCode}`
  /** Answers with the order as it is. */
  | "same_order"
  /** Opens a checkout, or answers with the open one (T2). */
  | "open"
  /** The rival or the seller goes on with what they wanted. */
  | "go_on"
  /** Cancels the order and frees the ticket (T7). */
  | `let_go:${Exclude<CancelReason, "payment_failed">}`
  /** The order stays cancelled, for this reason. */
  | `reason:${"buyer" | "moderator"}`
  /** The deadline is not reached: its row moves there. */
  | "wait"
  /** The money is ours to take (T4). */
  | "claim"
  /** T4 if the ticket is still to be had on the same terms, else the money is refused. */
  | "reclaim"
  /** The money is not ours: a hold is released, what was taken is given back (T5). */
  | "refuse_money"
  /** The money is taken, the ticket sold (T6). */
  | "complete"
  /** Claimed, yet impossible to capture (T8). */
  | "unclaim"
  /** Only the payment takes note. */
  | "payment_only"
  | "alarm"
  /** T9. */
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
    // What is let go on purpose is not claimed back by a late payment.
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
  // In time, and the concert has begun before we hear of it.
  authorized_after_start: {
    live: impossible,
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
    // A cancelled order has nothing to give back; a refunded one is answered as it is.
    ended: ["refuse:order_not_cancellable"],
  },
} as const satisfies Record<string, Row>;

export type OrderEvent = keyof typeof orderMachine;

/** The steps of a cell. */
export function orderSteps(event: OrderEvent, state: OrderState): readonly OrderStep[] {
  return orderMachine[event][state];
}

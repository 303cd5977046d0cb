/**
 * What happens to a payout, as a table: every event in every status. Each call that moves money (transfer,
 * reverse) is allowed in one column only: `sending` and `reversing`. A block (claim, dispute, delivery, operator)
 * keeps a payout from being sent; it takes nothing back.
 */
import type { PayoutStatus } from "../../payouts/payout.ts";

type PayoutStep =
  /** Nothing is written. */
  | "nothing"
  /** Contradicts what we know, or needs an operator. */
  | "alarm"
  /** Send: netted with the seller's debt; then the transfer is called for. */
  | "send"
  /** Wait for the seller's account, with reminders. */
  | "wait"
  /** If it is due, look whether it can be sent now. */
  | "look_again"
  | "block"
  | "unblock"
  /** The seller does not get the money, or gets less. */
  | "cancel"
  /** A transfer may be on its way: what it has become decides. */
  | "note"
  /** Take the money back. */
  | "reverse"
  /** Take this back, too, once the call under way has ended; of what is owed, the seller owes it, too. */
  | "reverse_next"
  /** The transfer is made; if it was noted that the money is to come back, it is taken back. */
  | "sent"
  /** The transfer is not made; if it was noted that the money is to come back, the payout ends. */
  | "hold"
  /** Ask the provider what has become of the call; repeat it if nothing has. */
  | "look"
  /** The money is back: of a part, the rest stays sent. What the seller has of it still, they owe. */
  | "reversed"
  /** Nobody here has asked for it: what came back is payable again, and waits for an operator. */
  | "pay_again"
  /** The account has no money: the seller owes it, and it is kept from their next payouts. */
  | "owe"
  /** A part is still owed, or it is all paid: reversed, or sent if a part of it stays with the seller. */
  | "repaid"
  /** The concert was moved: so is the day. */
  | "move"
  /** A dispute is won after it was lost. Its money is added to what will be sent … */
  | "add"
  /** … need not come back … */
  | "unnote"
  /** … or is a payout of its own, at once … */
  | "renew"
  /** … or after the money is back or the debt is known. */
  | "renew_later"
  /** An operator has paid it by hand. */
  | "settle"
  | "refuse";

type Row = Readonly<Record<PayoutStatus, readonly PayoutStep[]>>;

const nothing = ["nothing"] as const;
/** A row that says something in a few columns, and nothing in the others. */
const only = <const R extends Partial<Row>>(cells: R) => ({
  held: nothing,
  sending: nothing,
  sent: nothing,
  reversing: nothing,
  owed: nothing,
  reversed: nothing,
  cancelled: nothing,
  ...cells,
});

export const payoutMachine = {
  due: only({ held: ["send"] }),
  due_without_account: only({ held: ["wait"] }),
  account_changed: only({ held: ["look_again"] }),
  blocked: only({
    held: ["block"],
    sending: ["block"],
    sent: ["block"],
    reversing: ["block"],
    owed: ["block"],
  }),
  unblocked: only({
    held: ["unblock"],
    sending: ["unblock"],
    sent: ["unblock"],
    reversing: ["unblock"],
    owed: ["unblock"],
  }),
  // A claim is upheld, the order is refunded, or a dispute is lost.
  taken_back: {
    held: ["cancel"],
    sending: ["note"],
    sent: ["reverse"],
    reversing: ["reverse_next"],
    owed: ["reverse_next"],
    // Of earlier transfers for the sale, the seller may still have something.
    reversed: ["reverse"],
    cancelled: ["reverse"],
  },
  won_after_lost: {
    held: ["add"],
    sending: ["unnote"],
    sent: ["renew"],
    reversing: ["renew_later"],
    owed: ["renew_later"],
    reversed: ["renew"],
    cancelled: ["renew"],
  },
  transfer_seen: only({
    held: ["alarm"],
    sending: ["sent"],
    cancelled: ["reverse", "alarm"],
  }),
  refused_by_account: only({ sending: ["hold"] }),
  refused_by_balance: only({ sending: ["hold", "alarm"] }),
  outcome_unknown: only({ sending: ["look"], reversing: ["look"] }),
  reversal_seen: only({
    sent: ["pay_again", "alarm"],
    reversing: ["reversed"],
    owed: ["reversed"],
  }),
  // An earlier transfer for the sale was taken back by somebody at the provider.
  earlier_reversal_seen: {
    held: ["pay_again", "alarm"],
    sending: ["pay_again", "alarm"],
    sent: ["pay_again", "alarm"],
    reversing: ["pay_again", "alarm"],
    owed: ["pay_again", "alarm"],
    reversed: ["pay_again", "alarm"],
    cancelled: ["pay_again", "alarm"],
  },
  reversal_refused: only({ reversing: ["owe"] }),
  debt_paid: only({ owed: ["repaid"] }),
  concert_moved: only({ held: ["move"] }),
  paid_by_hand: {
    held: ["settle"],
    sending: ["refuse"],
    sent: ["refuse"],
    reversing: ["refuse"],
    owed: ["refuse"],
    reversed: ["refuse"],
    cancelled: ["refuse"],
  },
} as const satisfies Record<string, Row>;

export type PayoutEvent = keyof typeof payoutMachine;

/** The steps of a cell. */
export function payoutSteps(event: PayoutEvent, status: PayoutStatus): readonly PayoutStep[] {
  return payoutMachine[event][status];
}

/**
 * What a payment does when the provider says how things stand, as data. Each call that moves money
 * (capture, cancel, refund) stands in exactly one row: `voiding` never goes back to `authorized`, so
 * a void and a claim cannot race.
 */
import type { PaymentSnapshot } from "../ports/mod.ts";
import type { PaymentStatus } from "../payments/payment.ts";

export type ProviderState = PaymentSnapshot["state"];
export const providerStates = ["open", "gone", "held", "taken", "returned"] as const;

export type PaymentStep =
  /** Nothing to do, nothing to write. */
  | "nothing"
  /** Contradicts what we know: an operator must look. */
  | "alarm"
  /** The order's table decides (`orders/machine.ts`). */
  | "ask_order"
  /** While the order may be paid, wait; else end the checkout and read again. */
  | "wait_or_expire"
  | "expire"
  | "reread"
  | "capture"
  | "cancel"
  | "refund"
  /** No money is held: the attempt is over. */
  | "voided"
  /** Claimed money is gone (T8). */
  | "unclaim"
  /** The captured money becomes ours (T6). */
  | "complete"
  /** Money is held that we do not want. */
  | "start_voiding"
  /** Money was taken that we do not want. */
  | "start_refunding"
  /** The money is back with the buyer. */
  | "refunded"
  /** Somebody refunded it at the provider: the order follows (T9, T10). */
  | "refunded_outside"
  /** A refund that had succeeded failed later. */
  | "refund_bounced";

type Row = Readonly<Record<ProviderState, PaymentStep>>;

const over: Row = {
  open: "expire",
  gone: "nothing",
  held: "start_voiding",
  taken: "start_refunding",
  returned: "refunded",
};

export const paymentMachine: Readonly<Record<PaymentStatus, Row>> = {
  pending: {
    open: "wait_or_expire",
    gone: "voided",
    held: "ask_order",
    taken: "ask_order",
    returned: "refunded",
  },
  authorized: {
    open: "alarm",
    gone: "unclaim",
    held: "capture",
    taken: "complete",
    returned: "unclaim",
  },
  voiding: {
    open: "reread",
    gone: "voided",
    held: "cancel",
    taken: "start_refunding",
    returned: "refunded",
  },
  captured: {
    open: "alarm",
    gone: "alarm",
    held: "alarm",
    taken: "nothing",
    returned: "refunded_outside",
  },
  refunding: {
    open: "alarm",
    gone: "alarm",
    held: "alarm",
    taken: "refund",
    returned: "refunded",
  },
  voided: over,
  failed: over,
  refunded: {
    open: "nothing",
    gone: "nothing",
    held: "nothing",
    taken: "refund_bounced",
    returned: "nothing",
  },
};

/**
 * What happens to a payment, as a table: every state that the provider reports, for every status here. Each
 * call that moves money (capture, cancel, refund) is in exactly one row. `voiding` never goes back to
 * `authorized`, so a void and a claim cannot race.
 */
import type { PaymentSnapshot } from "../ports/payments.ts";
import type { PaymentStatus } from "../payments/payment.ts";

export type ProviderState = PaymentSnapshot["state"];
export const providerStates = ["open", "gone", "held", "taken", "returned"] as const;

type PaymentStep =
  /** Nothing to do, nothing to write. */
  | "nothing"
  /** Contradicts what we know: an operator must look into it. */
  | "alarm"
  /** The order's table decides (`order_machine.ts`). */
  | "ask_order"
  /** Wait while the order can be paid; otherwise close the checkout and read again. */
  | "wait_or_expire"
  | "expire"
  | "reread"
  | "capture"
  | "cancel"
  | "refund"
  /** No money is authorised: this attempt has ended. */
  | "voided"
  /** The claimed money is gone. */
  | "unclaim"
  /** The money is captured: the order is complete. */
  | "complete"
  /** Release an authorisation that no order needs. */
  | "start_voiding"
  /** Refund captured money that no order needs. */
  | "start_refunding"
  /** The buyer has the money back. */
  | "refunded"
  /** Somebody refunded it at the provider: the order is refunded too. */
  | "refunded_outside"
  /** A refund that had succeeded failed later: refund again. */
  | "refund_bounced";

type Row = Readonly<Record<ProviderState, PaymentStep>>;

const ended: Row = {
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
  voided: ended,
  failed: ended,
  refunded: {
    open: "nothing",
    gone: "nothing",
    held: "nothing",
    taken: "refund_bounced",
    returned: "nothing",
  },
};

/** Every cell of the payments' table: status × state at the provider. */
import { decideObservation } from "#domain/trade/payment_decisions.ts";
import { paymentMachine, type ProviderState } from "#domain/trade/payment_machine.ts";
import type { PaymentStatus } from "#domain/payments/payment.ts";
import { rules, snapshotOf } from "./cast.ts";
import { type Cases, testCells } from "./cells.ts";
import { worldWithPayment } from "../books/payment_worlds.ts";
import { tell } from "./tell.ts";

const cases: Cases<PaymentStatus, ProviderState> = {
  pending: {
    open: ["an open checkout of a live order changes nothing", "nothing"],
    gone: [
      "a checkout that ended without money is voided, and the order may open another",
      "payment voided",
    ],
    held: [
      "an authorised payment claims its order",
      "order claimed · ticket reserved · payment authorized · bob holds it for good · +payment:created",
    ],
    taken: [
      "money captured at once completes its order",
      "order complete · ticket sold · payment captured · payout held 4500 · bob holds nothing · " +
      "+payment:created · +order:completed · +payout:due",
    ],
    returned: [
      "a payment that was refunded meanwhile is recorded",
      "payment refunded · +payment:refunded",
    ],
  },
  authorized: {
    open: ["a claimed payment whose checkout is open alerts an operator", "alarm"],
    gone: [
      "an authorisation that the bank released ends the claimed order",
      "order cancelled/payment_failed · ticket available · payment failed/cannot_capture · " +
      "bob holds nothing · +order:cancelled · +payment:failed",
    ],
    held: ["a claimed authorisation is captured", "then capture"],
    taken: [
      "captured money completes the order and sells the ticket",
      "order complete · ticket sold · payment captured · payout held 4500 · bob holds nothing · +order:completed · +payout:due",
    ],
    returned: [
      "a refund of claimed money ends the order",
      "order cancelled/payment_failed · ticket available · payment refunded/cannot_capture · " +
      "bob holds nothing · +payment:refunded · +order:cancelled · +payment:failed",
    ],
  },
  voiding: {
    open: ["a checkout that is open while we release it is read again", "then reread"],
    gone: ["a released authorisation is voided", "payment voided/late"],
    held: ["a refused authorisation is released", "then cancel"],
    taken: [
      "money taken while we released it is refunded",
      "payment refunding/late · +payment:refused",
    ],
    returned: [
      "a refund at the provider while we released the money is recorded",
      "payment refunded/late · +payment:refunded",
    ],
  },
  captured: {
    open: ["a captured payment cannot be open", "alarm"],
    gone: ["a captured payment cannot have ended without money", "alarm"],
    held: ["a captured payment cannot be held", "alarm"],
    taken: ["a captured payment is settled", "nothing"],
    returned: [
      "a refund made at the provider undoes the sale and withdraws the ticket",
      "order refunded · ticket withdrawn · payment refunded/refunded · +order:refunded · +payment:refunded",
    ],
  },
  refunding: {
    open: ["money that we refund cannot be open", "alarm"],
    gone: ["money that we refund cannot have ended without being taken", "alarm"],
    held: ["money that we refund cannot be held", "alarm"],
    taken: ["money to refund is refunded", "then refund"],
    returned: ["refunded money is recorded", "payment refunded/refunded · +payment:refunded"],
  },
  voided: {
    open: ["a released payment's checkout is closed if it is open", "then expire"],
    gone: ["a released payment is settled", "nothing"],
    held: [
      "money authorised on a released payment is released again",
      "payment voiding/order_ended · +payment:refused",
    ],
    taken: [
      "money taken on a released payment is refunded",
      "payment refunding/order_ended · +payment:refused",
    ],
    returned: [
      "money refunded on a released payment is recorded",
      "payment refunded · +payment:refunded",
    ],
  },
  failed: {
    open: ["a failed payment's checkout is closed if it is open", "then expire"],
    gone: ["a failed payment is settled", "nothing"],
    held: [
      "money authorised on a failed payment is released",
      "payment voiding/order_ended · +payment:refused",
    ],
    taken: [
      "money taken on a failed payment is refunded",
      "payment refunding/order_ended · +payment:refused",
    ],
    returned: [
      "money refunded on a failed payment is recorded",
      "payment refunded · +payment:refunded",
    ],
  },
  refunded: {
    open: ["a refunded payment ignores an open checkout", "nothing"],
    gone: ["a refunded payment ignores a checkout that ended", "nothing"],
    held: ["a refunded payment ignores a stale authorisation", "nothing"],
    taken: [
      "a refund that fails after it succeeded is made again, and an operator is alerted",
      "payment refunding/refunded · +payment:refused · alarm",
    ],
    returned: ["a refunded payment is settled", "nothing"],
  },
};

testCells("payment × provider", paymentMachine, cases, (status, state) => {
  const world = worldWithPayment(status as PaymentStatus);
  const snapshot = snapshotOf(state as ProviderState);
  return tell(world, decideObservation(world, snapshot, rules));
});

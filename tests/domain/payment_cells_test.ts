/** Every cell of "Payment × what the provider says now". */
import { decideObservation } from "#domain/trade/payment_decisions.ts";
import { paymentMachine, type ProviderState } from "#domain/trade/payment_machine.ts";
import type { PaymentStatus } from "#domain/payments/payment.ts";
import type { World } from "#domain/trade/world.ts";
import { orderOf, paymentOf, rules, snapshotOf, ticketOf, worldWithOrder } from "./cast.ts";
import { type Cases, testCells } from "./cells.ts";
import { tell } from "./tell.ts";

const cases: Cases<PaymentStatus, ProviderState> = {
  pending: {
    open: ["an open checkout of a live order is waited for", "nothing"],
    gone: [
      "a checkout that ended without money is over, and the order may open another",
      "payment voided",
    ],
    held: [
      "an authorisation is put to the order",
      "order claimed · ticket reserved · payment authorized · bob holds it for good · +payment:created",
    ],
    taken: [
      "money taken at once is put to the order",
      "order complete · ticket sold · payment captured · bob holds nothing · " +
      "+payment:created · +order:completed",
    ],
    returned: ["money that came and went is noted", "payment refunded · +payment:refunded"],
  },
  authorized: {
    open: ["a claimed payment whose checkout reads open is for an operator", "alarm"],
    gone: [
      "a claimed hold that the bank let go ends the order",
      "order cancelled/payment_failed · ticket available · payment failed/cannot_capture · " +
      "bob holds nothing · +order:cancelled · +payment:failed",
    ],
    held: ["a claimed hold is captured", "then capture"],
    taken: [
      "captured money completes the order and sells the ticket",
      "order complete · ticket sold · payment captured · bob holds nothing · +order:completed",
    ],
    returned: [
      "claimed money that went back ends the order",
      "order cancelled/payment_failed · ticket available · payment refunded/cannot_capture · " +
      "bob holds nothing · +payment:refunded · +order:cancelled · +payment:failed",
    ],
  },
  voiding: {
    open: ["a checkout that reads open while we release it is read again", "then reread"],
    gone: ["a released hold is over", "payment voided/late"],
    held: ["a hold that is not ours is released", "then cancel"],
    taken: [
      "money taken while we released it is given back",
      "payment refunding/late · +payment:refused",
    ],
    returned: [
      "money given back at the provider while we released it is noted",
      "payment refunded/late · +payment:refunded",
    ],
  },
  captured: {
    open: ["a captured payment cannot read open", "alarm"],
    gone: ["a captured payment cannot have ended without money", "alarm"],
    held: ["a captured payment cannot be held", "alarm"],
    taken: ["a captured payment is at rest", "nothing"],
    returned: [
      "a refund made at the provider undoes the sale and withdraws the ticket",
      "order refunded · ticket withdrawn · payment refunded/refunded · +order:refunded · +payment:refunded",
    ],
  },
  refunding: {
    open: ["money that we give back cannot read open", "alarm"],
    gone: ["money that we give back cannot have ended without being taken", "alarm"],
    held: ["money that we give back cannot be held", "alarm"],
    taken: ["money to give back is refunded", "then refund"],
    returned: ["money given back is noted", "payment refunded/refunded · +payment:refunded"],
  },
  voided: {
    open: ["a released payment's checkout is ended, should it be open", "then expire"],
    gone: ["a released payment is at rest", "nothing"],
    held: [
      "money authorised on a released payment is released again",
      "payment voiding/order_ended · +payment:refused",
    ],
    taken: [
      "money taken on a released payment is given back",
      "payment refunding/order_ended · +payment:refused",
    ],
    returned: [
      "money given back on a released payment is noted",
      "payment refunded · +payment:refunded",
    ],
  },
  failed: {
    open: ["a failed payment's checkout is ended, should it be open", "then expire"],
    gone: ["a failed payment is at rest", "nothing"],
    held: [
      "money authorised on a failed payment is released",
      "payment voiding/order_ended · +payment:refused",
    ],
    taken: [
      "money taken on a failed payment is given back",
      "payment refunding/order_ended · +payment:refused",
    ],
    returned: [
      "money given back on a failed payment is noted",
      "payment refunded · +payment:refunded",
    ],
  },
  refunded: {
    open: ["a refunded payment ignores an open checkout", "nothing"],
    gone: ["a refunded payment ignores a checkout that ended", "nothing"],
    held: ["a refunded payment ignores a stale hold", "nothing"],
    taken: [
      "a refund that failed after all is made again, and an operator looks",
      "payment refunding/refunded · +payment:refused · alarm",
    ],
    returned: ["a refunded payment is at rest", "nothing"],
  },
};

/** The order and the ticket as they are when a payment has this status. */
function worldWithPayment(status: PaymentStatus): World {
  switch (status) {
    case "pending":
      return worldWithOrder("live");
    case "authorized":
      return worldWithOrder("claimed");
    case "captured":
      return worldWithOrder("complete");
    case "voiding":
      return withPayment(worldWithOrder("expired"), paymentOf({ status, reason: "late" }));
    case "voided":
    case "failed":
      return withPayment(worldWithOrder("expired"), paymentOf({ status }));
    case "refunding":
    case "refunded":
      return {
        ...withPayment(worldWithOrder("complete"), paymentOf({ status, reason: "refunded" })),
        order: orderOf({ status: "refunded" }),
        ticket: ticketOf({ status: "withdrawn", orderId: "order" }),
      };
  }
}

const withPayment = (world: World, payment: World["payment"]): World => ({ ...world, payment });

testCells("payment × provider", paymentMachine, cases, (status, state) => {
  const world = worldWithPayment(status as PaymentStatus);
  const snapshot = snapshotOf(state as ProviderState);
  return tell(world, decideObservation(world, snapshot, rules));
});

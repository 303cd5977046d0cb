/** The provider has taken the money, or cannot take it. */
import type { OrderEvent } from "#domain/trade/order_machine.ts";
import type { OrderState } from "#domain/trade/order_state.ts";
import type { Cases } from "../cells.ts";

export const byCapture = {
  taken_in_time: {
    live: [
      "money that the provider took at once completes a live order",
      "order complete · ticket sold · payment captured · payout held 4500 · bob holds nothing · " +
      "+payment:created · +order:completed · +payout:due",
    ],
    lapsed: [
      "money taken in time completes a lapsed order",
      "order complete · ticket sold · payment captured · payout held 4500 · bob holds nothing · " +
      "+payment:created · +order:completed · +payout:due",
    ],
    claimed: [
      "money taken by a second payment of a claimed order is refunded",
      "payment refunding/other_payment · +payment:refused",
    ],
    complete: [
      "money taken by a second payment of a sale is refunded",
      "payment refunding/other_payment · +payment:refused",
    ],
    expired: [
      "money taken in time completes an expired order while the ticket is available",
      "order complete · ticket sold · payment captured · payout held 4500 · bob holds nothing · " +
      "+payment:created · +order:completed · +payout:due",
    ],
    ended: [
      "money taken for an ended order is refunded",
      "payment refunding/order_ended · +payment:refused",
    ],
  },
  taken_late: {
    live: ["no money is taken late from a live order", "in time"],
    lapsed: [
      "money taken after the deadline is refunded and the ticket becomes available, in one commit",
      "order cancelled/expired · ticket available · payment refunding/late · bob let it go · " +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "money taken late by a second payment of a claimed order is refunded",
      "payment refunding/other_payment · +payment:refused",
    ],
    complete: [
      "money taken late by a second payment of a sale is refunded",
      "payment refunding/other_payment · +payment:refused",
    ],
    expired: [
      "money taken late for an expired order is refunded",
      "payment refunding/late · +payment:refused",
    ],
    ended: [
      "money taken late for an ended order is refunded",
      "payment refunding/late · +payment:refused",
    ],
  },
  taken_after_start: {
    live: ["no order is live when its concert starts, so none is paid then", "impossible"],
    lapsed: [
      "money taken in time and that we learn of after the concert's start is refunded and the ticket becomes available, in one commit",
      "order cancelled/expired · ticket available · payment refunding/concert_began · bob let it go · " +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "a second payment that we learn of after the concert's start is refunded",
      "payment refunding/other_payment · +payment:refused",
    ],
    complete: [
      "a second payment of a sale that we learn of after the concert's start is refunded",
      "payment refunding/other_payment · +payment:refused",
    ],
    expired: [
      "money taken in time claims no expired order late after the concert's start",
      "payment refunding/concert_began · +payment:refused",
    ],
    ended: [
      "money for an ended order that we learn of after the concert's start is refunded",
      "payment refunding/concert_began · +payment:refused",
    ],
  },
  taken_no_concert: {
    live: [
      "money taken in time for a concert that was cancelled is refunded and the hold ends, in one commit",
      "order cancelled/moderator · ticket available · payment refunding/concert_cancelled · " +
      "bob holds nothing · +order:cancelled · +order:stopped · +payment:refused",
    ],
    lapsed: [
      "money taken in time for a concert that was cancelled is refunded, and a lapsed hold ends as one that lapsed",
      "order cancelled/expired · ticket available · payment refunding/concert_cancelled · " +
      "bob let it go · +order:cancelled · +payment:refused",
    ],
    claimed: [
      "a second payment, money taken in time, for a concert that was cancelled is refunded",
      "payment refunding/other_payment · +payment:refused",
    ],
    complete: [
      "a second payment of a sale, money taken in time, for a concert that was cancelled is refunded",
      "payment refunding/other_payment · +payment:refused",
    ],
    expired: [
      "money taken in time claims no expired order late for a concert that was cancelled",
      "payment refunding/concert_cancelled · +payment:refused",
    ],
    ended: [
      "money taken in time for an ended order of a cancelled concert is refunded",
      "payment refunding/concert_cancelled · +payment:refused",
    ],
  },
  cannot_capture: {
    live: ["an order that is not claimed has nothing to capture", "impossible"],
    lapsed: ["a lapsed order has nothing to capture", "impossible"],
    claimed: [
      "a claim whose money is gone ends the order without a cooldown",
      "order cancelled/payment_failed · ticket available · payment failed/cannot_capture · " +
      "bob holds nothing · +order:cancelled · +payment:failed",
    ],
    complete: ["a sale whose money cannot be captured alerts an operator", "alarm"],
    expired: [
      "an expired order's payment fails, and nothing else changes",
      "payment failed/cannot_capture",
    ],
    ended: [
      "an ended order's payment fails, and nothing else changes",
      "payment failed/cannot_capture",
    ],
  },
} satisfies Partial<Cases<OrderEvent, OrderState>>;

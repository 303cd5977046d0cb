/** The provider holds the money, or the card was declined. */
import type { OrderEvent } from "#domain/trade/order_machine.ts";
import type { OrderState } from "#domain/trade/order_state.ts";
import type { Cases } from "../cells.ts";

export const byAuthorization = {
  authorized_in_time: {
    live: [
      "money authorised in time is claimed",
      "order claimed · ticket reserved · payment authorized · bob holds it for good · +payment:created",
    ],
    lapsed: [
      "money authorised before the deadline is claimed even if we learn of it afterwards",
      "order claimed · ticket reserved · payment authorized · bob holds it for good · +payment:created",
    ],
    claimed: [
      "a second payment of a claimed order is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    complete: [
      "a second payment of a sale is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    expired: [
      "money authorised in time claims an expired order late while the ticket is available",
      "order claimed · ticket reserved · payment authorized · bob holds it for good · +payment:created",
    ],
    ended: [
      "money for an order let go on purpose is released",
      "payment voiding/order_ended · +payment:refused",
    ],
  },
  authorized_late: {
    live: ["nothing is late for a live order: it counts as in time by our own clock", "in time"],
    lapsed: [
      "money authorised after the deadline is released and the ticket becomes available, in one commit",
      `order cancelled/expired · ticket available · payment voiding/late · bob let it go · ` +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "a second, late payment of a claimed order is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    complete: [
      "a second, late payment of a sale is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    expired: [
      "late money never claims an expired order",
      "payment voiding/late · +payment:refused",
    ],
    ended: ["late money for an ended order is released", "payment voiding/late · +payment:refused"],
  },
  authorized_after_start: {
    live: ["no order is live when its concert starts: its hold ends before", "impossible"],
    lapsed: [
      "money authorised in time and that we learn of after the concert's start is released and the ticket becomes available, in one commit",
      "order cancelled/expired · ticket available · payment voiding/concert_began · bob let it go · " +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "a second payment that we learn of after the concert's start is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    complete: [
      "a second payment of a sale that we learn of after the concert's start is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    expired: [
      "no expired order is claimed late after the concert's start",
      "payment voiding/concert_began · +payment:refused",
    ],
    ended: [
      "money for an ended order that we learn of after the concert's start is released",
      "payment voiding/concert_began · +payment:refused",
    ],
  },
  authorized_no_concert: {
    live: [
      "money authorised in time for a concert that was cancelled is released and the hold ends, in one commit",
      "order cancelled/moderator · ticket available · payment voiding/concert_cancelled · " +
      "bob holds nothing · +order:cancelled · +order:stopped · +payment:refused",
    ],
    lapsed: [
      "money authorised in time for a concert that was cancelled is released, and a lapsed hold ends as one that lapsed",
      "order cancelled/expired · ticket available · payment voiding/concert_cancelled · " +
      "bob let it go · +order:cancelled · +payment:refused",
    ],
    claimed: [
      "a second payment, money authorised in time, for a concert that was cancelled is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    complete: [
      "a second payment of a sale, money authorised in time, for a concert that was cancelled is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    expired: [
      "money authorised in time claims no expired order late for a concert that was cancelled",
      "payment voiding/concert_cancelled · +payment:refused",
    ],
    ended: [
      "money authorised in time for an ended order of a cancelled concert is released",
      "payment voiding/concert_cancelled · +payment:refused",
    ],
  },
  amount_differs: {
    live: [
      "an amount that differs from the price is released, and the order can still be paid",
      "payment voiding/amount_differs · +payment:refused",
    ],
    lapsed: [
      "a different amount after the deadline is released and the ticket becomes available",
      "order cancelled/expired · ticket available · payment voiding/amount_differs · bob let it go · " +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "a different amount for a claimed order is released",
      "payment voiding/amount_differs · +payment:refused",
    ],
    complete: [
      "a different amount for a sale is released",
      "payment voiding/amount_differs · +payment:refused",
    ],
    expired: [
      "a different amount for an expired order is released",
      "payment voiding/amount_differs · +payment:refused",
    ],
    ended: [
      "a different amount for an ended order is released",
      "payment voiding/amount_differs · +payment:refused",
    ],
  },
  card_declined: {
    live: ["a declined card changes nothing: the buyer may try another", "nothing"],
    lapsed: ["a card declined after the deadline closes the checkout", "then expire"],
    claimed: [
      "a card declined on another checkout of a claimed order closes that checkout",
      "then expire",
    ],
    complete: ["a card declined on another checkout of a sale closes that checkout", "then expire"],
    expired: ["a card declined for an expired order closes the checkout", "then expire"],
    ended: ["a card declined for an ended order closes the checkout", "then expire"],
  },
} satisfies Partial<Cases<OrderEvent, OrderState>>;

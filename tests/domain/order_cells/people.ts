/** What people do, and the deadline. */
import type { OrderEvent } from "#domain/trade/order_machine.ts";
import type { OrderState } from "#domain/trade/order_state.ts";
import type { Cases } from "../cells.ts";

const freed = "ticket available · bob let it go · +order:cancelled";
const lapses = `order cancelled/expired · ${freed}`;

export const byPeople = {
  open_checkout: {
    live: ["a live order opens its checkout", "order awaiting:payment · payment pending · ok"],
    lapsed: ["opening a checkout after the deadline ends the order", `${lapses} · order_lapsed`],
    claimed: ["a claimed order is not paid again", "order_not_payable"],
    complete: ["a bought ticket is not paid again", "order_not_payable"],
    expired: ["an expired order opens no checkout", "order_lapsed"],
    ended: ["an order let go opens no checkout", "order_not_payable"],
  },
  reserve_again: {
    live: ["a buyer who holds a ticket gets the same order, not a second hold", "ok"],
    lapsed: [
      "a buyer who let a hold lapse must wait for the cooldown, and the ticket is available meanwhile",
      "rival cancelled/expired · ticket available · bob let it go · +order:cancelled · rehold_cooldown",
    ],
    claimed: ["a buyer whose order is claimed gets the same order", "ok"],
    complete: ["a buyer who bought the ticket cannot buy it again", "ticket_not_available"],
    expired: ["a ticket held by an order that expired is a bug, for its buyer too", "impossible"],
    ended: ["a ticket held by an order that ended is a bug, for its buyer too", "impossible"],
  },
  cancel_by_buyer: {
    live: ["a buyer lets a live hold go", `order cancelled/buyer · ${freed} · ok`],
    lapsed: [
      "letting a lapsed hold go counts as letting go",
      `order cancelled/buyer · ${freed} · ok`,
    ],
    claimed: [
      "a claimed order cannot be cancelled: its money is being captured",
      "order_not_cancellable",
    ],
    complete: ["a bought ticket cannot be let go", "order_not_cancellable"],
    expired: ["letting an expired order go prevents a late claim", "order cancelled/buyer · ok"],
    ended: ["letting go twice changes nothing", "ok"],
  },
  cancel_by_moderator: {
    live: [
      "a moderator ends a live hold, without a cooldown for the buyer",
      "order cancelled/moderator · ticket available · bob holds nothing · " +
      "+order:cancelled · +order:stopped · ok",
    ],
    lapsed: [
      "a moderator ends a lapsed hold",
      "order cancelled/moderator · ticket available · bob holds nothing · " +
      "+order:cancelled · +order:stopped · ok",
    ],
    claimed: ["a moderator cannot cancel a claimed order", "order_not_cancellable"],
    complete: ["a moderator refunds a sale instead", "order_not_cancellable"],
    expired: [
      "a moderator prevents a late claim of an expired order",
      "order cancelled/moderator · ok",
    ],
    ended: ["a moderator cancelling an ended order changes nothing", "ok"],
  },
  deadline: {
    live: ["a deadline's event that comes early is rescheduled", "wait"],
    lapsed: ["the deadline makes the ticket available", lapses],
    claimed: ["the deadline leaves a claimed order alone", "nothing"],
    complete: ["the deadline leaves a sale alone", "nothing"],
    expired: ["the deadline's event of an expired order changes nothing", "nothing"],
    ended: ["the deadline's event of an ended order changes nothing", "nothing"],
  },
  rival_reserves: {
    live: ["a held ticket is taken", "ticket_taken"],
    lapsed: [
      "a rival reserves over a lapsed hold in one commit",
      "rival cancelled/expired · order created · ticket reserved · carol holds it · bob let it go · " +
      "+order:cancelled · +order:created · +expiration:complete · ok",
    ],
    claimed: ["a claimed ticket is taken", "ticket_taken"],
    complete: ["a sold ticket is gone", "ticket_not_available"],
    expired: ["a ticket held by an order that expired is a bug, for a rival too", "impossible"],
    ended: ["a ticket held by an order that ended is a bug, for a rival too", "impossible"],
  },
  seller_edits: {
    live: ["a held ticket cannot be edited", "ticket_locked"],
    lapsed: [
      "editing over a lapsed hold lets it go in the same commit",
      "rival cancelled/expired · ticket available · bob let it go · +order:cancelled · +ticket:updated · ok",
    ],
    claimed: ["a claimed ticket cannot be edited", "ticket_locked"],
    complete: ["a sold ticket cannot be edited", "ticket_locked"],
    expired: ["a ticket held by an order that expired is a bug, for its seller too", "impossible"],
    ended: ["a ticket held by an order that ended is a bug, for its seller too", "impossible"],
  },
  refund: {
    live: ["a live order has nothing to refund", "order_not_cancellable"],
    lapsed: ["a lapsed order has nothing to refund", "order_not_cancellable"],
    claimed: [
      "a claimed order is not refunded while its money is being captured",
      "order_not_cancellable",
    ],
    complete: [
      "a moderator undoes a sale and the ticket is withdrawn",
      "order refunded · ticket withdrawn · payment refunding/refunded · +order:refunded · ok",
    ],
    expired: ["an expired order has nothing to refund", "order_not_cancellable"],
    ended: ["a cancelled order has nothing to refund", "order_not_cancellable"],
  },
} satisfies Partial<Cases<OrderEvent, OrderState>>;

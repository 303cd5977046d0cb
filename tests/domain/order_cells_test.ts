/** Every cell of "Order × event". */
import {
  decideCancel,
  decideDeadline,
  decideRefund,
  decideReserve,
} from "#domain/trade/order_decisions.ts";
import { type OrderEvent, orderMachine } from "#domain/trade/order_machine.ts";
import type { OrderState } from "#domain/orders/order.ts";
import { cannotCapture, decideObservation } from "#domain/trade/payment_decisions.ts";
import { decideOpening } from "#domain/trade/opening_decision.ts";
import type { PaymentSnapshot } from "#domain/ports/mod.ts";
import { decideEdit } from "#domain/trade/ticket_decisions.ts";
import type { World } from "#domain/trade/world.ts";
import { DEADLINE, eur, orderOf, paymentOf, rules, snapshotOf, worldWithOrder } from "./cast.ts";
import { type Cases, testCells } from "./cells.ts";
import { tell } from "./tell.ts";

const freed = "ticket available · bob let it go · +order:cancelled";
const lapses = `order cancelled/expired · ${freed}`;

const cases: Cases<OrderEvent, OrderState> = {
  open_checkout: {
    live: ["a live order opens its checkout", "order awaiting:payment · payment pending · ok"],
    lapsed: ["opening a checkout after the deadline ends the order", `${lapses} · order_lapsed`],
    claimed: ["a claimed order is not paid again", "order_not_payable"],
    complete: ["a bought ticket is not paid again", "order_not_payable"],
    expired: ["an expired order opens no checkout", "order_lapsed"],
    ended: ["an order let go opens no checkout", "order_not_payable"],
  },
  reserve_again: {
    live: ["who holds a ticket gets the same order, not a second hold", "ok"],
    lapsed: [
      "who let a hold lapse must wait for the cooldown, and the ticket is free meanwhile",
      "rival cancelled/expired · ticket available · bob let it go · +order:cancelled · rehold_cooldown",
    ],
    claimed: ["who is about to get the ticket gets the same order", "ok"],
    complete: ["who bought the ticket cannot buy it again", "ticket_not_available"],
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
      "a claimed order cannot be let go: its money is being taken",
      "order_not_cancellable",
    ],
    complete: ["a bought ticket cannot be let go", "order_not_cancellable"],
    expired: ["letting an expired order go forbids its re-claim", "order cancelled/buyer · ok"],
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
    claimed: ["a moderator waits for money on its way", "order_not_cancellable"],
    complete: ["a moderator refunds a sale instead", "order_not_cancellable"],
    expired: [
      "a moderator forbids the re-claim of an expired order",
      "order cancelled/moderator · ok",
    ],
    ended: ["a moderator finds an ended order as it is", "ok"],
  },
  deadline: {
    live: ["a deadline that comes early is moved to its time", "wait"],
    lapsed: ["the deadline frees the ticket", lapses],
    claimed: ["the deadline leaves a claimed order alone", "nothing"],
    complete: ["the deadline leaves a sale alone", "nothing"],
    expired: ["the deadline of an expired order is done", "nothing"],
    ended: ["the deadline of an ended order is done", "nothing"],
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
  authorized_in_time: {
    live: [
      "money authorised in time is claimed",
      "order claimed · ticket reserved · payment authorized · bob holds it for good · +payment:created",
    ],
    lapsed: [
      "money authorised before the deadline is claimed though the news comes after it",
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
      "money authorised in time claims an expired order back while the ticket is free",
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
      "money authorised after the deadline is released and the ticket freed, together",
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
    live: ["no live order sees its concert begin: its hold ends before", "impossible"],
    lapsed: [
      "money authorised in time and heard of after the start is released and the ticket freed, together",
      "order cancelled/expired · ticket available · payment voiding/concert_began · bob let it go · " +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "a second payment heard of after the start is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    complete: [
      "a second payment of a sale heard of after the start is released",
      "payment voiding/other_payment · +payment:refused",
    ],
    expired: [
      "no expired order is claimed back after the start",
      "payment voiding/concert_began · +payment:refused",
    ],
    ended: [
      "money for an ended order heard of after the start is released",
      "payment voiding/concert_began · +payment:refused",
    ],
  },
  amount_differs: {
    live: [
      "another amount than the price is released, and the order may be paid still",
      "payment voiding/amount_differs · +payment:refused",
    ],
    lapsed: [
      "another amount after the deadline is released and the ticket freed",
      "order cancelled/expired · ticket available · payment voiding/amount_differs · bob let it go · " +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "another amount for a claimed order is released",
      "payment voiding/amount_differs · +payment:refused",
    ],
    complete: [
      "another amount for a sale is released",
      "payment voiding/amount_differs · +payment:refused",
    ],
    expired: [
      "another amount for an expired order is released",
      "payment voiding/amount_differs · +payment:refused",
    ],
    ended: [
      "another amount for an ended order is released",
      "payment voiding/amount_differs · +payment:refused",
    ],
  },
  card_declined: {
    live: ["a declined card changes nothing: the buyer may try another", "nothing"],
    lapsed: ["a card declined after the deadline ends the checkout", "then expire"],
    claimed: ["a card declined on another checkout of a claimed order ends that", "then expire"],
    complete: ["a card declined on another checkout of a sale ends that", "then expire"],
    expired: ["a card declined for an expired order ends the checkout", "then expire"],
    ended: ["a card declined for an ended order ends the checkout", "then expire"],
  },
  taken_in_time: {
    live: [
      "money that the provider took at once completes a live order",
      "order complete · ticket sold · payment captured · bob holds nothing · " +
      "+payment:created · +order:completed",
    ],
    lapsed: [
      "money taken in time completes a lapsed order",
      "order complete · ticket sold · payment captured · bob holds nothing · " +
      "+payment:created · +order:completed",
    ],
    claimed: [
      "money taken by a second payment of a claimed order is given back",
      "payment refunding/other_payment · +payment:refused",
    ],
    complete: [
      "money taken by a second payment of a sale is given back",
      "payment refunding/other_payment · +payment:refused",
    ],
    expired: [
      "money taken in time completes an expired order while the ticket is free",
      "order complete · ticket sold · payment captured · bob holds nothing · " +
      "+payment:created · +order:completed",
    ],
    ended: [
      "money taken for an ended order is given back",
      "payment refunding/order_ended · +payment:refused",
    ],
  },
  taken_late: {
    live: ["no money is taken late from a live order", "in time"],
    lapsed: [
      "money taken after the deadline is given back and the ticket freed, together",
      "order cancelled/expired · ticket available · payment refunding/late · bob let it go · " +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "money taken late by a second payment of a claimed order is given back",
      "payment refunding/other_payment · +payment:refused",
    ],
    complete: [
      "money taken late by a second payment of a sale is given back",
      "payment refunding/other_payment · +payment:refused",
    ],
    expired: [
      "money taken late for an expired order is given back",
      "payment refunding/late · +payment:refused",
    ],
    ended: [
      "money taken late for an ended order is given back",
      "payment refunding/late · +payment:refused",
    ],
  },
  taken_after_start: {
    live: ["no order that takes money sees its concert begin: its hold ends before", "impossible"],
    lapsed: [
      "money taken in time and heard of after the start is given back and the ticket freed, together",
      "order cancelled/expired · ticket available · payment refunding/concert_began · bob let it go · " +
      "+order:cancelled · +payment:refused",
    ],
    claimed: [
      "a second payment heard of after the start is given back",
      "payment refunding/other_payment · +payment:refused",
    ],
    complete: [
      "a second payment of a sale heard of after the start is given back",
      "payment refunding/other_payment · +payment:refused",
    ],
    expired: [
      "money taken in time claims no expired order back after the start",
      "payment refunding/concert_began · +payment:refused",
    ],
    ended: [
      "money for an ended order heard of after the start is given back",
      "payment refunding/concert_began · +payment:refused",
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
    complete: ["a sale whose money cannot be captured is for an operator", "alarm"],
    expired: [
      "an expired order's payment alone notes that it failed",
      "payment failed/cannot_capture",
    ],
    ended: ["an ended order's payment alone notes that it failed", "payment failed/cannot_capture"],
  },
  refund: {
    live: ["a live order has nothing to refund", "order_not_cancellable"],
    lapsed: ["a lapsed order has nothing to refund", "order_not_cancellable"],
    claimed: [
      "a claimed order is not refunded while its money is on its way",
      "order_not_cancellable",
    ],
    complete: [
      "a moderator undoes a sale and the ticket is withdrawn",
      "order refunded · ticket withdrawn · payment refunding/refunded · +order:refunded · ok",
    ],
    expired: ["an expired order has nothing to refund", "order_not_cancellable"],
    ended: ["a cancelled order has nothing to refund", "order_not_cancellable"],
  },
};

testCells(
  "order × event",
  orderMachine,
  cases,
  (event, state) => act(event as OrderEvent, state as OrderState),
);

function act(event: OrderEvent, state: OrderState): string {
  const world = worldWithOrder(state);
  switch (event) {
    case "open_checkout": {
      const attempt = { paymentId: "new", provider: "sandbox", buyerEmail: "bob@example.org" };
      const first = state === "live"
        ? { ...world, payment: null, order: orderOf({ status: "created", paymentId: null }) }
        : world;
      return tell(first, decideOpening(first, attempt, rules));
    }
    case "reserve_again":
      return reserve(world, "bob");
    case "rival_reserves":
      return reserve(world, "carol");
    case "seller_edits": {
      const met = metByOthers(world);
      return tell(met, decideEdit(met, { price: eur(4000) }, met.ticket!.version, rules));
    }
    case "cancel_by_buyer":
      return tell(world, decideCancel(world, "buyer", rules));
    case "cancel_by_moderator":
      return tell(world, decideCancel(world, "moderator", rules));
    case "deadline":
      return tell(world, decideDeadline(world, rules));
    case "refund":
      return tell(world, decideRefund(world));
    case "cannot_capture":
      return tell(world, cannotCapture(world, "failed", rules));
    case "card_declined":
      return observe(world, snapshotOf("open"));
    case "authorized_in_time":
      return observe(world, snapshotOf("held"));
    case "authorized_late":
      return late(world, snapshotOf("held", { authorizedAt: DEADLINE }));
    case "authorized_after_start":
      return afterStart(world, snapshotOf("held"));
    case "taken_after_start":
      return afterStart(world, snapshotOf("taken"));
    case "taken_in_time":
      return observe(world, snapshotOf("taken"));
    case "taken_late":
      return late(world, snapshotOf("taken", { authorizedAt: DEADLINE }));
    case "amount_differs":
      return observe(world, snapshotOf("held", { amount: eur(4499) }));
  }
}

/** The world as others meet it: the order is what holds the ticket. */
function metByOthers(world: World): World {
  const broken = world.ticket!.status === "available";
  const ticket = broken
    ? { ...world.ticket!, status: "reserved" as const, orderId: "order", heldUntil: DEADLINE }
    : world.ticket;
  return { ...world, ticket, order: null, payment: null, rival: world.order };
}

function reserve(world: World, buyerId: string): string {
  const met = metByOthers(world);
  const holds = buyerId in met.holds ? met.holds : { [buyerId]: null, ...met.holds };
  const seen = { ...met, holds };
  return tell(seen, decideReserve(seen, { buyerId, orderId: "new" }, rules));
}

/** News of a payment that is still pending; on a claimed or complete order it is another one. */
function observe(world: World, snapshot: PaymentSnapshot): string {
  const pending: World = { ...world, payment: paymentOf({ id: paymentIdFor(world) }) };
  return tell(pending, decideObservation(pending, snapshot, rules));
}

/** The hold ended with the start, the money came in time, and the news after it. */
function afterStart(world: World, snapshot: PaymentSnapshot): string {
  if (world.now < DEADLINE) return "impossible";
  const order = { ...world.order!, terms: { ...world.order!.terms, startsAt: DEADLINE } };
  const ticket = { ...world.ticket!, startsAt: DEADLINE };
  return observe({ ...world, order, ticket }, snapshot);
}

const paymentIdFor = (world: World) =>
  world.order!.status === "claimed" || world.order!.status === "complete" ? "second" : "payment";

/** A live order makes every authorisation one in time, whatever the provider's clock says. */
function late(world: World, snapshot: PaymentSnapshot): string {
  const told = observe(world, snapshot);
  const inTime = observe(world, { ...snapshot, authorizedAt: DEADLINE - 1000 });
  return world.now < DEADLINE && told === inTime ? "in time" : told;
}

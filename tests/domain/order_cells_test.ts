/** Every cell of the orders' table: state × event. */
import {
  decideCancel,
  decideDeadline,
  decideRefund,
  decideReserve,
} from "#domain/trade/order_decisions.ts";
import { type OrderEvent, orderMachine } from "#domain/trade/order_machine.ts";
import type { OrderState } from "#domain/trade/order_state.ts";
import { cannotCapture, decideObservation } from "#domain/trade/payment_decisions.ts";
import { decideOpening } from "#domain/trade/opening_decision.ts";
import type { PaymentSnapshot } from "#domain/ports/payments.ts";
import { decideEdit } from "#domain/trade/ticket_decisions.ts";
import type { Order } from "#domain/orders/order.ts";
import { termsOf } from "#domain/tickets/terms.ts";
import type { World } from "#domain/trade/world.ts";
import {
  concertOf,
  DEADLINE,
  eur,
  orderOf,
  paymentOf,
  rules,
  snapshotOf,
  ticketIn,
  withTicket,
  worldWithOrder,
} from "./cast.ts";
import { type Cases, testCells } from "./cells.ts";
import { type Decided, tell } from "./tell.ts";

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
};

testCells(
  "order × event",
  orderMachine,
  cases,
  (event, state) => act(event as OrderEvent, state as OrderState),
);

/** The same for an order of two tickets: what is told of its ticket is told of both, and the third stays. */
const ofTwo = (told: string) =>
  told.replace(/\bticket (\w+)/, "ticket $1, $1, withdrawn").replace("held 4500", "held 9000");

testCells(
  "order of two tickets × event",
  orderMachine,
  Object.fromEntries(
    Object.entries(cases).map(([event, states]) => [
      event,
      Object.fromEntries(
        Object.entries(states).map(([state, [sentence, expected]]) => [
          state,
          [sentence, ofTwo(expected)] as const,
        ]),
      ),
    ]),
  ),
  (event, state) => act(event as OrderEvent, state as OrderState, withTwo),
);

/**
 * The order's concert became part of another one at the same start, whose name and venue the listing shows now. Each
 * cell is as before: a late claim, too.
 */
const withMerged = (world: World): World => {
  const { startsAt } = world.listing!;
  const concert = concertOf({ id: "survivor", name: "Owls", venue: "Great Hall", startsAt });
  const of = (order: Order | null) => order && { ...order, concertId: "former" };
  return {
    ...withTicket(world, { concertId: "survivor", title: "Owls", venue: "Great Hall" }),
    concert: world.concert ? { ...world.concert, id: "survivor" } : concert,
    orderedConcertId: "survivor",
    order: of(world.order),
    rival: of(world.rival),
  };
};

testCells(
  "order of a merged concert × event",
  orderMachine,
  cases,
  (event, state) => act(event as OrderEvent, state as OrderState, withMerged),
);

const cheaper = { shared: { price: eur(4000) }, seats: [], country: null };
const cancelled = concertOf({ status: "cancelled" });

function act(event: OrderEvent, state: OrderState, shape = (world: World) => world): string {
  const tellOf = (world: World, decide: (world: World) => Decided) => {
    const shaped = shape(world);
    return tell(shaped, decide(shaped));
  };
  const world = worldWithOrder(state);
  switch (event) {
    case "open_checkout": {
      const attempt = { paymentId: "new", provider: "sandbox", buyerEmail: "bob@example.org" };
      const first = state === "live"
        ? { ...world, payment: null, order: orderOf({ status: "created", paymentId: null }) }
        : world;
      return tellOf(first, (world) => decideOpening(world, attempt, rules));
    }
    case "reserve_again":
      return reserve(world, "bob", shape);
    case "rival_reserves":
      return reserve(world, "carol", shape);
    case "seller_edits": {
      const met = metByOthers(world);
      return tellOf(met, (world) => decideEdit(world, cheaper, world.listing!.version, rules));
    }
    case "cancel_by_buyer":
      return tellOf(world, (world) => decideCancel(world, "buyer", rules));
    case "cancel_by_moderator":
      return tellOf(world, (world) => decideCancel(world, "moderator", rules));
    case "deadline":
      return tellOf(world, (world) => decideDeadline(world, rules));
    case "refund":
      return tellOf(world, (world) => decideRefund(world));
    case "cannot_capture":
      return tellOf(world, (world) => cannotCapture(world, "failed", rules));
    case "card_declined":
      return observe(world, snapshotOf("open"), shape);
    case "authorized_in_time":
      return observe(world, snapshotOf("held"), shape);
    case "authorized_late":
      return late(world, snapshotOf("held", { authorizedAt: DEADLINE }), shape);
    case "authorized_after_start":
      return afterStart(world, snapshotOf("held"), shape);
    case "taken_after_start":
      return afterStart(world, snapshotOf("taken"), shape);
    case "authorized_no_concert":
      return observe({ ...world, concert: cancelled }, snapshotOf("held"), shape);
    case "taken_no_concert":
      return observe({ ...world, concert: cancelled }, snapshotOf("taken"), shape);
    case "taken_in_time":
      return observe(world, snapshotOf("taken"), shape);
    case "taken_late":
      return late(world, snapshotOf("taken", { authorizedAt: DEADLINE }), shape);
    case "amount_differs":
      return observe(world, snapshotOf("held", { amount: eur(4499) }), shape);
  }
}

type Shape = (world: World) => World;

/** The world with an order of two tickets; a third one of the listing is withdrawn. */
function withTwo(world: World): World {
  const listing = world.listing!;
  const [first] = listing.seats;
  const ticketIds = ["ticket", "ticket-2"];
  const seats = [
    first,
    { ...first, id: "ticket-2", codeHash: "hash-2" },
    {
      ...first,
      id: "ticket-3",
      codeHash: "hash-3",
      status: "withdrawn",
      orderId: null,
      heldUntil: null,
    },
  ] as const;
  const forTwo = (order: Order | null) =>
    order &&
    {
      ...order,
      ticketIds,
      terms: { ...order.terms, seats: termsOf(listing, seats.slice(0, 2)).seats },
    };
  return {
    ...world,
    listing: { ...listing, seats: [...seats] },
    order: forTwo(world.order),
    rival: forTwo(world.rival),
    payment: world.payment && { ...world.payment, ticketIds, amount: eur(9000) },
  };
}

/** The world as others see it: the order is the rival that holds the ticket. */
function metByOthers(world: World): World {
  const broken = ticketIn(world).status === "available";
  const held = { status: "reserved", orderId: "order", heldUntil: DEADLINE } as const;
  const seen = broken ? withTicket(world, held) : world;
  return { ...seen, order: null, payment: null, rival: world.order };
}

function reserve(world: World, buyerId: string, shape: Shape): string {
  const met = metByOthers(world);
  const holds = buyerId in met.holds ? met.holds : { [buyerId]: null, ...met.holds };
  const seen = shape({ ...met, holds });
  const { ticketIds } = seen.rival!;
  return tell(seen, decideReserve(seen, { buyerId, choice: { ticketIds }, orderId: "new" }, rules));
}

/** A payment that is still pending; for a claimed or complete order it is another payment. */
function observe(world: World, snapshot: PaymentSnapshot, shape: Shape): string {
  const pending = shape({ ...world, payment: paymentOf({ id: paymentIdFor(world) }) });
  const paid = snapshot.amount?.amount === 4500 ? pending.payment!.amount : snapshot.amount;
  return tell(pending, decideObservation(pending, { ...snapshot, amount: paid }, rules));
}

/** The hold ended at the concert's start; the money was in time, and we learn of it later. */
function afterStart(world: World, snapshot: PaymentSnapshot, shape: Shape): string {
  if (world.now < DEADLINE) return "impossible";
  const order = { ...world.order!, terms: { ...world.order!.terms, startsAt: DEADLINE } };
  return observe({ ...withTicket(world, { startsAt: DEADLINE }), order }, snapshot, shape);
}

const paymentIdFor = (world: World) =>
  world.order!.status === "claimed" || world.order!.status === "complete" ? "second" : "payment";

/** While the order is live, every authorisation is in time, whatever the provider's clock says. */
function late(world: World, snapshot: PaymentSnapshot, shape: Shape): string {
  const told = observe(world, snapshot, shape);
  const inTime = observe(world, { ...snapshot, authorizedAt: DEADLINE - 1000 }, shape);
  return world.now < DEADLINE && told === inTime ? "in time" : told;
}

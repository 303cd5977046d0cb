/** Makes each event happen to an order in each state. */
import {
  decideCancel,
  decideDeadline,
  decideRefund,
  decideReserve,
} from "#domain/trade/order_decisions.ts";
import type { OrderEvent } from "#domain/trade/order_machine.ts";
import type { OrderState } from "#domain/trade/order_state.ts";
import { cannotCapture, decideObservation } from "#domain/trade/payment_decisions.ts";
import { decideOpening } from "#domain/trade/opening_decision.ts";
import type { PaymentSnapshot } from "#domain/ports/payments.ts";
import { decideEdit } from "#domain/trade/ticket_decisions.ts";
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
} from "../cast.ts";
import { type Decided, tell } from "../tell.ts";

type Shape = (world: World) => World;

const cheaper = { shared: { price: eur(4000) }, seats: [], country: null };
const cancelled = concertOf({ status: "cancelled" });

/** `shape`: what the order is changed to before. Returns what the decision did, as `tell` tells it. */
export function act(event: OrderEvent, state: OrderState, shape: Shape = (world) => world): string {
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

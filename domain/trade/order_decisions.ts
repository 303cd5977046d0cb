/** Decisions about an order: reserve, cancel, deadline, refund. Pure; the time is in the world. */
import { says, saysConcertTime, saysDuration } from "#words/problems.ts";
import type { Order } from "../orders/order.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { ok, refuse } from "../result.ts";
import { type Listing, unpaidHolds } from "../tickets/listing.ts";
import { isLapsedHold } from "../tickets/ticket.ts";
import { type Choice, chooseSeats, isChoice } from "./choice.ts";
import { whyOff } from "./concert_rules.ts";
import { type Decision, impossible, refusalIn, refused } from "./decision.ts";
import { type FeeRules, withFee } from "./fees.ts";
import { holdOffered, holdSeconds, isShorterThanSeen, refusesHold } from "./hold_rules.ts";
import { withBooks } from "./books/opening_books.ts";
import { type OrderEvent, orderSteps } from "./order_machine.ts";
import { stateOf } from "./order_state.ts";
import {
  changeReason,
  hold,
  letGo,
  type OrderRules,
  refund,
  type RefundReason,
} from "./order_steps.ts";
import type { World } from "./world.ts";

interface Reserve {
  buyerId: string;
  choice: Choice;
  /** Made by the caller: a decision may run several times. */
  orderId: string;
  /** The price of one ticket that the buyer saw, in minor units. Another price is refused. */
  priceSeen?: number;
  /** What the buyer saw that all tickets cost together, fees included; the same. */
  totalSeen?: number;
  /** The length of the hold that the buyer saw. A shorter hold is refused. */
  secondsSeen?: number;
  /** The start of the concert that the buyer saw, epoch ms. Another start is refused. */
  startSeen?: number;
}

type ReserveRules = OrderRules & FeeRules;

type Reserved = Decision<{ order: Order; existing: boolean }>;

/**
 * Holds the seats for the buyer, all or none. Returns the buyer's current order if it is for the same seats, or
 * for as many (`existing`). `world.rival`: the buyer's open order for seats of the listing, or else the lapsed
 * order that is in the way.
 */
export function decideReserve(world: World, ask: Reserve, rules: ReserveRules): Reserved {
  const { listing, now, rival } = world;
  if (!listing) return refused(world, "not_found");
  if (listing.sellerId === ask.buyerId) return refused(world, "own_ticket");
  const own = rival?.buyerId === ask.buyerId ? rival : null;
  const met = own ? resolveRival(world, "reserve_again", rules) : { world };
  if (met.same && isChoice(met.same, ask.choice)) {
    return { world, answer: ok({ order: met.same, existing: true }) };
  }
  if (met.same) return { world, answer: refuse("order_open", { orderId: met.same.id }) };
  const chosen = chooseSeats(met.world.listing!, ask.choice, now);
  if ("refusal" in chosen) return { world: met.world, answer: { ok: false, ...chosen } };
  if (met.refusal) return refused(met.world, met.refusal);
  const lapsed = chosen.seats.some((seat) => isLapsedHold(seat, now));
  const free = lapsed ? resolveRival(met.world, "rival_reserves", rules) : met;
  if (free.refusal) return refused(free.world, free.refusal);
  return holdNow(free.world, chosen.seats.map(({ id }) => id), ask, rules);
}

/** The seats are available: checks what the buyer saw and the buyer's limits. */
function holdNow(world: World, ticketIds: string[], ask: Reserve, rules: ReserveRules): Reserved {
  const listing = world.listing!;
  if (whyOff(world.concert, listing.startsAt)) return refused(world, "ticket_not_available");
  const { concertId, startsAt, timeZone } = listing;
  if (ask.startSeen !== undefined && ask.startSeen !== startsAt) {
    const detail = says("moved_since", { time: saysConcertTime(startsAt, timeZone) });
    const refusal = { code: "concert_moved", detail, startsAt } as const;
    return {
      world,
      answer: { ok: false, refusal: { ...refusal, ...(concertId && { concertId }) } },
    };
  }
  const { amount } = listing.price;
  const total = withFee(listing.price, rules).amount * ticketIds.length;
  const { priceSeen = amount, totalSeen = total } = ask;
  if (priceSeen !== amount || totalSeen !== total) return refused(world, "price_changed");
  const shorter = refusesShorter(listing, world.now, ask.secondsSeen, rules);
  if (shorter) return { world, answer: { ok: false, refusal: shorter } };
  const refusal = refusesHold(world.holds[ask.buyerId] ?? null, listing.id, world.now, rules);
  if (refusal) return { world, answer: { ok: false, refusal } };
  const next = hold(world, ticketIds, ask.buyerId, ask.orderId, rules);
  return { world: next, answer: ok({ order: next.order!, existing: false }) };
}

function refusesShorter(
  listing: Listing,
  now: number,
  seen: number | undefined,
  { orderExpirationSeconds }: OrderRules,
): Refusal | null {
  const seconds = holdSeconds(
    unpaidHolds(listing, listing.seats, now),
    now,
    orderExpirationSeconds,
  );
  if (seen === undefined || !isShorterThanSeen(seconds, listing.startsAt, now, seen)) return null;
  const time = saysDuration(holdOffered(seconds, listing.startsAt, now));
  return { code: "hold_shortened", detail: says("hold_shorter", { time }) };
}

/** The seller or a moderator wants to change a listing of which an order holds seats. */
export function resolveHolder(world: World, rules: OrderRules): {
  world: World;
  refusal?: RefusalCode;
} {
  return resolveRival(world, "seller_edits", rules);
}

/** Asks the order that holds seats. A lapsed order is let go; a live one refuses. */
function resolveRival(world: World, event: OrderEvent, rules: OrderRules): {
  world: World;
  same?: Order;
  refusal?: RefusalCode;
} {
  let next = world;
  for (const step of orderSteps(event, stateOf(world.rival!, world.now))) {
    const refusal = refusalIn(step);
    if (refusal) return { world: next, refusal };
    if (step === "same_order") return { world: next, same: world.rival! };
    if (step === "let_go:expired") next = letGo(next, "rival", "expired", rules);
    else if (step !== "go_on") throw impossible(event, step);
  }
  return { world: next };
}

/** The buyer or a moderator cancels the order. */
export function decideCancel(
  world: World,
  by: "buyer" | "moderator",
  rules: OrderRules,
): Decision<Order> {
  const event = by === "buyer" ? "cancel_by_buyer" : "cancel_by_moderator";
  if (world.order!.status === "refunded" && by === "buyer") {
    return notCancellable(world, "cancel_refunded");
  }
  let next = world;
  for (const step of orderSteps(event, stateOf(world.order!, world.now))) {
    const refusal = refusalIn(step);
    if (refusal && next.order!.status === "complete") {
      return notCancellable(next, "cancel_complete");
    }
    if (refusal) return refused(next, refusal);
    if (step === "let_go:buyer" || step === "let_go:moderator") {
      next = letGo(next, "order", by, rules);
    } else if (step === "reason:buyer" || step === "reason:moderator") {
      next = changeReason(next, by);
    } else if (step !== "same_order") throw impossible(event, step);
  }
  return { world: next, answer: ok(next.order!) };
}

/** The refusal's general words say that a payment is going through: here that is not the reason. */
const notCancellable = (
  world: World,
  why: "cancel_complete" | "cancel_refunded" | "refund_unsold",
): Decision<Order> => ({
  world,
  answer: refuse("order_not_cancellable", { detail: says(why) }),
});

/** The event at the order's deadline: lets the order go, or returns when to come back (`wait`). */
export function decideDeadline(
  world: World,
  rules: OrderRules,
): { world: World; wait: number | null } {
  const order = world.order!;
  let next = world;
  for (const step of orderSteps("deadline", stateOf(order, world.now))) {
    if (step === "wait") return { world, wait: order.expiresAt };
    if (step === "let_go:expired") next = letGo(next, "order", "expired", rules);
    else if (step !== "nothing") throw impossible("deadline", step);
  }
  return { world: next, wait: null };
}

/** A complete order is refunded. */
export function decideRefund(world: World, reason?: RefundReason): Decision<Order> {
  const order = world.order!;
  if (order.status === "refunded") return { world, answer: ok(order) };
  // The bank holds the disputed money or has returned it: a refund would pay the buyer twice.
  const dispute = world.payment?.dispute?.status;
  if (dispute === "open" || dispute === "lost") {
    return { world, answer: refuse("order_not_cancellable", { detail: says("disputed") }) };
  }
  let next = withBooks(world);
  for (const step of orderSteps("refund", stateOf(order, world.now))) {
    const refusal = refusalIn(step);
    if (refusal && order.status !== "claimed") return notCancellable(next, "refund_unsold");
    if (refusal) return refused(next, refusal);
    if (step === "refund") next = refund(next, "refunding", reason);
    else throw impossible("refund", step);
  }
  return { world: next, answer: ok(next.order!) };
}

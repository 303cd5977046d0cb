/** What an order's owner, rival, moderator and deadline bring about. Pure; time is in the world. */
import { says, saysDuration } from "#words/problems.ts";
import { AssertionError } from "node:assert/strict";
import { ok, refuse, type Result } from "../result.ts";
import type { Refusal, RefusalCode } from "../refusals.ts";
import { ticketMachine, ticketStateOf } from "./ticket_machine.ts";
import { type Ticket, unpaidHolds } from "../tickets/ticket.ts";
import type { World } from "./world.ts";
import { holdOffered, holdSeconds, isShorterThanSeen, refusesHold } from "./hold_rules.ts";
import { type OrderEvent, orderSteps } from "./order_machine.ts";
import { type Order, stateOf } from "../orders/order.ts";
import { changeReason, letGo, type OrderRules, refund, startOrder } from "./order_steps.ts";

/** The world after a decision, and what to tell the asker. The world is written in either case. */
export interface Decision<T> {
  world: World;
  answer: Result<T>;
}

/** Nothing is reserved in the last minute before a concert. */
export const LAST_MINUTE_MS = 60_000;

const refused = <T>(world: World, code: RefusalCode): Decision<T> => ({
  world,
  answer: refuse(code),
});

export interface Reserve {
  buyerId: string;
  /** Made outside: a decision may run several times. */
  orderId: string;
  /** What the buyer saw, in minor units; another price is refused. */
  priceSeen?: number;
  /** How long a hold the buyer was told of; a shorter one is refused. */
  secondsSeen?: number;
}

/** T1, or the buyer's present order for this ticket, or why not. */
export function decideReserve(
  world: World,
  ask: Reserve,
  rules: OrderRules,
): Decision<{ order: Order; existing: boolean }> {
  const { ticket, now } = world;
  if (!ticket) return refused(world, "not_found");
  if (ticket.sellerId === ask.buyerId) return refused(world, "own_ticket");
  const step = ticketMachine[ticketStateOf(ticket, now)].reserve;
  if (step.startsWith("refuse:")) return refused(world, step.slice(7) as RefusalCode);
  if (step === "reserved") return begin(world, ask, rules);
  const met = meetRival(world, ask.buyerId, rules);
  if (met.same) return { world, answer: ok({ order: met.same, existing: true }) };
  return met.refusal ? refused(met.world, met.refusal) : begin(met.world, ask, rules);
}

function begin(
  world: World,
  ask: Reserve,
  rules: OrderRules,
): Decision<{ order: Order; existing: boolean }> {
  const ticket = world.ticket!;
  if (ticket.startsAt - world.now <= LAST_MINUTE_MS) return refused(world, "ticket_not_available");
  if (ask.priceSeen !== undefined && ask.priceSeen !== ticket.price.amount) {
    return refused(world, "price_changed");
  }
  const shorter = refusesShorter(ticket, world.now, ask.secondsSeen, rules);
  if (shorter) return { world, answer: { ok: false, refusal: shorter } };
  const refusal = refusesHold(world.holds[ask.buyerId] ?? null, ticket.id, world.now, rules);
  if (refusal) return { world, answer: { ok: false, refusal } };
  const next = startOrder(world, ticket, ask.buyerId, ask.orderId, rules);
  return { world: next, answer: ok({ order: next.order!, existing: false }) };
}

function refusesShorter(
  ticket: Ticket,
  now: number,
  seen: number | undefined,
  { orderExpirationSeconds }: OrderRules,
): Refusal | null {
  const seconds = holdSeconds(unpaidHolds(ticket, now), now, orderExpirationSeconds);
  if (seen === undefined || !isShorterThanSeen(seconds, ticket.startsAt, now, seen)) return null;
  const time = saysDuration(holdOffered(seconds, ticket.startsAt, now));
  return { code: "hold_shortened", detail: says("hold_shorter", { time }) };
}

/** What the order that holds the ticket says to somebody who wants it; a lapsed one is let go. */
function meetRival(world: World, buyerId: string, rules: OrderRules): {
  world: World;
  same?: Order;
  refusal?: RefusalCode;
} {
  const rival = world.rival!;
  const event = rival.buyerId === buyerId ? "reserve_again" : "rival_reserves";
  return meet(world, event, rules);
}

/** The seller, or a moderator, wants to change a ticket that an order holds. */
export function meetSeller(world: World, rules: OrderRules): {
  world: World;
  refusal?: RefusalCode;
} {
  return meet(world, "seller_edits", rules);
}

function meet(world: World, event: OrderEvent, rules: OrderRules): {
  world: World;
  same?: Order;
  refusal?: RefusalCode;
} {
  let next = world;
  for (const step of orderSteps(event, stateOf(world.rival!, world.now))) {
    if (step === "same_order") return { world: next, same: world.rival! };
    if (step === "let_go:expired") next = letGo(next, "rival", "expired", rules);
    else if (step.startsWith("refuse:")) {
      return { world: next, refusal: step.slice(7) as RefusalCode };
    } else if (step !== "go_on") throw impossible(event, step);
  }
  return { world: next };
}

/** The buyer, or a moderator, gives the ticket up. */
export function decideCancel(
  world: World,
  by: "buyer" | "moderator",
  rules: OrderRules,
): Decision<Order> {
  const event = by === "buyer" ? "cancel_by_buyer" : "cancel_by_moderator";
  if (world.order!.status === "refunded" && by === "buyer") {
    return refused(world, "order_not_cancellable");
  }
  let next = world;
  for (const step of orderSteps(event, stateOf(world.order!, world.now))) {
    if (step === "let_go:buyer" || step === "let_go:moderator") {
      next = letGo(next, "order", by, rules);
    } else if (step === "reason:buyer" || step === "reason:moderator") {
      next = changeReason(next, by);
    } else if (step.startsWith("refuse:")) return refused(next, step.slice(7) as RefusalCode);
    else if (step !== "same_order") throw impossible(event, step);
  }
  return { world: next, answer: ok(next.order!) };
}

/** The deadline's own event: lets the order go, or says to come back at `wait`. */
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

/** A moderator gives the money back (T9). */
export function decideRefund(world: World): Decision<Order> {
  const order = world.order!;
  if (order.status === "refunded") return { world, answer: ok(order) };
  // The bank holds the money, or has given it back: it would be paid twice.
  const dispute = world.payment?.dispute?.status;
  if (dispute === "open" || dispute === "lost") {
    return { world, answer: refuse("order_not_cancellable", { detail: says("disputed") }) };
  }
  let next = world;
  for (const step of orderSteps("refund", stateOf(order, world.now))) {
    if (step === "refund") next = refund(next, "refunding");
    else if (step.startsWith("refuse:")) return refused(next, step.slice(7) as RefusalCode);
    else throw impossible("refund", step);
  }
  return { world: next, answer: ok(next.order!) };
}

/** The table and its reader disagree: a bug, unless the reads were stale. */
export const impossible = (event: string, step: string): Error =>
  new AssertionError({
    message: `the order table says "${step}" to ${event}, which nobody carries out`,
  });

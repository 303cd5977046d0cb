/** The transactions T1 and T4 to T9 of the order, as pure steps from world to world. */
import assert from "node:assert/strict";
import { happened, type World } from "./world.ts";
import type { Settings } from "../ports/mod.ts";
import type { RefusalReason } from "../payments/payment.ts";
import {
  claimTicket,
  holdTicket,
  releaseTicket,
  sellTicket,
  withdrawRefunded,
} from "./ticket_steps.ts";
import { termsOf, type Ticket } from "../tickets/ticket.ts";
import { holdSeconds, withHold, withoutBought, withoutHold } from "./hold_rules.ts";
import type { CancelReason, Order } from "../orders/order.ts";

export type OrderRules = Pick<
  Settings,
  "orderExpirationSeconds" | "maxHolds" | "reholdCooldownSeconds"
>;

/** The end of a hold that begins now: a whole second, and never after the concert's start. */
export function deadlineFrom(now: number, startsAt: number, holdSeconds: number): number {
  return Math.min(Math.ceil(now / 1000 + holdSeconds) * 1000, startsAt);
}

/** T1: the ticket is held for the buyer, and the deadline is in the data. */
export function startOrder(
  world: World,
  ticket: Ticket,
  buyerId: string,
  orderId: string,
  rules: OrderRules,
): World {
  const { now } = world;
  const seconds = holdSeconds(ticket.unpaidAt, now, rules.orderExpirationSeconds);
  const order: Order = {
    id: orderId,
    createdAt: now,
    updatedAt: now,
    version: 1,
    ticketId: ticket.id,
    terms: termsOf(ticket),
    buyerId,
    sellerId: ticket.sellerId,
    paymentId: null,
    attempts: 0,
    status: "created",
    cancelReason: null,
    hurried: seconds < rules.orderExpirationSeconds,
    atBank: false,
    expiresAt: deadlineFrom(now, ticket.startsAt, seconds),
  };
  const hold = { orderId, until: order.expiresAt, claimed: false };
  const holds = withHold(world.holds[buyerId] ?? null, buyerId, ticket.id, hold, now);
  const next: World = {
    ...world,
    order,
    ticket: holdTicket(ticket, order, now),
    holds: { ...world.holds, [buyerId]: holds },
    events: [...world.events, {
      name: "order:created",
      payload: { orderId, ticketId: ticket.id, version: 1 },
    }],
  };
  return happened(next, {
    name: "expiration:complete",
    payload: { orderId },
    dueAt: order.expiresAt,
  });
}

/** T7 and T8: the order ends without a sale and the ticket is free; the payment is not touched. */
export function letGo(
  world: World,
  which: "order" | "rival",
  reason: CancelReason,
  rules: OrderRules,
): World {
  const order = world[which]!;
  const { now, ticket } = world;
  // A hold that lapsed ended at its deadline, however late somebody notices.
  const at = reason === "expired" ? Math.min(now, order.expiresAt) : now;
  const before = world.holds[order.buyerId];
  assert(before !== undefined, `holds of ${order.buyerId} were not read`);
  // A bank's refusal or a moderator's decision is not the buyer's doing.
  const unpaidAt = reason === "buyer" || reason === "expired" ? at : null;
  const holds = withoutHold(before, order.ticketId, order.id, reason, at, rules);
  const payload = { orderId: order.id, ticketId: order.ticketId, version: order.version + 1 };
  const ended = happened({
    ...world,
    [which]: { ...order, status: "cancelled", cancelReason: reason } satisfies Order,
    ticket: ticket && releaseTicket(ticket, order, now, unpaidAt),
    holds: { ...world.holds, [order.buyerId]: holds },
  }, { name: "order:cancelled", payload });
  // Its buyer and seller do not know of it yet.
  return reason === "moderator" ? happened(ended, { name: "order:stopped", payload }) : ended;
}

/** The order stays cancelled, for another reason. */
export function changeReason(world: World, reason: CancelReason): World {
  return { ...world, order: { ...world.order!, cancelReason: reason } };
}

/** T4: the authorised money is ours to take, so the ticket is theirs to get. */
export function claim(world: World): World {
  const order = world.order!;
  const payment = world.payment!;
  const { now } = world;
  const hold = { orderId: order.id, until: order.expiresAt, claimed: true };
  const holds = withHold(
    world.holds[order.buyerId] ?? null,
    order.buyerId,
    order.ticketId,
    hold,
    now,
  );
  const claimed: Order = {
    ...order,
    status: "claimed",
    cancelReason: null,
    paymentId: payment.id,
    atBank: false,
  };
  return happened({
    ...world,
    order: claimed,
    payment: { ...payment, status: "authorized" },
    ticket: claimTicket(world.ticket!, order),
    holds: { ...world.holds, [order.buyerId]: holds },
  }, {
    name: "payment:created",
    payload: { paymentId: payment.id, orderId: order.id, version: payment.version + 1 },
  });
}

/** T6: the money is taken and the ticket is sold, in one commit. */
export function complete(world: World): World {
  const order = world.order!;
  const holds = withoutBought(world.holds[order.buyerId] ?? null, order.ticketId, order.id);
  return happened({
    ...world,
    order: { ...order, status: "complete" },
    payment: { ...world.payment!, status: "captured" },
    ticket: sellTicket(world.ticket!, order, world.now),
    holds: { ...world.holds, [order.buyerId]: holds },
  }, {
    name: "order:completed",
    payload: { orderId: order.id, ticketId: order.ticketId, version: order.version + 1 },
  });
}

/** T8: claimed, yet the money cannot be had. What becomes of the payment is the caller's to say. */
export function unclaim(world: World, rules: OrderRules): World {
  const payment = world.payment!;
  return happened(letGo(world, "order", "payment_failed", rules), {
    name: "payment:failed",
    payload: { paymentId: payment.id, orderId: payment.orderId, version: payment.version + 1 },
  });
}

/** T5: the money is not ours. A hold is released; what was taken already is given back. */
export function refuseMoney(world: World, taken: boolean, reason: RefusalReason): World {
  const payment = world.payment!;
  return happened({
    ...world,
    payment: { ...payment, status: taken ? "refunding" : "voiding", reason },
  }, {
    name: "payment:refused",
    payload: { paymentId: payment.id, orderId: payment.orderId, version: payment.version + 1 },
  });
}

/** T9: the order is undone and the ticket withdrawn. `payment`: what the provider does or has done. */
export function refund(world: World, payment: "refunding" | "refunded"): World {
  const order = world.order!;
  return happened({
    ...world,
    order: { ...order, status: "refunded" },
    payment: { ...world.payment!, status: payment, reason: "refunded" },
    ticket: withdrawRefunded(world.ticket!, world.now),
  }, {
    name: "order:refunded",
    payload: { orderId: order.id, ticketId: order.ticketId, version: order.version + 1 },
  });
}

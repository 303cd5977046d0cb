/** The steps of an order, as pure functions from world to world. A decision runs them in one transaction. */
import assert from "node:assert/strict";
import { bookCaptured, bookRefund } from "./booking.ts";
import { withEvent, type World } from "./world.ts";
import type { Settings } from "../ports/settings.ts";
import type { RefusalReason } from "../payments/payment.ts";
import {
  claimTickets,
  holdTickets,
  releaseTickets,
  sellTickets,
  withdrawRefunded,
} from "./ticket_steps.ts";
import { unpaidHolds } from "../tickets/listing.ts";
import { termsOf } from "../tickets/terms.ts";
import { type FeeRules, feesOf } from "./fees.ts";
import { holdSeconds, withHold, withoutBought, withoutHold } from "./hold_rules.ts";
import type { CancelReason, Order } from "../orders/order.ts";
import { endClaimByRefund } from "./claims/claim_steps.ts";
import { decideTakenBack } from "./payouts/payout_recall.ts";
import { openPayout, sellersMoney } from "./payouts/payout_steps.ts";

export type OrderRules = Pick<
  Settings,
  "orderExpirationSeconds" | "maxHolds" | "reholdCooldownSeconds" | "payoutDelaySeconds"
>;

/** The deadline of a hold that starts now: a whole second, at the latest the concert's start. */
export function deadlineFrom(now: number, startsAt: number, seconds: number): number {
  return Math.min(Math.ceil(now / 1000 + seconds) * 1000, startsAt);
}

/** Hold: creates the order and reserves the tickets for the buyer until the deadline. */
export function hold(
  world: World,
  ticketIds: string[],
  buyerId: string,
  orderId: string,
  rules: OrderRules & FeeRules,
): World {
  const { now } = world;
  const listing = world.listing!;
  const seats = listing.seats.filter(({ id }) => ticketIds.includes(id));
  const seconds = holdSeconds(
    unpaidHolds(listing, listing.seats, now),
    now,
    rules.orderExpirationSeconds,
  );
  const order: Order = {
    id: orderId,
    createdAt: now,
    updatedAt: now,
    version: 1,
    listingId: listing.id,
    ticketIds,
    concertId: listing.concertId,
    terms: termsOf(listing, seats, feesOf(listing.price, rules)),
    buyerId,
    sellerId: listing.sellerId,
    paymentId: null,
    attempts: 0,
    status: "created",
    cancelReason: null,
    hurried: seconds < rules.orderExpirationSeconds,
    atBank: false,
    expiresAt: deadlineFrom(now, listing.startsAt, seconds),
    completedAt: null,
  };
  const entry = { orderId, until: order.expiresAt, claimed: false };
  const holds = withHold(world.holds[buyerId] ?? null, buyerId, listing.id, entry, now);
  const next: World = {
    ...world,
    order,
    listing: holdTickets(listing, order, now),
    holds: { ...world.holds, [buyerId]: holds },
    events: [...world.events, {
      name: "order:created",
      payload: { orderId, ticketId: ticketIds[0], version: 1 },
    }],
  };
  return withEvent(next, {
    name: "expiration:complete",
    payload: { orderId },
    dueAt: order.expiresAt,
    id: orderId,
  });
}

/** Let go: the order ends without a sale and its tickets are available. The payment does not change. */
export function letGo(
  world: World,
  which: "order" | "rival",
  reason: CancelReason,
  rules: OrderRules,
): World {
  const order = world[which]!;
  const { now, listing } = world;
  // A lapsed hold ended at its deadline, even if it is noticed later.
  const at = reason === "expired" ? Math.min(now, order.expiresAt) : now;
  const before = world.holds[order.buyerId];
  assert(before !== undefined, `holds of ${order.buyerId} were not loaded`);
  // A bank's refusal or a moderator's decision does not count as an unpaid hold.
  const unpaidAt = reason === "buyer" || reason === "expired" ? at : null;
  const holds = withoutHold(before, order.listingId, order.id, reason, at, rules);
  const payload = { orderId: order.id, ticketId: order.ticketIds[0], version: order.version + 1 };
  const ended = withEvent({
    ...world,
    [which]: { ...order, status: "cancelled", cancelReason: reason } satisfies Order,
    listing: listing && releaseTickets(listing, order, now, unpaidAt),
    holds: { ...world.holds, [order.buyerId]: holds },
  }, { name: "order:cancelled", payload });
  // The buyer and the seller are notified.
  return reason === "moderator" ? withEvent(ended, { name: "order:stopped", payload }) : ended;
}

/** The order stays cancelled; its reason changes. */
export function changeReason(world: World, reason: CancelReason): World {
  return { ...world, order: { ...world.order!, cancelReason: reason } };
}

/** Claim: we may capture the authorised money, and the buyer will get the tickets. */
export function claim(world: World): World {
  const order = world.order!;
  const payment = world.payment!;
  const { now } = world;
  const entry = { orderId: order.id, until: order.expiresAt, claimed: true };
  const holds = withHold(
    world.holds[order.buyerId] ?? null,
    order.buyerId,
    order.listingId,
    entry,
    now,
  );
  const claimed: Order = {
    ...order,
    status: "claimed",
    cancelReason: null,
    paymentId: payment.id,
    atBank: false,
  };
  return withEvent({
    ...world,
    order: claimed,
    // Nobody pays there any more.
    payment: { ...payment, status: "authorized", checkoutUrl: null },
    listing: claimTickets(world.listing!, order),
    holds: { ...world.holds, [order.buyerId]: holds },
  }, {
    name: "payment:created",
    payload: { paymentId: payment.id, orderId: order.id, version: payment.version + 1 },
  });
}

/** Complete: the money is captured, the tickets are sold, and the seller's payout is made. */
export function complete(world: World, rules: OrderRules): World {
  const order = world.order!;
  const holds = withoutBought(world.holds[order.buyerId] ?? null, order.listingId, order.id);
  const booked = bookCaptured(world);
  const completed = withEvent({
    ...booked,
    order: { ...order, status: "complete", completedAt: world.now },
    payment: { ...booked.payment!, status: "captured" },
    listing: sellTickets(world.listing!, order, world.now),
    holds: { ...world.holds, [order.buyerId]: holds },
  }, {
    name: "order:completed",
    payload: { orderId: order.id, ticketId: order.ticketIds[0], version: order.version + 1 },
  });
  return openPayout(completed, rules);
}

/** Unclaim: the order was claimed, but the money cannot be captured. The caller sets the payment's status. */
export function unclaim(world: World, rules: OrderRules): World {
  const payment = world.payment!;
  return withEvent(letGo(world, "order", "payment_failed", rules), {
    name: "payment:failed",
    payload: { paymentId: payment.id, orderId: payment.orderId, version: payment.version + 1 },
  });
}

/** Refuse money: an authorisation is released; captured money (`taken`) is refunded. Posts nothing. */
export function refuseMoney(world: World, taken: boolean, reason: RefusalReason): World {
  const payment = world.payment!;
  return withEvent({
    ...world,
    payment: { ...payment, status: taken ? "refunding" : "voiding", reason },
  }, {
    name: "payment:refused",
    payload: { paymentId: payment.id, orderId: payment.orderId, version: payment.version + 1 },
  });
}

/** A moderator or the bank refunded the order, its concert was cancelled, or the buyer gave the tickets back. */
export type RefundReason = Extract<RefusalReason, "refunded" | "concert_cancelled" | "given_back">;

/**
 * Refund: undoes the sale and its payout, withdraws the tickets, and ends a claim. `payment`: whether the provider
 * still has to refund. `returned`: what it has returned in all; by default what no bank has.
 */
export function refund(
  world: World,
  payment: "refunding" | "refunded",
  reason: RefundReason = "refunded",
  returned?: number,
): World {
  const order = world.order!;
  const booked = bookRefund(world, returned);
  const has = sellersMoney(world.payout, world.payment!.balances?.sent ?? 0);
  return withEvent({
    ...decideTakenBack(endClaimByRefund(booked), "refunded", has),
    order: { ...order, status: "refunded" },
    payment: { ...booked.payment!, status: payment, reason },
    listing: withdrawRefunded(world.listing!, order, world.now),
  }, {
    name: "order:refunded",
    payload: { orderId: order.id, ticketId: order.ticketIds[0], version: order.version + 1 },
  });
}

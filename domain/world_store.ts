/** Loads the world of a decision (`trade/world.ts`) in a transaction, and writes what a decision changed. */
import assert from "node:assert/strict";
import type { Entity, Stored } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "./events.ts";
import { holdsOf } from "./orders/holds.ts";
import { type Order, orders } from "./orders/order.ts";
import { type Payment, payments } from "./payments/payment.ts";
import { listingIdOf, listings } from "./tickets/listing.ts";
import { emptyWorld, type World } from "./trade/world.ts";

/** For reserving: the listing, the buyer's holds, and the order that holds the ticket. */
export async function loadForReserving(
  tx: Tx,
  ticketId: string,
  buyerId: string,
): Promise<World> {
  const listingId = listingIdOf(ticketId);
  const [listing, holds] = await tx.getMany([[listings, listingId], [holdsOf, buyerId]]);
  const world = { ...emptyWorld(tx.now), listing, holds: { [buyerId]: holds } };
  return await loadRival(tx, world, [ticketId]);
}

/** For ending an order: the order, its listing, its buyer's holds and, with `paymentId`, its payment. */
export async function loadOrderWorld(
  tx: Tx,
  order: Pick<Order, "id" | "listingId" | "buyerId">,
  paymentId: string | null = null,
): Promise<World> {
  const [now, listing, holds, payment] = await tx.getMany([
    [orders, order.id],
    [listings, order.listingId],
    [holdsOf, order.buyerId],
    [payments, paymentId],
  ]);
  return { ...emptyWorld(tx.now), order: now, listing, payment, holds: { [order.buyerId]: holds } };
}

/** For news of a payment: additionally a rival that holds its tickets, and the rival's holds. */
export async function loadMoneyWorld(
  tx: Tx,
  payment: Pick<Payment, "id" | "orderId" | "listingId" | "ticketIds" | "buyerId">,
): Promise<World> {
  const { orderId: id, listingId, buyerId } = payment;
  const world = await loadOrderWorld(tx, { id, listingId, buyerId }, payment.id);
  const full = await loadRival(tx, world, payment.ticketIds);
  return full.rival ? await loadHolds(tx, full, full.rival.buyerId) : full;
}

/**
 * For changing a listing: the listing and the order that holds its tickets. With `holder`, also that buyer's holds
 * while the order is live, because a moderator may end it.
 */
export async function loadTicketWorld(
  tx: Tx,
  ticketId: string,
  options: { holder?: boolean } = {},
): Promise<World> {
  const listing = await tx.get(listings, listingIdOf(ticketId));
  const ids = listing?.seats.map(({ id }) => id) ?? [];
  const world = await loadRival(tx, { ...emptyWorld(tx.now), listing }, ids);
  return options.holder && world.rival ? await loadHolds(tx, world, world.rival.buyerId) : world;
}

/** Loads the order that holds one of the tickets and, if it has lapsed, its buyer's holds. */
async function loadRival(tx: Tx, world: World, ticketIds: readonly string[]): Promise<World> {
  const held = world.listing?.seats.find(({ id, status, orderId }) =>
    ticketIds.includes(id) && status === "reserved" && orderId !== world.order?.id
  );
  if (!held?.orderId) return world;
  const rival = await tx.get(orders, held.orderId);
  // The two reads are no snapshot: when an assertion fails, the store first checks that they are current.
  assert(rival, `ticket ${held.id} names an order that does not exist`);
  const next = { ...world, rival };
  // Only a lapsed order can be let go here, and only that changes its buyer's holds.
  if (held.heldUntil === null || tx.now < held.heldUntil) return next;
  return await loadHolds(tx, next, rival.buyerId);
}

async function loadHolds(tx: Tx, world: World, buyerId: string): Promise<World> {
  if (buyerId in world.holds) return world;
  const holds = await tx.get(holdsOf, buyerId);
  return { ...world, holds: { ...world.holds, [buyerId]: holds } };
}

/** Writes what a decision changed and emits its events. Returns the world as it will be stored. */
export function commitWorld(tx: Tx, before: World, after: World): World {
  for (const event of after.events) emit(tx, event);
  const write = <T extends Stored>(entity: Entity<T, string>, was: T | null, is: T | null) => {
    if (!is || is === was) return is;
    // A new payment attempt replaces the earlier one in the world, but it is a value of its own.
    return was?.id === is.id ? tx.put(entity, is) : tx.create(entity, is);
  };
  const holds = Object.fromEntries(
    Object.entries(after.holds).map((
      [id, is],
    ) => [id, write(holdsOf, before.holds[id] ?? null, is)]),
  );
  return {
    ...after,
    listing: write(listings, before.listing, after.listing),
    rival: write(orders, before.rival, after.rival),
    order: write(orders, before.order, after.order),
    payment: write(payments, before.payment, after.payment),
    holds,
  };
}

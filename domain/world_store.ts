/** Loads the world of a decision (`trade/world.ts`) in a transaction, and writes what a decision changed. */
import assert from "node:assert/strict";
import type { Entity, Stored } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { emit } from "./events.ts";
import { holdsOf } from "./orders/holds.ts";
import { type Order, orders } from "./orders/order.ts";
import { payments } from "./payments/payment.ts";
import { tickets } from "./tickets/ticket.ts";
import { emptyWorld, type World } from "./trade/world.ts";

/** For reserving: the ticket, the buyer's holds, and the order that holds the ticket. */
export async function loadForReserving(
  tx: Tx,
  ticketId: string,
  buyerId: string,
): Promise<World> {
  const [ticket, holds] = await tx.getMany([[tickets, ticketId], [holdsOf, buyerId]]);
  return await loadRival(tx, { ...emptyWorld(tx.now), ticket, holds: { [buyerId]: holds } });
}

/** For ending an order: the order, its ticket, its buyer's holds and, with `paymentId`, its payment. */
export async function loadOrderWorld(
  tx: Tx,
  order: Pick<Order, "id" | "ticketId" | "buyerId">,
  paymentId: string | null = null,
): Promise<World> {
  const [now, ticket, holds, payment] = await tx.getMany([
    [orders, order.id],
    [tickets, order.ticketId],
    [holdsOf, order.buyerId],
    [payments, paymentId],
  ]);
  return { ...emptyWorld(tx.now), order: now, ticket, payment, holds: { [order.buyerId]: holds } };
}

/** For news of a payment: additionally a rival that holds the ticket, and the rival's holds. */
export async function loadMoneyWorld(
  tx: Tx,
  payment: { id: string; orderId: string; ticketId: string; buyerId: string },
): Promise<World> {
  const order = { id: payment.orderId, ticketId: payment.ticketId, buyerId: payment.buyerId };
  const world = await loadOrderWorld(tx, order, payment.id);
  const full = await loadRival(tx, world);
  return full.rival ? await loadHolds(tx, full, full.rival.buyerId) : full;
}

/**
 * For changing a ticket: the ticket and the order that holds it. With `holder`, also that buyer's holds
 * while the order is live, because a moderator may end it.
 */
export async function loadTicketWorld(
  tx: Tx,
  ticketId: string,
  options: { holder?: boolean } = {},
): Promise<World> {
  const ticket = await tx.get(tickets, ticketId);
  const world = await loadRival(tx, { ...emptyWorld(tx.now), ticket });
  return options.holder && world.rival ? await loadHolds(tx, world, world.rival.buyerId) : world;
}

/** Loads the order that holds the ticket and, if it has lapsed, its buyer's holds. */
async function loadRival(tx: Tx, world: World): Promise<World> {
  const { ticket, order } = world;
  if (!ticket || ticket.status !== "reserved" || !ticket.orderId) return world;
  if (ticket.orderId === order?.id) return world;
  const rival = await tx.get(orders, ticket.orderId);
  // The two reads are no snapshot: when an assertion fails, the store first checks that they are current.
  assert(rival, `ticket ${ticket.id} names an order that does not exist`);
  const next = { ...world, rival };
  // Only a lapsed order can be let go here, and only that changes its buyer's holds.
  if (ticket.heldUntil === null || tx.now < ticket.heldUntil) return next;
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
    ticket: write(tickets, before.ticket, after.ticket),
    rival: write(orders, before.rival, after.rival),
    order: write(orders, before.order, after.order),
    payment: write(payments, before.payment, after.payment),
    holds,
  };
}

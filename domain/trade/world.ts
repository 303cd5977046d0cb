/**
 * What a decision about a ticket sees and changes. Steps take a world and return a world; what
 * differs at the end is what the transaction writes. So a decision that meets a lapsed order on its
 * way simply lets it go and continues.
 */
import assert from "node:assert/strict";
import type { Entity, Stored } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { emit, type EventOut } from "../events.ts";
import { type Holds, holdsOf } from "../orders/holds.ts";
import { type Order, orders } from "../orders/order.ts";
import { type Payment, payments } from "../payments/payment.ts";
import { type Ticket, tickets } from "../tickets/ticket.ts";

export interface World {
  /** The time of the attempt; epoch ms. */
  readonly now: number;
  readonly ticket: Ticket | null;
  /** The order that the decision is about. */
  readonly order: Order | null;
  readonly payment: Payment | null;
  /** The order that holds the ticket instead, where that is another one. */
  readonly rival: Order | null;
  /** What the buyers concerned hold, by buyer; null: read, and nothing stored. */
  readonly holds: Readonly<Record<string, Holds | null>>;
  readonly events: readonly EventOut[];
}

/** The world of a transaction with nothing loaded. */
export const emptyWorld = (now: number): World => ({
  now,
  ticket: null,
  order: null,
  payment: null,
  rival: null,
  holds: {},
  events: [],
});

/** The same world after one more event. */
export const happened = (world: World, event: EventOut): World => ({
  ...world,
  events: [...world.events, event],
});

/** Writes what a decision changed and emits what happened; answers the world as it will be stored. */
export function commitWorld(tx: Tx, before: World, after: World): World {
  for (const event of after.events) emit(tx, event);
  const write = <T extends Stored>(entity: Entity<T, string>, was: T | null, is: T | null) => {
    if (!is || is === was) return is;
    // A further payment attempt takes the former one's place in the world: it is new all the same.
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

/** Reads the order that holds a ticket and, if it has lapsed, what its buyer holds. */
export async function loadRival(tx: Tx, world: World): Promise<World> {
  const { ticket, order } = world;
  if (!ticket || ticket.status !== "reserved" || !ticket.orderId) return world;
  if (ticket.orderId === order?.id) return world;
  const rival = await tx.get(orders, ticket.orderId);
  // Two reads are no snapshot: the store asks again before it believes an assertion.
  assert(rival, `ticket ${ticket.id} names an order that is not there`);
  const next = { ...world, rival };
  // Only a lapsed order will be let go, and only then is its buyer's row written.
  if (ticket.heldUntil === null || tx.now < ticket.heldUntil) return next;
  return await loadHolds(tx, next, rival.buyerId);
}

export async function loadHolds(tx: Tx, world: World, buyerId: string): Promise<World> {
  if (buyerId in world.holds) return world;
  const holds = await tx.get(holdsOf, buyerId);
  return { ...world, holds: { ...world.holds, [buyerId]: holds } };
}

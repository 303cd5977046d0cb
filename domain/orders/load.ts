/** Reads what a decision about an order needs; each world is one consistent set of checked reads. */
import type { Tx } from "#store/types.ts";
import { payments } from "../payments/payment.ts";
import { tickets } from "../tickets/ticket.ts";
import { emptyWorld, loadHolds, loadRival, type World } from "../trade/world.ts";
import { holdsOf } from "./holds.ts";
import { type Order, orders } from "./order.ts";

/** For reserving: the ticket, what the buyer holds, and whoever holds the ticket. */
export async function loadForReserving(
  tx: Tx,
  ticketId: string,
  buyerId: string,
): Promise<World> {
  const [ticket, holds] = await tx.getMany([[tickets, ticketId], [holdsOf, buyerId]]);
  return await loadRival(tx, { ...emptyWorld(tx.now), ticket, holds: { [buyerId]: holds } });
}

/** For ending an order: itself, its ticket and its buyer's holds; with `payment`, its payment too. */
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

/** For money that arrives: also the order that holds the ticket instead, and its buyer's holds. */
export async function loadMoneyWorld(
  tx: Tx,
  payment: { id: string; orderId: string; ticketId: string; buyerId: string },
): Promise<World> {
  const order = { id: payment.orderId, ticketId: payment.ticketId, buyerId: payment.buyerId };
  const world = await loadOrderWorld(tx, order, payment.id);
  const full = await loadRival(tx, world);
  return full.rival ? await loadHolds(tx, full, full.rival.buyerId) : full;
}

/** The props of an order's page, for its viewer. */
import type { OrderPageView } from "./OrderPage.tsx";
import { findOrder } from "#domain/orders/queries.ts";
import { isLive, type Order, shownOrderStatus, waitsForBank } from "#domain/orders/order.ts";
import { listPayments } from "#domain/payments/queries.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import { findTicket, revealCode } from "#domain/tickets/queries.ts";
import { shownTerms } from "#domain/tickets/terms.ts";
import { stateId } from "../../live/feeds.ts";
import { unwrap } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import { termsView } from "../ticket/ticket_view.ts";
import { orderBadgeOf } from "./order_badge.ts";

export async function orderPageView(
  ctx: Pick<Ctx, "state">,
  orderId: string,
  viewerId: string,
): Promise<OrderPageView> {
  const { manner, now, context } = ctx.state;
  const { order, payments } = await readTogether(ctx, orderId, viewerId);
  const isBuyer = order.buyerId === viewerId;
  const code = isBuyer && order.status === "complete"
    ? await ticketCode(ctx, order, viewerId)
    : null;
  const { status, cancelReason } = shownOrderStatus(order, now);
  const paid = payments.find(({ id }) => id === order.paymentId);
  const atBank = waitsForBank(order, paid?.status, now);
  return {
    id: order.id,
    stateId: stateId(order.version, status),
    ticketId: order.ticketIds[0],
    terms: termsView(shownTerms(order.terms)),
    role: isBuyer ? "buyer" : order.sellerId === viewerId ? "seller" : "moderator",
    // Nobody moderates their own order.
    moderating: !isBuyer && order.sellerId !== viewerId &&
      (await context.groupsShown()).includes(MODERATORS),
    badge: orderBadgeOf(order, atBank, now),
    atBank,
    status,
    cancelReason,
    live: isLive(order, now),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    hurried: order.hurried,
    expiresAt: order.expiresAt,
    payments: payments.map(({ id, status, reason, dispute, createdAt, updatedAt }) => ({
      id,
      status,
      reason,
      createdAt,
      updatedAt,
      dispute: dispute?.status ?? null,
      counts: id === order.paymentId,
    })),
    code,
    now,
    manner,
  };
}

/**
 * Tries to read the order and its payments at one version, so that the page never says both "going through"
 * and "paid".
 */
const MAX_READS = 3;

async function readTogether(ctx: Pick<Ctx, "state">, orderId: string, viewerId: string) {
  const { system } = ctx.state;
  let order = unwrap(await findOrder(system, viewerId, orderId));
  for (let reads = 1;; reads++) {
    const payments = unwrap(await listPayments(system, viewerId, orderId));
    const after = unwrap(await findOrder(system, viewerId, orderId));
    if (after.version === order.version || reads === MAX_READS) return { order: after, payments };
    order = after;
  }
}

async function ticketCode(
  ctx: Pick<Ctx, "state">,
  order: Order,
  viewerId: string,
): Promise<OrderPageView["code"]> {
  const { system } = ctx.state;
  const ticket = await findTicket(system, viewerId, order.ticketIds[0]);
  const text = ticket.ok ? await revealCode(system, viewerId, ticket.value) : null;
  if (!ticket.ok || text === null) return null;
  const { codeType } = ticket.value;
  const drawn = await system.barcodes.draw({ ticketId: ticket.value.id, type: codeType, text });
  return { text, type: codeType, drawn };
}

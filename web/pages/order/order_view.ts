/** The props of an order's page, for its viewer. */
import type { OrderPageView } from "./OrderPage.tsx";
import { claims } from "#domain/claims/claim.ts";
import { concertNow } from "#domain/concerts/find_or_make.ts";
import { isBought } from "#domain/orders/as_now.ts";
import { noteOpened } from "#domain/orders/openings.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { isLive, type Order, shownOrderStatus, waitsForBank } from "#domain/orders/order.ts";
import { shownReason } from "#domain/orders/why_stopped.ts";
import { listPayments } from "#domain/payments/queries.ts";
import { payoutsOfSales } from "#domain/payouts/queries.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import { findTicket, revealCode } from "#domain/tickets/queries.ts";
import { payoutOf, shownTerms, soldOf, totalOf } from "#domain/tickets/terms.ts";
import { seatText } from "#words/place.ts";
import { type OrderAround, orderState } from "../../live/order_feed.ts";
import { unwrap } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import { payoutView } from "../payouts/payout_view.ts";
import { termsView } from "../ticket/ticket_view.ts";
import { claimNote } from "../claims/claim_view.ts";
import { concertSince } from "./concert_news.ts";
import { orderBadgeOf } from "./order_badge.ts";

export async function orderPageView(
  ctx: Pick<Ctx, "state">,
  orderId: string,
  viewerId: string,
): Promise<OrderPageView> {
  const { manner, now, context } = ctx.state;
  const around = await readAround(ctx, orderId, viewerId);
  const { order, payments, concert } = around;
  const isBuyer = order.buyerId === viewerId;
  const { status } = shownOrderStatus(order, now);
  const sold = isBought(order);
  const [codes, since, cancelReason, claim] = await Promise.all([
    isBuyer && order.status === "complete" ? ticketCodes(ctx, order) : [],
    concertSince(ctx.state.system.store, { order, concert }, now),
    shownReason(ctx.state.system, order, now),
    sold ? ctx.state.system.store.get(claims, orderId) : null,
  ]);
  const paid = payments.find(({ id }) => id === order.paymentId);
  const isSeller = order.sellerId === viewerId;
  // Nobody moderates their own order.
  const moderating = !isBuyer && !isSeller &&
    (await context.groupsShown()).includes(MODERATORS);
  const payout = isSeller || moderating
    ? (await payoutsOfSales(ctx.state.system, order.sellerId, [order.id])).get(order.id)
    : undefined;
  const atBank = waitsForBank(order, paid?.status, now);
  return {
    id: order.id,
    stateId: orderState(around, now),
    ticketId: order.ticketIds[0],
    news: since.news.map((one) => one.kind === "moved" && !isBuyer ? { ...one, until: null } : one),
    // Who goes there has to know the time and the place of now.
    terms: {
      ...termsView(shownTerms(order.terms), order.terms),
      ...(sold && since.now),
    },
    count: order.ticketIds.length,
    total: totalOf(order.terms),
    sold: soldOf(order.terms),
    share: payoutOf(order.terms),
    role: isBuyer ? "buyer" : isSeller ? "seller" : "moderator",
    moderating,
    claim: claim && claimNote({ order, claim, payment: paid ?? null }, now),
    badge: orderBadgeOf(order, atBank, now),
    atBank,
    status,
    cancelReason,
    live: isLive(order, now),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    completedAt: order.completedAt,
    hurried: order.hurried,
    expiresAt: order.expiresAt,
    payments: payments.map(({ id, status, reason, dispute, createdAt, ...payment }) => ({
      id,
      status,
      reason,
      createdAt,
      changedAt: payment.statusAt ??
        (status === "captured" ? order.completedAt : null) ?? payment.updatedAt,
      dispute: dispute?.status ?? null,
      counts: id === order.paymentId,
    })),
    codes,
    payout: payout ? payoutView(payout, now) : null,
    now,
    manner,
  };
}

/**
 * The order, its payments and its concert. Tries to read the order and its payments at one version, so that the page
 * never says both "going through" and "paid". Throws `not_found`.
 */
export async function readAround(
  ctx: Pick<Ctx, "state">,
  orderId: string,
  viewerId: string,
): Promise<OrderAround> {
  const { system } = ctx.state;
  let order = unwrap(await findOrder(system, viewerId, orderId));
  for (let reads = 1;; reads++) {
    const payments = unwrap(await listPayments(system, viewerId, orderId));
    const after = unwrap(await findOrder(system, viewerId, orderId));
    if (after.version === order.version || reads === MAX_READS) {
      const concert = await concertNow(system.store, after.concertId);
      return { order: after, payments, concert };
    }
    order = after;
  }
}

const MAX_READS = 3;

/** The barcodes of the order's tickets, in their order. */
async function ticketCodes(
  { state: { system, manner } }: Pick<Ctx, "state">,
  order: Order,
): Promise<OrderPageView["codes"]> {
  const codes: OrderPageView["codes"] = [];
  for (const ticketId of order.ticketIds) {
    const ticket = await findTicket(system, order.buyerId, ticketId);
    const text = ticket.ok ? await revealCode(system, order.buyerId, ticket.value) : null;
    if (!ticket.ok || text === null) continue;
    const { codeType } = ticket.value;
    const drawn = await system.barcodes.draw({ ticketId, type: codeType, text });
    const place = seatText(ticket.value, manner.words);
    codes.push({ ticketId, place, text, type: codeType, drawn });
  }
  if (codes.length > 0) {
    await noteOpened(system, order.id, codes.map(({ ticketId }) => ticketId), "page");
  }
  return codes;
}

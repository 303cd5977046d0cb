/** The props of the hold bar. */
import type { HoldView } from "./HoldBar.tsx";
import { findHoldNews } from "#domain/orders/queries.ts";
import { totalOf } from "#domain/tickets/terms.ts";
import type { Services } from "#domain/ports/services.ts";

/** One read for a user without holds. */
export async function holdView(x: Services, userId: string): Promise<HoldView | null> {
  const news = await findHoldNews(x, userId);
  if (!news) return null;
  const { order, live, atBank, others } = news;
  return {
    orderId: order.id,
    ticketId: order.ticketIds[0],
    count: order.ticketIds.length,
    title: order.terms.title,
    price: totalOf(order.terms),
    until: order.expiresAt,
    live,
    atBank,
    others,
  };
}

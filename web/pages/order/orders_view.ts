/** The props of the lists of orders and sales. */
import type { OrderItem, SaleItem } from "./Orders.tsx";
import { isAtBank } from "#domain/orders/queries.ts";
import type { Order } from "#domain/orders/order.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { shownTerms, totalOf } from "#domain/tickets/terms.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { Page } from "#store/types.ts";
import { pageLinks } from "../../request/paging.ts";
import type { Ctx } from "../../request/state.ts";
import { listingView, termsView } from "../ticket/ticket_view.ts";
import { shareOf } from "../ticket/share.ts";
import { orderBadgeOf } from "./order_badge.ts";

export async function ordersView(
  { state: { system, now, manner } }: Pick<Ctx, "state">,
  found: Page<Order>,
) {
  return {
    items: await Promise.all(found.items.map(async (order): Promise<OrderItem> => ({
      id: order.id,
      ...termsView(shownTerms(order.terms), order.terms),
      count: order.ticketIds.length,
      price: totalOf(order.terms),
      badge: orderBadgeOf(order, await isAtBank(system, order), now),
      expiresAt: order.expiresAt,
    }))),
    ...pageLinks("/orders", found),
    manner,
  };
}

export function salesView(
  { state: { system, now, manner } }: Pick<Ctx, "state">,
  found: Page<Ticket>,
) {
  const rules = feeRulesOf(system);
  const byListing = Map.groupBy(found.items, ({ listingId }) => listingId);
  return {
    items: [...byListing.values()].map((tickets): SaleItem => {
      const sold = tickets.filter(({ status }) => status === "sold");
      return {
        ticket: listingView(tickets, rules, now),
        share: shareOf(tickets[0].price, rules)?.share ?? null,
        count: tickets.length,
        sold: sold.length,
        orderIds: [...new Set(sold.flatMap(({ orderId }) => orderId ?? []))],
      };
    }),
    ...pageLinks("/sales", found),
    manner,
  };
}

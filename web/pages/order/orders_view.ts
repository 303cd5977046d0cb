/** The props of the lists of orders and sales. */
import type { OrderItem, SaleItem, SalesView } from "./Orders.tsx";
import { undecidedOf } from "#domain/claims/queries.ts";
import { concertsNow } from "#domain/concerts/find_or_make.ts";
import { asNow, isBought } from "#domain/orders/as_now.ts";
import { isAtBank } from "#domain/orders/queries.ts";
import type { Order } from "#domain/orders/order.ts";
import { payoutsOfSales } from "#domain/payouts/queries.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { shownTerms, totalOf } from "#domain/tickets/terms.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { Page } from "#store/types.ts";
import { pageLinks } from "../../request/paging.ts";
import type { Ctx } from "../../request/state.ts";
import { listingView, termsView } from "../ticket/ticket_view.ts";
import { shareLeft } from "../ticket/share.ts";
import { payoutView } from "../payouts/payout_view.ts";
import { accountNews } from "../payouts/payouts_view.ts";
import { orderBadgeOf } from "./order_badge.ts";

export async function ordersView(
  { state: { system, now, manner } }: Pick<Ctx, "state">,
  found: Page<Order>,
) {
  const bought = found.items.filter(isBought).flatMap(({ concertId }) => concertId ?? []);
  const [concerts, atBank] = await Promise.all([
    concertsNow(system.store, [...new Set(bought)]),
    Promise.all(found.items.map((order) => isAtBank(system, order))),
  ]);
  const shown = (order: Order) => asNow(order, concerts.get(order.concertId ?? "") ?? null);
  return {
    items: found.items.map((order, i): OrderItem => ({
      id: order.id,
      ...termsView(shownTerms(shown(order).terms), order.terms),
      count: order.ticketIds.length,
      price: totalOf(order.terms),
      badge: orderBadgeOf(order, atBank[i], now),
      expiresAt: order.expiresAt,
    })),
    ...pageLinks("/orders", found),
    manner,
  };
}

export async function salesView(
  ctx: Pick<Ctx, "state">,
  userId: string,
  found: Page<Ticket>,
): Promise<SalesView> {
  const { system, now, manner } = ctx.state;
  const rules = feeRulesOf(system);
  const byListing = Map.groupBy(found.items, ({ listingId }) => listingId);
  const [payouts, account, claimed] = await Promise.all([
    payoutsOfSales(system, userId, ordersOf(found.items)),
    accountNews(ctx, userId),
    undecidedOf(system.store, ordersOf(found.items)),
  ]);
  const payoutOf = (id: string) => {
    const payout = payouts.get(id);
    return payout ? payoutView(payout, now) : null;
  };
  return {
    items: [...byListing.values()].map((tickets): SaleItem => {
      const sold = tickets.filter(isSold);
      return {
        ticket: listingView(tickets, rules, now),
        refunded: tickets.every(isRefunded),
        share: shareLeft(tickets, rules, now)?.share ?? null,
        count: tickets.length,
        sold: sold.length,
        orders: ordersOf(tickets).map((id) => ({
          id,
          payout: payoutOf(id),
          claimed: claimed.get(id) ?? null,
        })),
      };
    }),
    ...account,
    ...pageLinks("/sales", found),
    manner,
  };
}

const isSold = ({ status }: Ticket): boolean => status === "sold";

/** A ticket that is withdrawn after its sale keeps the order. */
const isRefunded = ({ status, orderId }: Ticket): boolean =>
  status === "withdrawn" && orderId !== null;

/** The sales of these tickets, also those that were refunded. */
const ordersOf = (tickets: readonly Ticket[]): string[] => [
  ...new Set(tickets.flatMap(({ orderId, status }) => status === "reserved" ? [] : orderId ?? [])),
];

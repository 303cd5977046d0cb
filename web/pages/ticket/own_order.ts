/** What a ticket's page says of an order of the viewer's, or of the seller's sale. */
import type { TicketPageView } from "./TicketPage.tsx";
import type { Money } from "#domain/money.ts";
import { isLive, type Order } from "#domain/orders/order.ts";
import { findAtBank, findOrder } from "#domain/orders/queries.ts";
import { totalEach } from "#domain/tickets/terms.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { Ctx } from "../../request/state.ts";

interface OwnOrder {
  shown: NonNullable<TicketPageView["ownOrder"]>;
  /** The price of each ticket, and what its buyer pays, as agreed; null for the seller. */
  paid: { price: Money; total: Money } | null;
}

/**
 * The buyer's order of some of these tickets, a live one before a complete one; or the seller's sale, if the
 * listing is one ticket.
 */
export async function ownOrder(
  { state: { system, signedIn, now } }: Pick<Ctx, "state">,
  tickets: Ticket[],
  isSeller: boolean,
): Promise<OwnOrder | null> {
  if (!signedIn) return null;
  const viewer = signedIn.user.id;
  const shown = (order: Order, atBank = false): OwnOrder => {
    const mine = order.buyerId === viewer;
    return {
      shown: {
        id: order.id,
        mine,
        live: isLive(order, now),
        atBank,
        complete: order.status === "complete",
        count: order.ticketIds.length,
      },
      paid: mine ? { price: order.terms.price, total: totalEach(order.terms) } : null,
    };
  };
  const paid = isSeller ? null : await findAtBank(system, viewer, tickets[0].listingId);
  if (paid) return shown(paid, true);
  if (isSeller && (tickets.length > 1 || tickets[0].status !== "sold")) return null;
  const ids = new Set(tickets.flatMap(({ orderId }) => orderId ?? []));
  const found = await Promise.all([...ids].map((id) => findOrder(system, viewer, id)));
  const own = found.flatMap((one) => one.ok ? [one.value] : [])
    .filter(({ buyerId }) => isSeller || buyerId === viewer);
  const order = own.find((one) => isLive(one, now) || one.status === "claimed") ??
    own.find(({ status }) => status === "complete");
  return order ? shown(order) : null;
}

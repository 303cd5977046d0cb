/** Reading tickets, and their barcodes for those who may. */
import type { Page } from "#store/types.ts";
import { orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import type { Subject } from "../ports/permissions.ts";
import { ok, refuse, type Result } from "../result.ts";
import { codeContext } from "./commands.ts";
import { type Ticket, tickets } from "./ticket.ts";

/** The ticket. Refusal: `not_found`, also if the viewer may not see it. */
export async function findTicket(
  x: Services,
  viewer: Subject,
  id: string,
): Promise<Result<Ticket>> {
  const ticket = await x.store.get(tickets, id);
  if (!ticket) return refuse("not_found");
  const visible = await x.permissions.allows(viewer, "view", {
    namespace: "Ticket",
    value: ticket,
  });
  return visible ? ok(ticket) : refuse("not_found");
}

/** A seller's tickets, newest first. */
export function listTicketsBySeller(
  x: Services,
  sellerId: string,
  page: { limit: number; cursor?: string },
): Promise<Page<Ticket>> {
  return x.store.list(tickets, "seller", { ...page, prefix: [sellerId], reverse: true });
}

/** The barcode's content for the seller, and for the buyer once the order is complete; else null. */
export async function revealCode(
  x: Services,
  viewer: Subject,
  ticket: Ticket,
): Promise<string | null> {
  if (viewer === null || !await mayReadCode(x, viewer, ticket)) return null;
  return await x.secrets.open(ticket.code, codeContext(ticket.id));
}

async function mayReadCode(x: Services, viewer: string, ticket: Ticket): Promise<boolean> {
  if (ticket.sellerId === viewer) return true;
  if (ticket.status !== "sold" || !ticket.orderId) return false;
  const order = await x.store.get(orders, ticket.orderId);
  return order?.status === "complete" && order.buyerId === viewer;
}

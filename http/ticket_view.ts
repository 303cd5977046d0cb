/** What a ticket's page shows to whom. */
import type { TicketPageView } from "#components/TicketPage.tsx";
import { findVerdict } from "#domain/moderation/queries.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { isLive } from "#domain/orders/order.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { findUser } from "#domain/users/queries.ts";
import { signInPath } from "./redirect.ts";
import type { Ctx } from "./state.ts";
import { mannerOf, ticketView } from "./views.ts";

export async function ticketPageView(
  ctx: Pick<Ctx, "state">,
  ticket: Ticket,
): Promise<TicketPageView> {
  const { system, signedIn, now, context } = ctx.state;
  const viewerId = signedIn?.user.id ?? null;
  const isSeller = viewerId === ticket.sellerId;
  const verdict = isSeller && ticket.status === "rejected"
    ? await findVerdict(system, ticket.id)
    : null;
  const moderating = signedIn !== null && (await context.groups()).includes(MODERATORS);
  return {
    ticket: ticketView(ticket, now),
    description: ticket.description,
    sellerName: (await findUser(system, ticket.sellerId))?.name ?? "a fan",
    version: ticket.version,
    viewer: isSeller ? "seller" : signedIn ? "user" : "visitor",
    moderating,
    ownOrder: await ownOrder(ctx, ticket, isSeller),
    rejection: verdict?.reason ?? null,
    holdMinutes: Math.max(1, Math.floor(system.settings.orderExpirationSeconds / 60)),
    signIn: signInPath(`/tickets/${ticket.id}`),
    now,
    manner: mannerOf(system.settings),
  };
}

/** The viewer's order for this ticket, where they hold or bought it, or the seller's sale. */
async function ownOrder(
  { state }: Pick<Ctx, "state">,
  ticket: Ticket,
  isSeller: boolean,
): Promise<TicketPageView["ownOrder"]> {
  if (!state.signedIn || !ticket.orderId) return null;
  const found = await findOrder(state.system, state.signedIn.user.id, ticket.orderId);
  if (!found.ok) return null;
  const order = found.value;
  const mine = order.buyerId === state.signedIn.user.id;
  if (!mine && !(isSeller && ticket.status === "sold")) return null;
  const live = isLive(order, state.now);
  if (!live && order.status !== "claimed" && order.status !== "complete") return null;
  return { id: order.id, mine, live, complete: order.status === "complete" };
}

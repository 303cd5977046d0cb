import type { InferData } from "fresh/types";
import { Orders } from "#web/pages/order/Orders.tsx";
import { reserveTicket } from "#domain/orders/commands.ts";
import { listOrders } from "#domain/orders/queries.ts";
import { type Form, readForm } from "#web/request/body.ts";
import { parseId, requireUser, SignInFirst } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { listQuery } from "#web/request/paging.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { Refused } from "#web/answer/refused.ts";
import type { Refusal } from "#domain/refusals.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import { ordersView } from "#web/pages/order/orders_view.ts";
import { showTicketAgain } from "#web/pages/ticket/ticket_page.ts";
import { TicketPage } from "#web/pages/ticket/TicketPage.tsx";
import { readWish } from "#web/pages/order/wish_form.ts";
import { reservationOf, signInToReserve } from "#web/pages/sign_in/reserve_after_sign_in.ts";

export default function OrdersPage({ data }: Props<InferData<typeof handlers>>) {
  return "view" in data ? <TicketPage view={data.view} /> : <Orders view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { user } = requireUser(ctx);
    const query = { role: "buyer" as const, ...listQuery(ctx.url) };
    return await page(
      ctx,
      await ordersView(ctx, await listOrders(ctx.state.system, user.id, query)),
    );
  },

  /**
   * Reserves tickets at the total, for the start and for the time to pay that the user saw; if one of them differs
   * now, it refuses. After a move the ticket's page asks again.
   */
  async POST(ctx: Ctx) {
    const { system } = ctx.state;
    if (!ctx.state.signedIn) await reserveAfterSignIn(ctx);
    const { user } = requireUser(ctx);
    const form = await readForm(ctx.req);
    const wish = readWish(form, system.settings.currency);
    const result = await reserveTicket(system, user.id, wish);
    if (result.ok) return seeOther(`/orders/${result.value.order.id}`);
    const ticketId = form.listingId ?? form.ticketId ?? "";
    if (result.refusal.code === "concert_moved") {
      return await showTicketAgain(ctx, parseId(ticketId), form.quantity, result.refusal);
    }
    const back = { href: `/tickets/${ticketId}`, label: "ticket" } as const;
    throw new Refused(await withWhatIsLeft(ctx, result.refusal, user.id, ticketId), back);
  },
};

/** Names the concert, whose page shows what is left, if these tickets are gone. */
async function withWhatIsLeft(
  { state: { system } }: Ctx,
  refusal: Refusal,
  userId: string,
  ticketId: string,
): Promise<Refusal> {
  if (refusal.code !== "ticket_taken" && refusal.code !== "ticket_not_available") return refusal;
  const ticket = await findTicket(system, userId, ticketId);
  return ticket.ok ? { ...refusal, concertId: ticket.value.concertId ?? undefined } : refusal;
}

/** For a session that has ended: throws `SignInFirst`; signing in then reserves the ticket. */
async function reserveAfterSignIn(ctx: Ctx): Promise<void> {
  const form: Form = await readForm(ctx.req).catch(() => ({}));
  const reservation = reservationOf({ ...form, reserve: form.listingId ?? form.ticketId });
  if (reservation) throw new SignInFirst(signInToReserve(reservation));
}

import type { InferData } from "fresh/types";
import { Sales } from "#web/pages/order/Orders.tsx";
import { listTicketsBySeller } from "#domain/tickets/queries.ts";
import { requireUser } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { listQuery, pageLinks } from "#web/request/paging.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import { ticketView } from "#web/pages/views.ts";

export default function SalesPage({ data }: Props<InferData<typeof handlers>>) {
  return <Sales view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, now, manner } = ctx.state;
    const { user } = requireUser(ctx);
    const found = await listTicketsBySeller(system, user.id, listQuery(ctx.url));
    return await page(ctx, {
      items: found.items.map((ticket) => ({
        ticket: ticketView(ticket, now),
        orderId: ticket.status === "sold" ? ticket.orderId : null,
      })),
      ...pageLinks("/sales", found),
      manner,
    });
  },
};

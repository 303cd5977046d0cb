import type { InferData } from "fresh/types";
import { Sales } from "#components/Orders.tsx";
import { listTicketsBySeller } from "#domain/tickets/queries.ts";
import { requireUser } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { listQuery, pageLinks } from "#http/paging.ts";
import type { Ctx, Props } from "#http/state.ts";
import { ticketView } from "#http/views.ts";

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

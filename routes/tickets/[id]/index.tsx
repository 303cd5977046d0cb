import type { InferData } from "fresh/types";
import { Meta } from "#components/Meta.tsx";
import { TicketPage } from "#components/TicketPage.tsx";
import { findTicket } from "#domain/tickets/queries.ts";
import { parseId } from "#http/guards.ts";
import { ticketMeta } from "#http/meta.ts";
import { page } from "#http/page.ts";
import { need } from "#http/refused.ts";
import type { Ctx, Props } from "#http/state.ts";
import { ticketPageView } from "#http/ticket_view.ts";

export default function TicketRoute({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <Meta meta={data.meta} />
      <TicketPage view={data.view} />
    </>
  );
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { system, signedIn, now, manner } = ctx.state;
    const id = parseId(ctx.params.id);
    const ticket = need(await findTicket(system, signedIn?.user.id ?? null, id));
    const view = await ticketPageView(ctx, ticket);
    const meta = await ticketMeta(ticket, { system, now, manner, sellerName: view.sellerName });
    return await page(ctx, { view, meta }, { shared: true });
  },
};

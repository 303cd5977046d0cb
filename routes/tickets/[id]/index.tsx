import type { InferData } from "fresh/types";
import { TicketPage } from "#components/TicketPage.tsx";
import { findTicket } from "#domain/tickets/queries.ts";
import { parseId } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { need } from "#http/refused.ts";
import type { Ctx, Props } from "#http/state.ts";
import { ticketPageView } from "#http/ticket_view.ts";

export default function TicketRoute({ data }: Props<InferData<typeof handlers>>) {
  return <TicketPage view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { system, signedIn } = ctx.state;
    const id = parseId(ctx.params.id);
    const ticket = need(await findTicket(system, signedIn?.user.id ?? null, id));
    return await page(ctx, await ticketPageView(ctx, ticket), { shared: true });
  },
};

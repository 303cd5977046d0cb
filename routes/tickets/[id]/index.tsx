import type { InferData } from "fresh/types";
import { Meta } from "#web/parts/Meta.tsx";
import { ForModerators } from "#web/pages/moderation/Moderation.tsx";
import { TicketPage } from "#web/pages/ticket/TicketPage.tsx";
import type { TicketState } from "#web/parts/badges.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { nextChange } from "#domain/tickets/ticket.ts";
import { parseId } from "#web/request/guards.ts";
import { ticketMeta } from "#web/pages/sharing/meta.ts";
import { queryOf } from "#web/request/pairs.ts";
import { LISTED } from "#web/pages/sell/listed_notice.ts";
import { page } from "#web/answer/page.ts";
import { unwrap } from "#web/answer/refused.ts";
import { draftOf } from "#web/pages/sell/sell_page.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import { ticketPageView, ticketsTogether } from "#web/pages/ticket/ticket_page_view.ts";
import Live from "#islands/Live.tsx";

export default function TicketRoute({ data, state }: Props<InferData<typeof handlers>>) {
  const { ticket, moderating, manner } = data.view;
  const { context: { notice }, signedIn } = state;
  const listed = LISTED.some((one) => one === notice);
  return (
    <>
      <Meta meta={data.meta} />
      <TicketPage view={data.view}>
        {moderating && <ForModerators view={moderating} words={manner.words} />}
      </TicketPage>
      {isOpen(ticket.state) && (
        <Live
          events={`/api/tickets/${ticket.id}/events`}
          listed={listed && signedIn ? draftOf(signedIn.user.id) : undefined}
        />
      )}
    </>
  );
}

/** Whether the ticket's state may still change. */
const isOpen = (state: TicketState) => !["sold", "withdrawn", "over"].includes(state);

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { system, signedIn, now, manner } = ctx.state;
    const id = parseId(ctx.params.id);
    const ticket = unwrap(await findTicket(system, signedIn?.user.id ?? null, id));
    const tickets = await ticketsTogether(ctx, ticket);
    const view = await ticketPageView(ctx, ticket, tickets, quantityOf(ctx.url));
    const meta = await ticketMeta(ticket, { system, now, manner, sellerName: view.sellerName });
    return await page(ctx, { view, meta }, {
      shared: { until: soonest(tickets.map((one) => nextChange(one, now))) },
    });
  },
};

/** How many tickets the address asks for; null: it does not say. */
const quantityOf = (url: URL): number | null =>
  Number(/^[1-6]$/.exec(queryOf(url).quantity ?? "")?.[0]) || null;

function soonest(times: (number | null)[]): number | null {
  const known = times.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

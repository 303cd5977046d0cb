import type { InferData } from "fresh/types";
import { Meta } from "#web/parts/Meta.tsx";
import { ForModerators } from "#web/pages/moderation/Moderation.tsx";
import { TicketPage, type TicketPageView } from "#web/pages/ticket/TicketPage.tsx";
import { parseId } from "#web/request/guards.ts";
import { queryOf } from "#web/request/pairs.ts";
import { LISTED } from "#web/pages/sell/listed_notice.ts";
import { draftOf } from "#web/pages/sell/sell_page.ts";
import { showTicket } from "#web/pages/ticket/ticket_page.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Live from "#islands/Live.tsx";

export default function TicketRoute({ data, state }: Props<InferData<typeof handlers>>) {
  const { ticket, moderating, manner } = data.view;
  const { context: { notice }, signedIn } = state;
  const listed = LISTED.some((one) => one === notice);
  return (
    <>
      <Meta meta={data.meta} />
      <TicketPage view={data.view}>
        {moderating && <ForModerators view={moderating} manner={manner} />}
      </TicketPage>
      {mayChange(data.view) && (
        <Live
          events={`/api/tickets/${ticket.id}/events`}
          listed={listed && signedIn ? draftOf(signedIn.user.id) : undefined}
        />
      )}
    </>
  );
}

/** Whether the page may still change: until the ticket is withdrawn, or its concert cancelled. */
const mayChange = ({ ticket: { state }, changed }: TicketPageView) =>
  state !== "withdrawn" && !(changed.cancelled && state === "over");

export const handlers = {
  GET(ctx: Ctx<"id">) {
    return showTicket(ctx, parseId(ctx.params.id), queryOf(ctx.url).quantity);
  },
};

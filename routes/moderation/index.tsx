import type { InferData } from "fresh/types";
import { ModerationQueue } from "#components/Moderation.tsx";
import { listTicketsForReview } from "#domain/moderation/queries.ts";
import { requireUser } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { listQuery, pageLinks } from "#http/paging.ts";
import { need } from "#http/refused.ts";
import type { Ctx, Props } from "#http/state.ts";
import { ticketView } from "#http/views.ts";

export default function Moderation({ data }: Props<InferData<typeof handlers>>) {
  return <ModerationQueue view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { system, now, manner } = ctx.state;
    const { user } = requireUser(ctx);
    const found = need(await listTicketsForReview(system, user.id, listQuery(ctx.url)));
    return await page(ctx, {
      items: found.items.map((ticket) => ({
        ticket: ticketView(ticket, now),
        description: ticket.description,
        version: ticket.version,
      })),
      ...pageLinks("/moderation", found),
      manner,
    });
  },
};

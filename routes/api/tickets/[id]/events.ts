import { findTicket } from "#domain/tickets/queries.ts";
import { parseId } from "#http/guards.ts";
import { ticketEvents } from "#http/live/feeds.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  /** Server-sent events: the ticket's state now, and whenever it changes. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const id = parseId(ctx.params.id);
    return ticketEvents(ctx, [need(await findTicket(system, signedIn?.user.id ?? null, id))]);
  },
};

import { findTicket } from "#domain/tickets/queries.ts";
import { parseId } from "#web/request/guards.ts";
import { ticketEvents } from "#web/live/feeds.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Server-sent events: the state of the ticket now, and after each change. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const id = parseId(ctx.params.id);
    return ticketEvents(ctx, [unwrap(await findTicket(system, signedIn?.user.id ?? null, id))]);
  },
};

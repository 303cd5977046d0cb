import { findTicket } from "#domain/tickets/queries.ts";
import { watchedTickets } from "#web/api/inputs.ts";
import { check } from "#web/answer/json.ts";
import { queryOf } from "#web/request/pairs.ts";
import { ticketEvents } from "#web/live/feeds.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Server-sent events of several tickets; tickets that the viewer may not see are left out. */
  async GET(ctx: Ctx): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const { ids } = check(watchedTickets, { ...queryOf(ctx.url) });
    const viewerId = signedIn?.user.id ?? null;
    const found = await Promise.all(ids.map((id) => findTicket(system, viewerId, id)));
    return ticketEvents(ctx, found.flatMap((one) => one.ok ? [one.value] : []));
  },
};

import { findOrder } from "#domain/orders/queries.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { orderEvents } from "#http/live/feeds.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  /** Server-sent events: how the order stands now, and whenever that changes. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    return orderEvents(
      ctx,
      need(await findOrder(ctx.state.system, user.id, parseId(ctx.params.id))),
    );
  },
};

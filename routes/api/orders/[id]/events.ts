import { findOrder } from "#domain/orders/queries.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { orderEvents } from "#web/live/feeds.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Server-sent events: the state of the order now, and after each change. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    return orderEvents(
      ctx,
      unwrap(await findOrder(ctx.state.system, user.id, parseId(ctx.params.id))),
    );
  },
};

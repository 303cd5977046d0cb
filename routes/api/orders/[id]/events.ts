import { orderEvents } from "#web/live/order_feed.ts";
import { readAround } from "#web/pages/order/order_view.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Server-sent events: the state of the order now, and after each change of it, its payments and its concert. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    return orderEvents(ctx, await readAround(ctx, parseId(ctx.params.id), user.id));
  },
};

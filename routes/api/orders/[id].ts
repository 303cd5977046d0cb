import { cancelOrder } from "#domain/orders/commands.ts";
import { findOrder } from "#domain/orders/queries.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { orderOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, now } = ctx.state;
    const { user } = requireUser(ctx);
    const order = unwrap(await findOrder(system, user.id, parseId(ctx.params.id)));
    return json(ctx.state, orderOut(order, user.id, now));
  },

  async DELETE(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const order = unwrap(await cancelOrder(system, user.id, parseId(ctx.params.id)));
    return json(ctx.state, orderOut(order, user.id, system.store.now()));
  },
};

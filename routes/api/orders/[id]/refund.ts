import { refundOrder } from "#domain/orders/commands.ts";
import { readNothing } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { json } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { orderOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const order = need(await refundOrder(system, user.id, parseId(ctx.params.id)));
    return json(ctx.state, orderOut(order, system.store.now()));
  },
};

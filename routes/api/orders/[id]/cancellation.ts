import { cancelOrder, mayModerateOrder } from "#domain/orders/commands.ts";
import { reasonGiven } from "#http/api/questions.ts";
import { readJson } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { check, json } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { orderOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const { id } = need(
      await mayModerateOrder(system, user.id, "cancel", parseId(ctx.params.id)),
    );
    const { reason } = check(reasonGiven, given);
    const order = need(await cancelOrder(system, user.id, id, { reason, requestId }));
    return json(ctx.state, orderOut(order, system.store.now()));
  },
};

import { mayModerateOrder, refundOrder } from "#domain/orders/commands.ts";
import { reasonIfAny } from "#http/api/questions.ts";
import { readJsonIfAny } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { check, json } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { orderOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJsonIfAny(ctx.req) ?? {};
    const { id } = need(
      await mayModerateOrder(system, user.id, "refund", parseId(ctx.params.id)),
    );
    const { reason = null } = check(reasonIfAny, given);
    const order = need(await refundOrder(system, user.id, id, { reason, requestId }));
    return json(ctx.state, orderOut(order, system.store.now()));
  },
};

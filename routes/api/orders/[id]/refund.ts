import { mayModerateOrder, refundOrder } from "#domain/orders/commands.ts";
import { reasonIfAny } from "#web/api/inputs.ts";
import { readJsonIfAny } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { check, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { orderOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJsonIfAny(ctx.req);
    const { id } = unwrap(
      await mayModerateOrder(system, user.id, "refund", parseId(ctx.params.id)),
    );
    const { reason = null } = check(reasonIfAny, given);
    const order = unwrap(await refundOrder(system, user.id, id, { reason, requestId }));
    return json(ctx.state, orderOut(order, user.id, system.store.now()));
  },
};

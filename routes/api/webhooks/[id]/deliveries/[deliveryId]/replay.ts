import { replayDelivery } from "#domain/webhooks/commands.ts";
import { readNothing } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { deliveryOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id" | "deliveryId">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const [id, deliveryId] = [parseId(ctx.params.id), parseId(ctx.params.deliveryId)];
    const delivery = unwrap(await replayDelivery(system, user.id, id, deliveryId));
    return json(ctx.state, deliveryOut(delivery), { status: 202 });
  },
};

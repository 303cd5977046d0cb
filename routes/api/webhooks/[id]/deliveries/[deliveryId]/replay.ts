import { replayDelivery } from "#domain/webhooks/commands.ts";
import { readNothing } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { json } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { deliveryOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id" | "deliveryId">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const [id, deliveryId] = [parseId(ctx.params.id), parseId(ctx.params.deliveryId)];
    const delivery = need(await replayDelivery(system, user.id, id, deliveryId));
    return json(ctx.state, deliveryOut(delivery), { status: 202 });
  },
};

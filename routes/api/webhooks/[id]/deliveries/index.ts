import { listDeliveries } from "#domain/webhooks/queries.ts";
import { chosenFields, listAnswer } from "#http/api/lists.ts";
import { deliveryOutSchema } from "#http/api/webhook_schemas.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { pageQuery, queryOf } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { deliveryOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const choose = chosenFields(ctx.url, deliveryOutSchema);
    const ask = pageQuery(queryOf(ctx.url));
    const page = need(await listDeliveries(system, user.id, parseId(ctx.params.id), ask));
    return listAnswer(ctx, page, (delivery) => choose(deliveryOut(delivery)));
  },
};

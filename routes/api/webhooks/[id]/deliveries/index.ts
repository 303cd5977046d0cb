import { listDeliveries } from "#domain/webhooks/queries.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { deliveryOutSchema } from "#web/api/webhook_schemas.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { pageQuery } from "#web/request/paging.ts";
import { queryOf } from "#web/request/pairs.ts";
import { unwrap } from "#web/answer/refused.ts";
import { deliveryOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const choose = chosenFields(ctx.url, deliveryOutSchema);
    const ask = pageQuery(queryOf(ctx.url));
    const page = unwrap(await listDeliveries(system, user.id, parseId(ctx.params.id), ask));
    return listAnswer(ctx, page, (delivery) => choose(deliveryOut(delivery)));
  },
};

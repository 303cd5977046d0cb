import { listPayouts } from "#domain/payouts/queries.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { payoutOut } from "#web/api/payout_resources.ts";
import { payoutOutSchema } from "#web/api/payout_schemas.ts";
import { requireUser } from "#web/request/guards.ts";
import { pageQuery } from "#web/request/paging.ts";
import { queryOf } from "#web/request/pairs.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { user } = requireUser(ctx);
    const choose = chosenFields(ctx.url, payoutOutSchema);
    const page = await listPayouts(ctx.state.system, user.id, pageQuery(queryOf(ctx.url)));
    return listAnswer(ctx, page, (payout) => choose(payoutOut(payout)));
  },
};

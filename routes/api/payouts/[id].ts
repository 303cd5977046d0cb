import { findPayout } from "#domain/payouts/queries.ts";
import { payoutOut } from "#web/api/payout_resources.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    const found = await findPayout(ctx.state.system, user.id, parseId(ctx.params.id));
    return json(ctx.state, payoutOut(unwrap(found)));
  },
};

import { findParty } from "#domain/claims/queries.ts";
import { claimOut } from "#web/api/claim_resources.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    const found = await findParty(ctx.state.system, user.id, parseId(ctx.params.id));
    return json(ctx.state, claimOut(unwrap(found).claim, ctx.state.now));
  },
};

import { withdrawClaim } from "#domain/claims/commands.ts";
import { claimOut } from "#web/api/claim_resources.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readNothing } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For the buyer. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    const claim = unwrap(await withdrawClaim(ctx.state.system, user.id, id));
    return json(ctx.state, claimOut(claim, ctx.state.now));
  },
};

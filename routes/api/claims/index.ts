import { type Claimed, openClaim } from "#domain/claims/commands.ts";
import { listClaims } from "#domain/claims/queries.ts";
import { claimInput } from "#web/api/claim_inputs.ts";
import { claimOut } from "#web/api/claim_resources.ts";
import { claimOutSchema } from "#web/api/claim_schemas.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { guardedClaim } from "#web/pages/claims/claim_guard.ts";
import { check, json } from "#web/answer/json.ts";
import { readJson } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { answerOnce } from "#web/request/once.ts";
import { pageQuery } from "#web/request/paging.ts";
import { queryOf } from "#web/request/pairs.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { user } = requireUser(ctx);
    const choose = chosenFields(ctx.url, claimOutSchema);
    const page = await listClaims(ctx.state.system, user.id, pageQuery(queryOf(ctx.url)));
    return listAnswer(ctx, page, (claim) => choose(claimOut(claim, ctx.state.now)));
  },

  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const { orderId, ...words } = check(claimInput, given);
    parseId(orderId);
    return await answerOnce<Claimed>(
      ctx,
      user.id,
      given,
      (once) => guardedClaim(ctx, user.id, () => openClaim(system, user.id, orderId, words, once)),
      ({ claim, existing }) =>
        json(ctx.state, claimOut(claim, ctx.state.now), {
          status: existing ? 200 : 201,
          headers: { location: `/api/claims/${claim.id}` },
        }),
    );
  },
};

import { decideOnClaim } from "#domain/claims/verdict.ts";
import { verdictInput } from "#web/api/claim_inputs.ts";
import { claimOut } from "#web/api/claim_resources.ts";
import { check, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readJson } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For moderators. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const verdict = check(verdictInput, await readJson(ctx.req));
    const id = parseId(ctx.params.id);
    const claim = unwrap(await decideOnClaim(system, user.id, id, verdict, requestId));
    return json(ctx.state, claimOut(claim, ctx.state.now));
  },
};

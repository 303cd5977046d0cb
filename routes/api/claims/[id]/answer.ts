import { answerClaim } from "#domain/claims/commands.ts";
import { answerInput } from "#web/api/claim_inputs.ts";
import { claimOut } from "#web/api/claim_resources.ts";
import { check, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readJson } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For the seller. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    const { text } = check(answerInput, await readJson(ctx.req));
    const id = parseId(ctx.params.id);
    const claim = unwrap(await answerClaim(ctx.state.system, user.id, id, text));
    return json(ctx.state, claimOut(claim, ctx.state.now));
  },
};

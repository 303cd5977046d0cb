import { approveTicket, rejectTicket } from "#domain/moderation/commands.ts";
import { mayModerate } from "#domain/moderation/may.ts";
import { decisionInput } from "#web/api/moderation/inputs.ts";
import { readCase } from "#web/api/moderation/resources.ts";
import { requireMatch } from "#web/answer/conditional.ts";
import { check, conditionalJson, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readJson } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    const { body, etag } = await readCase(ctx, user.id, parseId(ctx.params.id));
    return conditionalJson(ctx, body, etag);
  },

  /** Refuses in this order: no such ticket, not a moderator, missing or other version, then the decision. */
  async PATCH(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const found = unwrap(await mayModerate(system, user.id, parseId(ctx.params.id)));
    const version = requireMatch(ctx.req, found.version);
    const { decision, reason = "", sellerName = null } = check(decisionInput, given);
    const decided = decision === "approve"
      ? await approveTicket(system, user.id, found.id, version, requestId, sellerName)
      : await rejectTicket(system, user.id, found.id, version, reason, requestId);
    unwrap(decided);
    const { body, etag } = await readCase(ctx, user.id, found.id);
    return json(ctx.state, body, { headers: { etag } });
  },
};

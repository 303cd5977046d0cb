import { removeEndpoint } from "#domain/webhooks/commands.ts";
import { findEndpoint } from "#domain/webhooks/queries.ts";
import { readNothing } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { webhookOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    const found = await findEndpoint(ctx.state.system, user.id, parseId(ctx.params.id));
    return json(ctx.state, webhookOut(unwrap(found)));
  },

  async DELETE(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    unwrap(await removeEndpoint(ctx.state.system, user.id, parseId(ctx.params.id)));
    return new Response(null, { status: 204 });
  },
};

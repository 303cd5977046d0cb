import { removeEndpoint } from "#domain/webhooks/commands.ts";
import { findEndpoint } from "#domain/webhooks/queries.ts";
import { readNothing } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { json } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { webhookOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    const found = await findEndpoint(ctx.state.system, user.id, parseId(ctx.params.id));
    return json(ctx.state, webhookOut(need(found)));
  },

  async DELETE(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    need(await removeEndpoint(ctx.state.system, user.id, parseId(ctx.params.id)));
    return new Response(null, { status: 204 });
  },
};

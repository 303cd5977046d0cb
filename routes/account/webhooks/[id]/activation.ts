import { activateEndpoint } from "#domain/webhooks/commands.ts";
import { readNothing } from "#http/body.ts";
import { done } from "#http/done.ts";
import { parseId, requireSession } from "#http/guards.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    need(await activateEndpoint(ctx.state.system, user.id, parseId(ctx.params.id)));
    return done(ctx, "/account", "webhook_activated");
  },
};

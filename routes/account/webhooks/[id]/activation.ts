import { activateEndpoint } from "#domain/webhooks/commands.ts";
import { readNothing } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { parseId, requireSession } from "#web/request/guards.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    unwrap(await activateEndpoint(ctx.state.system, user.id, parseId(ctx.params.id)));
    return redirectWithNotice(ctx, "/account", "webhook_activated");
  },
};

import { appsOf } from "#web/pages/oauth/oauth_challenge.ts";
import { readNothing } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { parseId, requireSession } from "#web/request/guards.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const apps = appsOf(ctx);
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    unwrap(await apps.revoke(user.id, parseId(ctx.params.id)));
    return redirectWithNotice(ctx, "/account", "app_revoked");
  },
};

import { appsOf } from "#http/apps.ts";
import { readNothing } from "#http/body.ts";
import { done } from "#http/done.ts";
import { parseId, requireSession } from "#http/guards.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const apps = appsOf(ctx);
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    need(await apps.revoke(user.id, parseId(ctx.params.id)));
    return done(ctx, "/account", "app_revoked");
  },
};

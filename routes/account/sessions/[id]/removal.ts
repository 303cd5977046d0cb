import { readNothing } from "#http/body.ts";
import { endSessionCookie } from "#http/cookies.ts";
import { done } from "#http/done.ts";
import { parseId, requireSession } from "#http/guards.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const me = requireSession(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    need(await system.identity.endSession(me.user.id, id));
    if (id !== me.session.id) return done(ctx, "/account", "session_ended");
    const res = done(ctx, "/", "signed_out");
    res.headers.append("set-cookie", endSessionCookie(system));
    return res;
  },
};

import { readNothing } from "#web/request/body.ts";
import { endSessionCookie } from "#web/answer/cookies.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { parseId, requireSession } from "#web/request/guards.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const me = requireSession(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    unwrap(await system.identity.endSession(me.user.id, id));
    if (id !== me.session.id) return redirectWithNotice(ctx, "/account", "session_ended");
    const res = redirectWithNotice(ctx, "/", "signed_out");
    res.headers.append("set-cookie", endSessionCookie(system));
    return res;
  },
};

import { readNothing } from "#web/request/body.ts";
import { endSessionCookie } from "#web/answer/cookies.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { requireSession } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Signs the user out everywhere, here too. */
  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    await system.identity.endSessions(user.id);
    const res = redirectWithNotice(ctx, "/", "signed_out_everywhere");
    res.headers.append("set-cookie", endSessionCookie(system));
    return res;
  },
};

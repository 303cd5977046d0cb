import { readNothing } from "#http/body.ts";
import { endSessionCookie } from "#http/cookies.ts";
import { done } from "#http/done.ts";
import { requireSession } from "#http/guards.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  /** Signs the person out everywhere, here as well. */
  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    await system.identity.endSessions(user.id);
    const res = done(ctx, "/", "signed_out_everywhere");
    res.headers.append("set-cookie", endSessionCookie(system));
    return res;
  },
};

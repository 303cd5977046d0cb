import { readNothing } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { requireSession } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Revokes all tokens and own apps of the user, at most `MAX_CLIENTS`. */
  async POST(ctx: Ctx): Promise<Response> {
    const { clients } = ctx.state.system;
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    for (const { id } of await clients.list(user.id)) await clients.remove(user.id, id);
    return redirectWithNotice(ctx, "/account", "tokens_revoked");
  },
};

import { readNothing } from "#web/request/body.ts";
import { parseId, requireSession } from "#web/request/guards.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async DELETE(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    unwrap(await ctx.state.system.clients.remove(user.id, parseId(ctx.params.id)));
    return new Response(null, { status: 204 });
  },
};

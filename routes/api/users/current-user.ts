import { requireUser } from "#web/request/guards.ts";
import { json } from "#web/answer/json.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { id, email, name } = requireUser(ctx).user;
    return json(ctx.state, { id, email, name, groups: await ctx.state.context.groups() });
  },
};

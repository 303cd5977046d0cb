import { requireUser } from "#http/guards.ts";
import { json } from "#http/json.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { id, email, name } = requireUser(ctx).user;
    return json(ctx.state, { id, email, name, groups: await ctx.state.context.groups() });
  },
};

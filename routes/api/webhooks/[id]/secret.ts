import { rotateSecret } from "#domain/webhooks/commands.ts";
import { readNothing } from "#web/request/body.ts";
import { mustBeFresh, parseId, requireUser } from "#web/request/guards.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { webhookOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const caller = requireUser(ctx);
    const { user } = caller;
    mustBeFresh(ctx, caller);
    await readNothing(ctx.req);
    const rotated = await rotateSecret(ctx.state.system, user.id, parseId(ctx.params.id));
    const { endpoint, secret } = unwrap(rotated);
    return json(ctx.state, { ...webhookOut(endpoint), secret }, {
      headers: { "cache-control": "no-store" },
    });
  },
};

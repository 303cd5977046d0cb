import { rotateSecret } from "#domain/webhooks/commands.ts";
import { readNothing } from "#http/body.ts";
import { mustBeFresh, parseId, requireUser } from "#http/guards.ts";
import { json } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { webhookOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const asker = requireUser(ctx);
    const { user } = asker;
    mustBeFresh(ctx, asker);
    await readNothing(ctx.req);
    const rotated = await rotateSecret(ctx.state.system, user.id, parseId(ctx.params.id));
    const { endpoint, secret } = need(rotated);
    return json(ctx.state, { ...webhookOut(endpoint), secret }, {
      headers: { "cache-control": "no-store" },
    });
  },
};

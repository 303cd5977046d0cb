import { rotateSecret } from "#domain/webhooks/commands.ts";
import { readNothing } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { json } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { webhookOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const rotated = await rotateSecret(ctx.state.system, user.id, parseId(ctx.params.id));
    const { endpoint, secret } = need(rotated);
    return json(ctx.state, { ...webhookOut(endpoint), secret }, {
      headers: { "cache-control": "no-store" },
    });
  },
};

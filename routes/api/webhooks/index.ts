import { addEndpoint } from "#domain/webhooks/commands.ts";
import { listEndpoints } from "#domain/webhooks/queries.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { webhookInput } from "#web/api/inputs.ts";
import { webhookOutSchema } from "#web/api/webhook_schemas.ts";
import { readJson } from "#web/request/body.ts";
import { mustBeFresh, requireUser } from "#web/request/guards.ts";
import { check, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { webhookOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { user } = requireUser(ctx);
    const choose = chosenFields(ctx.url, webhookOutSchema);
    const items = await listEndpoints(ctx.state.system, user.id);
    return listAnswer(ctx, { items }, (endpoint) => choose(webhookOut(endpoint)));
  },

  async POST(ctx: Ctx): Promise<Response> {
    const caller = requireUser(ctx);
    const { user } = caller;
    mustBeFresh(ctx, caller);
    const { url, events } = check(webhookInput, await readJson(ctx.req));
    const ask = { url, kinds: events };
    const { endpoint, secret } = unwrap(await addEndpoint(ctx.state.system, user.id, ask));
    return json(ctx.state, { ...webhookOut(endpoint), secret }, {
      status: 201,
      headers: { location: `/api/webhooks/${endpoint.id}`, "cache-control": "no-store" },
    });
  },
};

import { clientInput } from "#domain/clients/input.ts";
import { readJson } from "#web/request/body.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { clientOutSchema } from "#web/api/schemas.ts";
import { mustBeFresh, requireSession, requireUser } from "#web/request/guards.ts";
import { check, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { clientOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { user } = requireSession(ctx);
    const choose = chosenFields(ctx.url, clientOutSchema);
    const items = await ctx.state.system.clients.list(user.id);
    return listAnswer(ctx, { items }, (client) => choose(clientOut(client)));
  },

  async POST(ctx: Ctx): Promise<Response> {
    const { user } = requireSession(ctx);
    mustBeFresh(ctx, requireUser(ctx));
    const input = check(clientInput, await readJson(ctx.req));
    const { client, secret } = unwrap(await ctx.state.system.clients.create(user.id, input));
    return json(ctx.state, { ...clientOut(client), ...(secret === null ? {} : { secret }) }, {
      status: 201,
      headers: { location: `/api/clients/${client.id}`, "cache-control": "no-store" },
    });
  },
};

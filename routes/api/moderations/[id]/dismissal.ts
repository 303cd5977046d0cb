import { mayModerate } from "#domain/moderation/may.ts";
import { dismissReports } from "#domain/reports/commands.ts";
import { dismissalInput } from "#web/api/moderation/inputs.ts";
import { readCase } from "#web/api/moderation/resources.ts";
import { check, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readJson } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const { id } = unwrap(await mayModerate(system, user.id, parseId(ctx.params.id)));
    const { version, reason } = check(dismissalInput, given);
    unwrap(await dismissReports(system, user.id, id, version, { reason, requestId }));
    const { body, etag } = await readCase(ctx, user.id, id);
    return json(ctx.state, body, { headers: { etag } });
  },
};

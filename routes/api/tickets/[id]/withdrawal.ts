import { takeTicketOff } from "#domain/moderation/commands.ts";
import { mayModerate } from "#domain/moderation/may.ts";
import { reasonGiven } from "#web/api/inputs.ts";
import { readJson } from "#web/request/body.ts";
import { requireMatch } from "#web/answer/conditional.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { check, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { ticketOut } from "#web/api/ticket_resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Refuses in this order: no such ticket, not a moderator, missing or other version, then the reason. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const found = unwrap(await mayModerate(system, user.id, parseId(ctx.params.id)));
    const version = requireMatch(ctx.req, found.version);
    const { reason } = check(reasonGiven, given);
    const ticket = unwrap(
      await takeTicketOff(system, user.id, found.id, version, reason, requestId),
    );
    const { body, etag } = await ticketOut(system, user.id, ticket);
    return json(ctx.state, body, { headers: { etag } });
  },
};

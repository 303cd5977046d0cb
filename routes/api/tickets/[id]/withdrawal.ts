import { takeTicketOff } from "#domain/moderation/commands.ts";
import { mayJudge } from "#domain/moderation/may.ts";
import { reasonGiven } from "#http/api/questions.ts";
import { readJson } from "#http/body.ts";
import { requireMatch } from "#http/conditional.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { check, json } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { ticketOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  /** Refuses in this order: no such ticket, not a moderator, no or another version, then the reason. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const found = need(await mayJudge(system, user.id, parseId(ctx.params.id)));
    const version = requireMatch(ctx.req, found.version);
    const { reason } = check(reasonGiven, given);
    const ticket = need(
      await takeTicketOff(system, user.id, found.id, version, reason, requestId),
    );
    const { body, etag } = await ticketOut(system, user.id, ticket);
    return json(ctx.state, body, { headers: { etag } });
  },
};

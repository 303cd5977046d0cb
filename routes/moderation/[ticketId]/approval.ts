import { approveTicket } from "#domain/moderation/commands.ts";
import { readForm } from "#http/body.ts";
import { done } from "#http/done.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { need } from "#http/refused.ts";
import { versionOf } from "#http/version.ts";
import type { Ctx } from "#http/state.ts";

const back = { href: "/moderation", label: "queue" } as const;

export const handlers = {
  async POST(ctx: Ctx<"ticketId">): Promise<Response> {
    const { user } = requireUser(ctx);
    const version = versionOf(await readForm(ctx.req));
    const id = parseId(ctx.params.ticketId);
    const { system, requestId } = ctx.state;
    need(await approveTicket(system, user.id, id, version, requestId), back);
    return done(ctx, "/moderation", "approved");
  },
};

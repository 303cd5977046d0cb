import { withdrawTicket } from "#domain/tickets/commands.ts";
import { readNothing } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    const back = { href: `/tickets/${id}`, label: "ticket" } as const;
    unwrap(await withdrawTicket(ctx.state.system, user.id, id), back);
    return redirectWithNotice(ctx, `/tickets/${id}`, "withdrawn");
  },
};

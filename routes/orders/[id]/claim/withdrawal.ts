import { withdrawClaim } from "#domain/claims/commands.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readNothing } from "#web/request/body.ts";
import { parseId, requireSession } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** The buyer withdraws the claim. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    const href = `/orders/${id}/claim`;
    unwrap(await withdrawClaim(ctx.state.system, user.id, id), { href, label: "order" });
    return redirectWithNotice(ctx, href, "claim_withdrawn");
  },
};

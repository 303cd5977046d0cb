import { giveBack } from "#domain/concerts/give_back.ts";
import { readNothing } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** The buyer gives back what they bought for a concert that was moved since. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    const href = `/orders/${id}`;
    unwrap(await giveBack(ctx.state.system, user.id, id), { href, label: "order" });
    return redirectWithNotice(ctx, href, "given_back");
  },
};

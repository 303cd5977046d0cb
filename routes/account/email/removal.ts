import { requireOwnAccounts } from "#web/pages/sign_in/identity_mode.ts";
import { readNothing } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { requireSession } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Stops the pending change of address. */
  async POST(ctx: Ctx): Promise<Response> {
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    await requireOwnAccounts(ctx.state.system).emailChanges.stop(user.id);
    return redirectWithNotice(ctx, "/account", "email_stopped");
  },
};

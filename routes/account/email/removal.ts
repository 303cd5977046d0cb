import { ownAccounts } from "#http/accounts.ts";
import { readNothing } from "#http/body.ts";
import { done } from "#http/done.ts";
import { requireSession } from "#http/guards.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  /** Stops the change of address that waits. */
  async POST(ctx: Ctx): Promise<Response> {
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    await ownAccounts(ctx.state.system).emailChanges.stop(user.id);
    return done(ctx, "/account", "email_stopped");
  },
};

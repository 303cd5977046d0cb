import { payoutAccountOf } from "#domain/payouts/queries.ts";
import { requireUser } from "#web/request/guards.ts";
import { seeOther } from "#web/answer/redirect.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /**
   * On to the provider's page for the seller's account. The provider sends them here for another link, too, since
   * each link works once and for minutes.
   */
  async GET(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const { account } = await payoutAccountOf(system, user.id);
    const isOpen = account?.providerId && account.status !== "closed";
    return seeOther(
      isOpen ? await system.payouts.onboardingUrl(account.providerId!) : "/account/payouts",
    );
  },
};

import { type Onboarding, openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { payoutAccountOf } from "#domain/payouts/queries.ts";
import { payoutAccountOut } from "#web/api/payout_resources.ts";
import { json } from "#web/answer/json.ts";
import { requireUser } from "#web/request/guards.ts";
import { answerOnce } from "#web/request/once.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const { account, owed } = await payoutAccountOf(system, user.id);
    return json(ctx.state, payoutAccountOut(account, owed, system.settings.currency));
  },

  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const { owed } = await payoutAccountOf(system, user.id);
    return await answerOnce<Onboarding>(
      ctx,
      user.id,
      null,
      (once) => openPayoutAccount(system, user.id, once),
      ({ account, url }) => {
        const out = payoutAccountOut(account, owed, system.settings.currency);
        return json(ctx.state, { ...out, onboardingUrl: url }, {
          status: 201,
          headers: { "cache-control": "no-store" },
        });
      },
    );
  },
};

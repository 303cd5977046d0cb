import type { PayoutAccount } from "#domain/payouts/account.ts";
import { openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { payoutAccountOf } from "#domain/payouts/queries.ts";
import { payoutAccountOut } from "#web/api/payout_resources.ts";
import { ok } from "#domain/result.ts";
import { noFields } from "#web/api/inputs.ts";
import { check, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readJsonIfAny } from "#web/request/body.ts";
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
    check(noFields, await readJsonIfAny(ctx.req));
    const { owed } = await payoutAccountOf(system, user.id);
    let url: string | null = null;
    const answer = await answerOnce<PayoutAccount>(
      ctx,
      user.id,
      null,
      async (once) => {
        const opened = await openPayoutAccount(system, user.id, once);
        if (!opened.ok) return opened;
        url = opened.value.url;
        return ok(opened.value.account);
      },
      (account) =>
        json(ctx.state, payoutAccountOut(account, owed, system.settings.currency), {
          status: 201,
          headers: { "cache-control": "no-store" },
        }),
    );
    // The address opens the account, so it is not kept with the answer: a repeat gets another one.
    url ??= unwrap(await openPayoutAccount(system, user.id)).url;
    const body = JSON.stringify({ ...await answer.json(), onboardingUrl: url });
    return new Response(body, answer);
  },
};

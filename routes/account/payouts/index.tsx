import type { InferData } from "fresh/types";
import { lookAtAccount, openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { Payouts } from "#web/pages/payouts/Payouts.tsx";
import { payoutsView } from "#web/pages/payouts/payouts_view.ts";
import { page } from "#web/answer/page.ts";
import { seeOther, withinSite } from "#web/answer/redirect.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readNothing } from "#web/request/body.ts";
import { requireSession } from "#web/request/guards.ts";
import { listQuery } from "#web/request/paging.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function PayoutsPage({ data }: Props<InferData<typeof handlers>>) {
  return <Payouts view={data} />;
}

export const handlers = {
  /** The provider leads back here. That is a reason to ask it, and never proof that the account is set up. */
  async GET(ctx: Ctx) {
    const { user } = requireSession(ctx);
    await lookAtAccount(ctx.state.system, user.id);
    return await page(ctx, await payoutsView(ctx, user.id, listQuery(ctx.url)), { secret: true });
  },

  /** Leads to the page of the provider where the seller sets up their account. */
  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireSession(ctx);
    await readNothing(ctx.req);
    const { url } = unwrap(await openPayoutAccount(system, user.id));
    return seeOther(withinSite(url, system.config.origin));
  },
};

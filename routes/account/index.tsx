import type { InferData } from "fresh/types";
import { Account } from "#web/pages/account/Account.tsx";
import { findMade } from "#domain/idempotency/made_secret.ts";
import { accountView } from "#web/pages/account/account_view.ts";
import { requireSession } from "#web/request/guards.ts";
import { queryOf } from "#web/request/pairs.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function AccountPage({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const me = requireSession(ctx);
    const { made: key } = queryOf(ctx.url);
    const made = key ? await findMade(ctx.state.system, me.user.id, key) : null;
    const view = await accountView(ctx, me, { made: made ?? undefined });
    return await page(ctx, view, { secret: made !== null });
  },
};

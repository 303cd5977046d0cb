import type { InferData } from "fresh/types";
import { Account } from "#components/Account.tsx";
import { accountView } from "#http/account_view.ts";
import { requireSession } from "#http/guards.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function AccountPage({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    return await page(ctx, await accountView(ctx, requireSession(ctx)));
  },
};

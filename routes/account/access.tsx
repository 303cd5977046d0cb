import type { InferData } from "fresh/types";
import { Access } from "#web/pages/account/Access.tsx";
import { apiAccessView } from "#web/pages/account/api_access_view.ts";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function AccessPage({ data, state }: Props<InferData<typeof handlers>>) {
  return <Access view={data} manner={state.manner} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const view = await apiAccessView(ctx, requireSession(ctx), {});
    // The page says that something can still act for the person, so it is shown only while that is true.
    return view.tokens?.length === 0 ? seeOther("/account") : await page(ctx, view);
  },
};

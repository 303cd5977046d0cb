import type { InferData } from "fresh/types";
import { Access } from "#web/pages/account/Access.tsx";
import { apiAccessView } from "#web/pages/account/api_access_view.ts";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function AccessPage({ data, state }: Props<InferData<typeof handlers>>) {
  return <Access view={data} manner={state.manner} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    return await page(ctx, await apiAccessView(ctx, requireSession(ctx), {}));
  },
};

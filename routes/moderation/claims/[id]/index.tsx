import type { InferData } from "fresh/types";
import { claimCase, claimCaseView } from "#web/pages/claims/case_view.ts";
import { ClaimCase } from "#web/pages/claims/ClaimCase.tsx";
import { page } from "#web/answer/page.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/claims.css";

export default function Case({ data }: Props<InferData<typeof handlers>>) {
  return <ClaimCase view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { user } = requireUser(ctx);
    const around = await claimCase(ctx, user.id, parseId(ctx.params.id));
    return await page(ctx, await claimCaseView(ctx, user.id, around), { secret: true });
  },
};

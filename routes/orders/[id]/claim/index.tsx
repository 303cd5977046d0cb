import type { InferData } from "fresh/types";
import { ClaimPage } from "#web/pages/claims/ClaimPage.tsx";
import { postClaim } from "#web/pages/claims/claim_post.ts";
import { claimPageView } from "#web/pages/claims/claim_view.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/claims.css";

export default function ClaimRoute({ data }: Props<InferData<typeof handlers>>) {
  return <ClaimPage view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { user } = requireUser(ctx);
    const id = parseId(ctx.params.id);
    const view = await claimPageView(ctx, id, user.id);
    if (view.role === "moderator") return seeOther(`/moderation/claims/${id}`);
    return await page(ctx, view, { secret: true });
  },

  POST: postClaim,
};

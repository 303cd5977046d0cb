import type { InferData } from "fresh/types";
import { verdictInput } from "#domain/claims/input.ts";
import { decideOnClaim } from "#domain/claims/verdict.ts";
import type { Refusal } from "#domain/refusals.ts";
import { claimCase, claimCaseView } from "#web/pages/claims/case_view.ts";
import { ClaimCase } from "#web/pages/claims/ClaimCase.tsx";
import { refusedForm } from "#web/answer/form_page.ts";
import { fieldErrors } from "#web/answer/json.ts";
import { page } from "#web/answer/page.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readForm } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/claims.css";

export default function VerdictRefused({ data }: Props<InferData<typeof handlers>>) {
  return <ClaimCase view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx<"id">) {
    const { system, requestId, manner } = ctx.state;
    const { user } = requireUser(ctx);
    const id = parseId(ctx.params.id);
    // Checked first, so that other people learn nothing from the further checks.
    const around = await claimCase(ctx, user.id, id);
    const values = await readForm(ctx.req);
    const input = verdictInput.safeParse(values);
    const again = async (refusal: Refusal) => {
      const { view: form, status, headers } = refusedForm(values, refusal, manner.words);
      const view = await claimCaseView(ctx, user.id, around, form);
      return await page(ctx, view, { status, headers, secret: true });
    };
    if (!input.success) return await again({ code: "invalid", errors: fieldErrors(input.error) });
    const decided = await decideOnClaim(system, user.id, id, input.data, requestId);
    if (!decided.ok && decided.refusal.code === "claim_waits") return await again(decided.refusal);
    const href = `/moderation/claims/${id}`;
    unwrap(decided, { href: "/moderation/claims", label: "queue" });
    return redirectWithNotice(ctx, href, "claim_decided");
  },
};

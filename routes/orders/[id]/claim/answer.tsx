import type { InferData } from "fresh/types";
import { answerClaim } from "#domain/claims/commands.ts";
import { answerInput } from "#domain/claims/input.ts";
import { ClaimPage } from "#web/pages/claims/ClaimPage.tsx";
import { claimPageView } from "#web/pages/claims/claim_view.ts";
import { refusedForm } from "#web/answer/form_page.ts";
import { fieldErrors } from "#web/answer/json.ts";
import { page } from "#web/answer/page.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readForm } from "#web/request/body.ts";
import { parseId, requireSession } from "#web/request/guards.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/claims.css";

export default function AnswerRefused({ data }: Props<InferData<typeof handlers>>) {
  return <ClaimPage view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx<"id">) {
    const { system, manner } = ctx.state;
    const { user } = requireSession(ctx);
    const id = parseId(ctx.params.id);
    const values = await readForm(ctx.req);
    const input = answerInput.safeParse(values);
    const href = `/orders/${id}/claim`;
    if (input.success) {
      unwrap(await answerClaim(system, user.id, id, input.data.text), { href, label: "order" });
      return redirectWithNotice(ctx, href, "claim_answered");
    }
    const refusal = { code: "invalid", errors: fieldErrors(input.error) } as const;
    const { view: form, status, headers } = refusedForm(values, refusal, manner.words);
    const view = await claimPageView(ctx, id, user.id, "answer", form);
    return await page(ctx, view, { status, headers, secret: true });
  },
};

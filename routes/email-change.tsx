import type { InferData } from "fresh/types";
import type { Refusal } from "#domain/refusals.ts";
import { EmailChangeQuestion } from "#web/pages/account/EmailChangeQuestion.tsx";
import { emailQuestion, emailRefused } from "#web/pages/account/email_change_page.ts";
import { requireOwnAccounts } from "#web/pages/sign_in/identity_mode.ts";
import { readForm } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { queryOf } from "#web/request/pairs.ts";
import { says } from "#words/problems.ts";
import { z } from "zod";
import type { Ctx, Props } from "#web/request/state.ts";

export default function EmailChangePage({ data, state }: Props<InferData<typeof handlers>>) {
  return <EmailChangeQuestion view={data} words={state.manner.words} />;
}

const notices = {
  half: "email_half",
  changed: "email_changed",
  stopped: "email_stopped",
} as const;

const answerInput = z.enum(["yes", "no"]);
const NEITHER: Refusal = { code: "invalid", detail: says("yes_or_no") };

export const handlers = {
  async GET(ctx: Ctx) {
    const { link = "" } = queryOf(ctx.url);
    return await emailQuestion(ctx, link);
  },

  async POST(ctx: Ctx) {
    const { system, signedIn } = ctx.state;
    const { link = "", answer } = await readForm(ctx.req);
    const said = answerInput.safeParse(answer);
    if (!said.success) return await emailQuestion(ctx, link, NEITHER);
    const result = await requireOwnAccounts(system).emailChanges.answer(link, said.data === "yes");
    if (!result.ok) return await emailRefused(ctx, result.refusal);
    return redirectWithNotice(ctx, signedIn ? "/account" : "/sign-in", notices[result.value]);
  },
};

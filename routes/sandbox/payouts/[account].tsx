import type { InferData } from "fresh/types";
import { wordsOf } from "#domain/refusals.ts";
import { SandboxOnboarding } from "#web/pages/sandbox/SandboxOnboarding.tsx";
import { onboardingView } from "#web/pages/sandbox/onboarding_view.ts";
import { blankForm, refusedForm } from "#web/answer/form_page.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { refuse } from "#web/answer/refused.ts";
import type { FormProps } from "#web/parts/form.ts";
import { readForm } from "#web/request/body.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function Payouts({ data }: Props<InferData<typeof handlers>>) {
  return <SandboxOnboarding view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx<"account">) {
    return await show(ctx, blankForm());
  },

  async POST(ctx: Ctx<"account">) {
    const values = await readForm(ctx.req);
    const id = ctx.params.account;
    const form = { name: values.name ?? "", iban: values.iban ?? "" };
    const result = await sandboxOf(ctx).setUp(id, form);
    if (result.ok) return seeOther(`/sandbox/payouts/${id}`);
    const { refusal } = result;
    if (wordsOf(refusal).status === 404) refuse(refusal.code);
    const { view, status, headers } = refusedForm(values, refusal, ctx.state.manner.words);
    return await show(ctx, view, { status, headers });
  },
};

function sandboxOf(ctx: Ctx<"account">) {
  return ctx.state.system.payoutSandbox ?? refuse("not_found");
}

async function show(
  ctx: Ctx<"account">,
  form: FormProps,
  options: { status?: number; headers?: Record<string, string> } = {},
) {
  const account = await sandboxOf(ctx).findAccount(ctx.params.account) ?? refuse("not_found");
  return await page(ctx, onboardingView(ctx, account, form), { ...options, secret: true });
}

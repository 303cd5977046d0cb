import type { InferData } from "fresh/types";
import { Account } from "#web/pages/account/Account.tsx";
import { accountView } from "#web/pages/account/account_view.ts";
import { requireOwnAccounts } from "#web/pages/sign_in/identity_mode.ts";
import { readForm } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { refusedForm } from "#web/answer/form_page.ts";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function EmailRefused({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx) {
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const { email = "", current = "" } = values;
    const result = await requireOwnAccounts(ctx.state.system).emailChanges.ask(me, {
      email,
      current,
    });
    if (result.ok) return redirectWithNotice(ctx, "/account", "email_asked");
    const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
    return await page(ctx, await accountView(ctx, me, { emailForm: view }), { status, headers });
  },
};

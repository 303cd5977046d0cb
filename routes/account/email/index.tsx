import type { InferData } from "fresh/types";
import { Account } from "#components/Account.tsx";
import { accountView } from "#http/account_view.ts";
import { ownAccounts } from "#http/accounts.ts";
import { readForm } from "#http/body.ts";
import { done } from "#http/done.ts";
import { refusedForm } from "#http/form_page.ts";
import { requireSession } from "#http/guards.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function EmailRefused({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx) {
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const { email = "", current = "" } = values;
    const result = await ownAccounts(ctx.state.system).emailChanges.ask(me, { email, current });
    if (result.ok) return done(ctx, "/account", "email_asked");
    const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
    return await page(ctx, await accountView(ctx, me, { emailForm: view }), { status, headers });
  },
};

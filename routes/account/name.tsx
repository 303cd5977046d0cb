import type { InferData } from "fresh/types";
import { Account } from "#web/pages/account/Account.tsx";
import { nameInput } from "#domain/users/user.ts";
import { accountView } from "#web/pages/account/account_view.ts";
import { readForm } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { refusedForm } from "#web/answer/form_page.ts";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { requireOwnAccounts } from "#web/pages/sign_in/identity_mode.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function NameRefused({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx) {
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const parsed = nameInput.safeParse(values.name ?? "");
    const result = parsed.success
      ? await requireOwnAccounts(ctx.state.system).changeName(me.user.id, parsed.data)
      : {
        ok: false as const,
        refusal: {
          code: "invalid" as const,
          errors: [{ path: "name", message: parsed.error.issues[0].message }],
        },
      };
    if (result.ok) return redirectWithNotice(ctx, "/account", "name_changed");
    const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
    return await page(ctx, await accountView(ctx, me, { nameForm: view }), { status, headers });
  },
};

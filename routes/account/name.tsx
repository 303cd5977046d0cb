import type { InferData } from "fresh/types";
import { Account } from "#components/Account.tsx";
import { nameInput } from "#domain/users/user.ts";
import { accountView } from "#http/account_view.ts";
import { readForm } from "#http/body.ts";
import { done } from "#http/done.ts";
import { refusedForm } from "#http/form_page.ts";
import { requireSession } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { ownAccounts } from "#http/accounts.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function NameRefused({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx) {
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const parsed = nameInput.safeParse(values.name ?? "");
    const result = parsed.success
      ? await ownAccounts(ctx.state.system).changeName(me.user.id, parsed.data)
      : {
        ok: false as const,
        refusal: {
          code: "invalid" as const,
          errors: [{ path: "name", message: parsed.error.issues[0].message }],
        },
      };
    if (result.ok) return done(ctx, "/account", "name_changed");
    const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
    return await page(ctx, await accountView(ctx, me, { nameForm: view }), { status, headers });
  },
};

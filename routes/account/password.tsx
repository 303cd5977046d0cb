import type { InferData } from "fresh/types";
import { Account } from "#web/pages/account/Account.tsx";
import type { Refusal } from "#domain/refusals.ts";
import { accountView } from "#web/pages/account/account_view.ts";
import { readForm } from "#web/request/body.ts";
import { knownBrowserCookie, sessionCookie } from "#web/answer/cookies.ts";
import { afterNewPassword } from "#web/pages/sign_in/after_new_password.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { refusedForm } from "#web/answer/form_page.ts";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { requireOwnAccounts } from "#web/pages/sign_in/identity_mode.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function PasswordRefused({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx) {
    const { system, visitor } = ctx.state;
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const { current = "", password = "" } = values;
    const result = await requireOwnAccounts(system).changePassword(
      me,
      { current, next: password },
      visitor,
    );
    if (result.ok) {
      // The session is rotated: a token that leaked earlier is now useless.
      const res = redirectWithNotice(
        ctx,
        await afterNewPassword(ctx, me.user.id),
        "password_changed",
      );
      const { origin } = system.config;
      res.headers.append("set-cookie", sessionCookie(origin, result.value.token));
      res.headers.append("set-cookie", knownBrowserCookie(origin, result.value.known));
      return res;
    }
    const { view, status, headers } = refusedForm(
      values,
      named(result.refusal),
      ctx.state.manner.words,
    );
    return await page(ctx, await accountView(ctx, me, { passwordForm: view }), { status, headers });
  },
};

/** Renames the field `next` of the domain to `password`, as in the form. */
function named(refusal: Refusal): Refusal {
  const errors = refusal.errors?.map(({ path, message }) => ({
    path: path === "next" ? "password" : path,
    message,
  }));
  return { ...refusal, errors };
}

import type { InferData } from "fresh/types";
import { Account } from "#components/Account.tsx";
import type { Refusal } from "#domain/refusals.ts";
import { accountView } from "#http/account_view.ts";
import { readForm } from "#http/body.ts";
import { knownCookie, sessionCookie } from "#http/cookies.ts";
import { afterNewPassword } from "#http/access.ts";
import { done } from "#http/done.ts";
import { refusedForm } from "#http/form_page.ts";
import { requireSession } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { ownAccounts } from "#http/accounts.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function PasswordRefused({ data }: Props<InferData<typeof handlers>>) {
  return <Account view={data} />;
}

export const handlers = {
  async POST(ctx: Ctx) {
    const { system, visitor } = ctx.state;
    const me = requireSession(ctx);
    const values = await readForm(ctx.req);
    const { current = "", password = "" } = values;
    const result = await ownAccounts(system).changePassword(
      me,
      { current, next: password },
      visitor,
    );
    if (result.ok) {
      // The session is rotated: a token that leaked earlier is worth nothing now.
      const res = done(ctx, await afterNewPassword(ctx, me.user.id), "password_changed");
      const { origin } = system.config;
      res.headers.append("set-cookie", sessionCookie(origin, result.value.token));
      res.headers.append("set-cookie", knownCookie(origin, result.value.known));
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

/** The identity calls the new password `next`, the form calls it `password`. */
function named(refusal: Refusal): Refusal {
  const errors = refusal.errors?.map(({ path, message }) => ({
    path: path === "next" ? "password" : path,
    message,
  }));
  return { ...refusal, errors };
}

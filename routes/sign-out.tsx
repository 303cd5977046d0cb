import { SignOut } from "#web/pages/sign_in/SignOut.tsx";
import { readNothing } from "#web/request/body.ts";
import { endSessionCookie, noticeCookie } from "#web/answer/cookies.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function SignOutPage({ state }: Props<null>) {
  return <SignOut words={state.manner.words} />;
}

export const handlers = {
  GET(ctx: Ctx) {
    return page(ctx, null);
  },

  /** Succeeds too when nobody is signed in. */
  async POST(ctx: Ctx) {
    const { system, token } = ctx.state;
    await readNothing(ctx.req);
    if (token) await system.identity.signOut(token);
    const res = seeOther("/");
    res.headers.append("set-cookie", endSessionCookie(system));
    res.headers.append("set-cookie", noticeCookie(system.config.origin, "signed_out"));
    return res;
  },
};

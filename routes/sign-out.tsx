import { ActionForm, Title } from "#web/parts/Bits.tsx";
import { readNothing } from "#web/request/body.ts";
import { endSessionCookie, noticeCookie } from "#web/answer/cookies.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function SignOut({ state }: Props<null>) {
  const { words } = state.manner;
  const { title, text } = words.signOut;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>{text}</p>
      <ActionForm action="/sign-out" label={title} kind="primary" />
    </div>
  );
}

export const handlers = {
  GET(ctx: Ctx) {
    return page(ctx, null);
  },

  /** Also when nobody is signed in: the outcome is what was asked for. */
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

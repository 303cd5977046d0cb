import type { InferData } from "fresh/types";
import { requireOwnAccounts } from "#web/pages/sign_in/identity_mode.ts";
import { SignIn } from "#web/pages/sign_in/SignIn.tsx";
import { postSignIn, showSignIn } from "#web/pages/sign_in/sign_in_page.ts";
import { readKnownBrowser } from "#web/request/cookies.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Passkeys from "#islands/Passkeys.tsx";

export default function SignInPage({ data, state }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <SignIn view={data} manner={state.manner} />
      {data.flow?.view.script && <Passkeys {...data.flow.view.script} />}
    </>
  );
}

export const handlers = {
  GET: (ctx: Ctx) => showSignIn(ctx, "/sign-in"),

  async POST(ctx: Ctx) {
    const { system, visitor, token } = ctx.state;
    const accounts = requireOwnAccounts(system);
    return await postSignIn(
      ctx,
      "/sign-in",
      ({ email = "", password = "" }) =>
        accounts.signIn({ email, password }, visitor, {
          formerToken: token,
          known: readKnownBrowser(ctx.req, system.config.origin),
        }),
    );
  },
};

import type { InferData } from "fresh/types";
import { keepLanguage } from "#domain/users/commands.ts";
import { requireOwnAccounts } from "#web/pages/sign_in/identity_mode.ts";
import { SignUp } from "#web/pages/sign_in/SignUp.tsx";
import { postSignIn, showSignIn } from "#web/pages/sign_in/sign_in_page.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Passkeys from "#islands/Passkeys.tsx";

export default function SignUpPage({ data, state }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <SignUp view={data} manner={state.manner} />
      {data.flow?.view.script && <Passkeys {...data.flow.view.script} />}
    </>
  );
}

export const handlers = {
  GET: (ctx: Ctx) => showSignIn(ctx, "/sign-up"),

  async POST(ctx: Ctx) {
    const { system, visitor, token, manner } = ctx.state;
    const accounts = requireOwnAccounts(system);
    return await postSignIn(ctx, "/sign-up", async ({ name = "", email = "", password = "" }) => {
      const result = await accounts.signUp({ name, email, password }, visitor);
      if (result.ok) {
        await keepLanguage(system, result.value.user.id, manner.language);
        // Any earlier session in this browser ends: the new account starts with its own.
        if (token) await system.identity.signOut(token);
      }
      return result;
    });
  },
};

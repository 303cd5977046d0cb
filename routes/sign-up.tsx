import type { InferData } from "fresh/types";
import { SignUpForm } from "#components/AccountForms.tsx";
import { Title } from "#components/Bits.tsx";
import { keepLanguage } from "#domain/users/commands.ts";
import { readForm } from "#http/body.ts";
import { sessionCookie } from "#http/cookies.ts";
import { blankForm, refusedForm } from "#http/form_page.ts";
import { page } from "#http/page.ts";
import { safeNext, seeOther, signInPath } from "#http/redirect.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function SignUp({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { signIn, signUp } = words;
  return (
    <div class="narrow">
      <Title text={signUp.title} words={words} />
      <h1>{signUp.title}</h1>
      <p>{signUp.intro}</p>
      <SignUpForm form={data.form} next={data.next} words={words} />
      <p>
        {signUp.haveAccount} <a href={signInPath(data.next)}>{signIn.title}</a>
      </p>
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    const next = safeNext(ctx.url.searchParams.get("next"));
    if (ctx.state.signedIn) return seeOther(next);
    return await page(ctx, { form: blankForm(), next });
  },

  async POST(ctx: Ctx) {
    const { system, visitor, token, manner } = ctx.state;
    const values = await readForm(ctx.req);
    const next = safeNext(values.next);
    const { name = "", email = "", password = "" } = values;
    const result = await system.identity.signUp({ name, email, password }, visitor);
    if (!result.ok) {
      const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
      return await page(ctx, { form: view, next }, { status, headers });
    }
    await keepLanguage(system, result.value.user.id, manner.language);
    // Whoever sat here before is signed out: the new account starts with a session of its own.
    if (token) await system.identity.signOut(token);
    return seeOther(next, {
      "set-cookie": sessionCookie(system.config.origin, result.value.token),
    });
  },
};

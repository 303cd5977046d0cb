import type { InferData } from "fresh/types";
import { SignInForm } from "#components/AccountForms.tsx";
import { Title } from "#components/Bits.tsx";
import { readForm } from "#http/body.ts";
import { sessionCookie } from "#http/cookies.ts";
import { blankForm, refusedForm } from "#http/form_page.ts";
import { page } from "#http/page.ts";
import { safeNext, seeOther } from "#http/redirect.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function SignIn({ data, state }: Props<InferData<typeof handlers>>) {
  const query = data.next === "/" ? "" : `?next=${encodeURIComponent(data.next)}`;
  const { words } = state.manner;
  const { signIn, signUp } = words;
  return (
    <div class="narrow">
      <Title text={signIn.title} words={words} />
      <h1>{signIn.title}</h1>
      {data.next !== "/" && <p>{signIn.goesOn}</p>}
      <SignInForm form={data.form} next={data.next} words={words} />
      <p>
        {signIn.noAccount} <a href={`/sign-up${query}`}>{signUp.title}</a>
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
    const { system, visitor, token } = ctx.state;
    const values = await readForm(ctx.req);
    const next = safeNext(values.next);
    const { email = "", password = "" } = values;
    const result = await system.identity.signIn({ email, password }, visitor, token);
    if (!result.ok) {
      const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
      return await page(ctx, { form: view, next }, { status, headers });
    }
    return seeOther(next, {
      "set-cookie": sessionCookie(system.config.origin, result.value.token),
    });
  },
};

import type { InferData } from "fresh/types";
import { OnwardNote, SignInForm } from "#components/AccountForms.tsx";
import { Title } from "#components/Bits.tsx";
import { readForm } from "#http/body.ts";
import { blankForm, refusedForm } from "#http/form_page.ts";
import { queryOf } from "#http/json.ts";
import { page } from "#http/page.ts";
import { seeOther } from "#http/redirect.ts";
import { ownAccounts } from "#http/accounts.ts";
import type { Ctx, Props } from "#http/state.ts";
import { goOn, onwardOf, wishView, withOnward } from "#http/wish.ts";

export default function SignIn({ data, state }: Props<InferData<typeof handlers>>) {
  const { form, onward, wished } = data;
  const { words } = state.manner;
  const { signIn, signUp } = words;
  return (
    <div class="narrow">
      <Title text={signIn.title} words={words} />
      <h1>{signIn.title}</h1>
      <OnwardNote onward={onward} wished={wished} manner={state.manner} />
      <SignInForm form={form} onward={onward} words={words} />
      <p>
        {signIn.noAccount} <a href={withOnward("/sign-up", onward)}>{signUp.title}</a>
      </p>
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    const onward = onwardOf(queryOf(ctx.url));
    if (ctx.state.signedIn) return seeOther(onward.next);
    const wished = await wishView(ctx, onward.wish);
    return await page(ctx, { form: blankForm(), onward, wished });
  },

  async POST(ctx: Ctx) {
    const { system, visitor, token } = ctx.state;
    const values = await readForm(ctx.req);
    const onward = onwardOf(values);
    const { email = "", password = "" } = values;
    const result = await ownAccounts(system).signIn({ email, password }, visitor, token);
    if (!result.ok) {
      const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
      const wished = await wishView(ctx, onward.wish);
      return await page(ctx, { form: view, onward, wished }, { status, headers });
    }
    return await goOn(ctx, result.value, onward);
  },
};

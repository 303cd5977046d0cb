import type { InferData } from "fresh/types";
import { OnwardNote, SignUpForm } from "#web/pages/sign_in/AccountForms.tsx";
import { Title } from "#web/parts/Bits.tsx";
import { FlowForms } from "#web/pages/sign_in/FlowForms.tsx";
import { keepLanguage } from "#domain/users/commands.ts";
import { ownAccounts } from "#web/pages/sign_in/identity_mode.ts";
import { readForm } from "#web/request/body.ts";
import { blankForm, refusedForm } from "#web/answer/form_page.ts";
import { queryOf } from "#web/request/pairs.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { signInFlow } from "#web/pages/sign_in/sign_in_flow.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import { goOn, onwardOf, wishView, withOnward } from "#web/pages/sign_in/reserve_after_sign_in.ts";
import Passkeys from "#islands/Passkeys.tsx";

export default function SignUp({ data, state }: Props<InferData<typeof handlers>>) {
  const { form, flow, onward, wished } = data;
  const { words } = state.manner;
  const { signIn, signUp } = words;
  return (
    <div class="narrow">
      <Title text={signUp.title} words={words} />
      <h1>{signUp.title}</h1>
      <p>{signUp.intro}</p>
      <OnwardNote onward={onward} wished={wished} manner={state.manner} />
      {form && <SignUpForm form={form} onward={onward} words={words} />}
      {flow && <FlowForms view={flow.view} words={words} />}
      {flow?.view.script && <Passkeys {...flow.view.script} />}
      <p>
        {signUp.haveAccount}{" "}
        <a href={flow?.other ?? withOnward("/sign-in", onward)}>{signIn.title}</a>
      </p>
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    if (ctx.state.system.identity.flows) {
      const flow = await signInFlow(ctx, "registration");
      if (flow instanceof Response) return flow;
      const { onward, wished } = flow;
      return await page(ctx, { form: null, flow, onward, wished }, { secret: true });
    }
    const onward = onwardOf(queryOf(ctx.url));
    if (ctx.state.signedIn) return seeOther(onward.next);
    const wished = await wishView(ctx, onward.wish);
    return await page(ctx, { form: blankForm(), flow: null, onward, wished });
  },

  async POST(ctx: Ctx) {
    const { system, visitor, token, manner } = ctx.state;
    const accounts = ownAccounts(system);
    const values = await readForm(ctx.req);
    const onward = onwardOf(values);
    const { name = "", email = "", password = "" } = values;
    const result = await accounts.signUp({ name, email, password }, visitor);
    if (!result.ok) {
      const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
      const wished = await wishView(ctx, onward.wish);
      return await page(ctx, { form: view, flow: null, onward, wished }, { status, headers });
    }
    await keepLanguage(system, result.value.user.id, manner.language);
    // Whoever sat here before is signed out: the new account starts with a session of its own.
    if (token) await system.identity.signOut(token);
    return await goOn(ctx, result.value, onward);
  },
};

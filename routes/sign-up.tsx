import type { InferData } from "fresh/types";
import { OnwardNote, SignUpForm } from "#components/AccountForms.tsx";
import { Title } from "#components/Bits.tsx";
import { FlowForms } from "#components/FlowForms.tsx";
import { keepLanguage } from "#domain/users/commands.ts";
import { ownAccounts } from "#http/accounts.ts";
import { readForm } from "#http/body.ts";
import { blankForm, refusedForm } from "#http/form_page.ts";
import { queryOf } from "#http/json.ts";
import { page } from "#http/page.ts";
import { seeOther } from "#http/redirect.ts";
import { signInFlow } from "#http/sign_in_flow.ts";
import type { Ctx, Props } from "#http/state.ts";
import { goOn, onwardOf, wishView, withOnward } from "#http/wish.ts";
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

import type { InferData } from "fresh/types";
import { OnwardNote, SignInForm } from "#web/pages/sign_in/AccountForms.tsx";
import { Title } from "#web/parts/Bits.tsx";
import { FlowForms } from "#web/pages/sign_in/FlowForms.tsx";
import { ownAccounts } from "#web/pages/sign_in/identity_mode.ts";
import { readForm } from "#web/request/body.ts";
import { readKnown } from "#web/request/cookies.ts";
import { blankForm, refusedForm } from "#web/answer/form_page.ts";
import { queryOf } from "#web/request/pairs.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { signInFlow } from "#web/pages/sign_in/sign_in_flow.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import { goOn, onwardOf, wishView, withOnward } from "#web/pages/sign_in/reserve_after_sign_in.ts";
import Passkeys from "#islands/Passkeys.tsx";

export default function SignIn({ data, state }: Props<InferData<typeof handlers>>) {
  const { form, flow, onward, wished } = data;
  const { words } = state.manner;
  const { signIn, signUp, flows } = words;
  const title = flow?.step === "second"
    ? flows.secondFactor
    : flow?.step === "again"
    ? flows.again
    : signIn.title;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <OnwardNote onward={onward} wished={wished} manner={state.manner} />
      {form && <SignInForm form={form} onward={onward} words={words} />}
      {flow && <FlowForms view={flow.view} words={words} />}
      {flow?.view.script && <Passkeys {...flow.view.script} />}
      {(!flow || flow.step === "first") && (
        <p>
          <a href="/recovery">{flows.forgot}</a>
        </p>
      )}
      {flow && flow.step !== "first" ? <SignOutInstead label={words.signOut.title} /> : (
        <p>
          {signIn.noAccount}{" "}
          <a href={flow?.other ?? withOnward("/sign-up", onward)}>{signUp.title}</a>
        </p>
      )}
    </div>
  );
}

/** For who cannot prove it, or is somebody else. */
const SignOutInstead = ({ label }: { label: string }) => (
  <p>
    <a href="/sign-out">{label}</a>
  </p>
);

export const handlers = {
  async GET(ctx: Ctx) {
    if (ctx.state.system.identity.flows) {
      const flow = await signInFlow(ctx, "login");
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
    const { system, visitor, token } = ctx.state;
    const accounts = ownAccounts(system);
    const values = await readForm(ctx.req);
    const onward = onwardOf(values);
    const { email = "", password = "" } = values;
    const result = await accounts.signIn({ email, password }, visitor, {
      formerToken: token,
      known: readKnown(ctx.req, system.config.origin),
    });
    if (!result.ok) {
      const { view, status, headers } = refusedForm(values, result.refusal, ctx.state.manner.words);
      const wished = await wishView(ctx, onward.wish);
      return await page(ctx, { form: view, flow: null, onward, wished }, { status, headers });
    }
    return await goOn(ctx, result.value, onward);
  },
};

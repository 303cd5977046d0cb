import type { InferData } from "fresh/types";
import { OnwardNote, SignInForm } from "#components/AccountForms.tsx";
import { Title } from "#components/Bits.tsx";
import { FlowForms } from "#components/FlowForms.tsx";
import { ownAccounts } from "#http/accounts.ts";
import { readForm } from "#http/body.ts";
import { readKnown } from "#http/cookies.ts";
import { blankForm, refusedForm } from "#http/form_page.ts";
import { queryOf } from "#http/json.ts";
import { page } from "#http/page.ts";
import { seeOther } from "#http/redirect.ts";
import { signInFlow } from "#http/sign_in_flow.ts";
import type { Ctx, Props } from "#http/state.ts";
import { goOn, onwardOf, wishView, withOnward } from "#http/wish.ts";
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

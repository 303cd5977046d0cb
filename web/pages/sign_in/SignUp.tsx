/** The sign-up page: our own form, or the flow of Kratos. */
import { Title } from "../../parts/Bits.tsx";
import type { Manner } from "#words/manner.ts";
import { OnwardNote, SignUpForm } from "./AccountForms.tsx";
import { FlowForms } from "./FlowForms.tsx";
import type { SignInView } from "./sign_in_page.ts";

export function SignUp({ view, manner }: { view: SignInView; manner: Manner }) {
  const { form, flow, onward, toReserve, other } = view;
  const { words } = manner;
  const { signIn, signUp } = words;
  return (
    <div class="narrow">
      <Title text={signUp.title} words={words} />
      <h1>{signUp.title}</h1>
      <p>{signUp.intro}</p>
      <OnwardNote onward={onward} toReserve={toReserve} manner={manner} />
      {form && <SignUpForm form={form} onward={onward} words={words} />}
      {flow && <FlowForms view={flow.view} words={words} />}
      <p>
        {signUp.haveAccount} <a href={other}>{signIn.title}</a>
      </p>
    </div>
  );
}

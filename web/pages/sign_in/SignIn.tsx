/** The sign-in page: our own form, or the flow of Kratos. */
import { Title } from "../../parts/Bits.tsx";
import type { Manner } from "#words/manner.ts";
import { OnwardNote, SignInForm } from "./AccountForms.tsx";
import { FlowForms } from "./FlowForms.tsx";
import type { SignInView } from "./sign_in_page.ts";

export function SignIn({ view, manner }: { view: SignInView; manner: Manner }) {
  const { form, flow, onward, toReserve, other } = view;
  const { words } = manner;
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
      <OnwardNote onward={onward} toReserve={toReserve} manner={manner} />
      {form && <SignInForm form={form} onward={onward} words={words} />}
      {flow && <FlowForms view={flow.view} words={words} />}
      {(!flow || flow.step === "first") && (
        <p>
          <a href="/recovery">{flows.forgot}</a>
        </p>
      )}
      {flow && flow.step !== "first" ? <SignOutInstead label={words.signOut.title} /> : (
        <p>
          {signIn.noAccount} <a href={other}>{signUp.title}</a>
        </p>
      )}
    </div>
  );
}

/** For users who cannot re-authenticate, or want another account. */
const SignOutInstead = ({ label }: { label: string }) => (
  <p>
    <a href="/sign-out">{label}</a>
  </p>
);

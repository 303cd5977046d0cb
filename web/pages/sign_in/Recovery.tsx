/** The pages for a forgotten password: ask for a link, look in the mailbox, choose a new password. */
import { Notice, Title } from "../../parts/Bits.tsx";
import { Field, FormProblem } from "../../parts/Field.tsx";
import { Filled } from "../../parts/Filled.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { Words } from "#words/languages.ts";
import { FlowForms } from "./FlowForms.tsx";
import type { RecoveryView } from "./recovery.ts";

export function Recovery({ view, words }: { view: RecoveryView; words: Words }) {
  const { step, flow } = view;
  const title = titleOf(view, words);
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      {flow && (
        <>
          <p>{words.flows.recovery.intro}</p>
          <FlowForms view={flow} words={words} />
        </>
      )}
      {step && <Step step={step} words={words} />}
      <p>
        <a href="/sign-in">{words.signIn.title}</a>
      </p>
    </div>
  );
}

function titleOf({ step }: RecoveryView, { recovery, flows }: Words): string {
  if (!step) return flows.recovery.title;
  return { ask: recovery.title, sent: recovery.sent, choose: recovery.choose }[step.is];
}

function Step(
  { step, words }: { step: NonNullable<RecoveryView["step"]>; words: Words },
) {
  const { recovery } = words;
  switch (step.is) {
    case "sent":
      return (
        <>
          <p>{recovery.sentText}</p>
          <p>{recovery.notThere}</p>
          <p>
            <a href="/recovery">{recovery.again}</a>
          </p>
        </>
      );
    case "choose":
      return <ChooseForm {...step} words={words} />;
    case "ask":
      return (
        <>
          {step.problem && <Notice {...step.problem} tone="problem" />}
          <p>{recovery.intro}</p>
          <AskForm form={step.form} words={words} />
        </>
      );
  }
}

/** Asks for the mail with the link. */
function AskForm({ form, words }: { form: FormProps; words: Words }) {
  const { account: { labels }, recovery } = words;
  return (
    <form method="post" action="/recovery" class="form" noValidate>
      <FormProblem form={form} labels={labels} words={words} />
      <Field
        values={form.values}
        errors={form.errors}
        name="email"
        label={labels.email}
        type="email"
        autoComplete="username"
        maxLength={254}
      />
      <button type="submit" class="button button-primary">{recovery.send}</button>
    </form>
  );
}

/** Sets the new password; the link is sent along. */
function ChooseForm(
  { form, link, email, words }: { form: FormProps; link: string; email: string; words: Words },
) {
  const { account, recovery } = words;
  const labels = { password: account.labels.newPassword };
  return (
    <form method="post" action="/recovery" class="form" noValidate>
      <FormProblem form={form} labels={labels} words={words} />
      <p>
        <Filled
          text={recovery.chooseFor}
          gaps={{ email: <strong class="break">{email}</strong> }}
        />
      </p>
      <input type="hidden" name="link" value={link} />
      {/* Password managers save the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <Field
        values={{}}
        errors={form.errors}
        name="password"
        label={labels.password}
        type="password"
        autoComplete="new-password"
        hint={words.signUp.passwordHint}
      />
      <button type="submit" class="button button-primary">{recovery.save}</button>
    </form>
  );
}

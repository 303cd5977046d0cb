/** The form that changes the e-mail address, and the change that waits for confirmation. */
import { isolated } from "#words/direction.ts";
import { Field, FormProblem } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { EmailChange } from "#domain/ports/own_accounts.ts";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";

export interface EmailView {
  form: FormProps;
  /** The change that waits for confirmation; null: none. */
  change: EmailChange | null;
}

export function EmailForm(
  { view: { form, change }, words }: { view: EmailView; words: Words },
) {
  const { account, emailChange } = words;
  const labels = { email: emailChange.newEmail, current: account.labels.current };
  const common = { errors: form.errors, suffix: "new-email" };
  return (
    <section aria-labelledby="email-title">
      <h2 id="email-title">{emailChange.title}</h2>
      {change && <Waiting change={change} words={words} />}
      <p>{emailChange.intro}</p>
      <form method="post" action="/account/email" class="form" noValidate>
        <FormProblem form={form} labels={labels} words={words} suffix="new-email" />
        <Field
          {...common}
          values={form.values}
          name="email"
          label={labels.email}
          type="email"
          autoComplete="email"
          maxLength={254}
        />
        <Field
          {...common}
          values={{}}
          name="current"
          label={labels.current}
          type="password"
          autoComplete="current-password"
        />
        <button type="submit" class="button">{emailChange.ask}</button>
      </form>
    </section>
  );
}

function Waiting({ change, words }: { change: EmailChange; words: Words }) {
  const { waiting, waits, stop, taken } = words.emailChange;
  const [from, to] = [isolated(change.from), isolated(change.to)];
  const { yes } = change;
  const waitsFor = yes.new ? waits.old : yes.old ? waits.new : waits.both;
  return (
    <div class={`notice ${change.taken ? "notice-problem" : "notice-info"}`}>
      <p class="notice-title break">{fill(change.taken ? taken.title : waiting, { from, to })}</p>
      <p class="break">{change.taken ? fill(taken.text, { to }) : waitsFor}</p>
      <form method="post" action="/account/email/removal" class="action">
        <button type="submit" class="button button-plain">
          {change.taken ? taken.seen : stop}
        </button>
      </form>
    </div>
  );
}

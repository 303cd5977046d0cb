/** The form that changes the password. */
import { Field, FormProblem } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { Words } from "#words/languages.ts";

export function PasswordForm(
  { form, email, words }: { form: FormProps; email: string; words: Words },
) {
  const { account } = words;
  const labels = { current: account.labels.current, password: account.labels.newPassword };
  const common = { values: {}, errors: form.errors, type: "password" };
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{account.labels.password}</h2>
      <p>{account.passwordText}</p>
      <form method="post" action="/account/password" class="form" noValidate>
        <FormProblem form={form} labels={labels} words={words} />
        {/* Password managers save the new password under this name. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <Field
          {...common}
          name="current"
          label={labels.current}
          autoComplete="current-password"
        />
        <Field
          {...common}
          name="password"
          label={labels.password}
          autoComplete="new-password"
          hint={account.newPasswordHint}
        />
        <button type="submit" class="button">{account.changePassword}</button>
      </form>
      <p>
        <a href="/recovery">{words.flows.forgot}</a>
      </p>
    </section>
  );
}

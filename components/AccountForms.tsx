/** The sign-up and sign-in forms. */
import { ErrorSummary, Field } from "./Field.tsx";
import type { FormProps } from "./form.ts";
import type { Words } from "#words/languages.ts";

interface Props {
  form: FormProps;
  next: string;
  words: Words;
}

export function SignUpForm({ form, next, words }: Props) {
  const { account: { labels }, signUp } = words;
  const common = { values: form.values, errors: form.errors };
  return (
    <form method="post" action="/sign-up" class="form" noValidate>
      {form.problem && (
        <ErrorSummary {...form.problem} errors={form.errors} labels={labels} words={words} />
      )}
      <Field {...common} name="name" label={labels.name} autoComplete="name" maxLength={100} />
      <Field
        {...common}
        name="email"
        label={labels.email}
        type="email"
        autoComplete="email"
        maxLength={254}
        hint={signUp.emailHint}
      />
      <Field
        {...common}
        name="password"
        label={labels.password}
        type="password"
        autoComplete="new-password"
        hint={signUp.passwordHint}
      />
      <input type="hidden" name="next" value={next} />
      <button type="submit" class="button button-primary">{signUp.title}</button>
    </form>
  );
}

export function SignInForm({ form, next, words }: Props) {
  const { account: { labels }, signIn } = words;
  const common = { values: form.values, errors: form.errors };
  return (
    <form method="post" action="/sign-in" class="form" noValidate>
      {form.problem && (
        <ErrorSummary {...form.problem} errors={form.errors} labels={labels} words={words} />
      )}
      <Field {...common} name="email" label={labels.email} type="email" autoComplete="username" />
      <Field
        {...common}
        name="password"
        label={labels.password}
        type="password"
        autoComplete="current-password"
      />
      <input type="hidden" name="next" value={next} />
      <button type="submit" class="button button-primary">{signIn.title}</button>
    </form>
  );
}

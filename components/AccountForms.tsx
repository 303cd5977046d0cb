/** The sign-up and sign-in forms. */
import { ErrorSummary, Field } from "./Field.tsx";
import type { FormProps } from "./form.ts";

const labels = { name: "Name", email: "E-mail", password: "Password" };

export function SignUpForm({ form, next }: { form: FormProps; next: string }) {
  const common = { values: form.values, errors: form.errors };
  return (
    <form method="post" action="/sign-up" class="form" noValidate>
      {form.problem && <ErrorSummary {...form.problem} errors={form.errors} labels={labels} />}
      <Field {...common} name="name" label="Name" autoComplete="name" maxLength={100} />
      <Field
        {...common}
        name="email"
        label="E-mail"
        type="email"
        autoComplete="email"
        maxLength={254}
        hint="Tickets and receipts go there. Others never see it."
      />
      <Field
        {...common}
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="10 characters or more. Long beats complicated."
      />
      <input type="hidden" name="next" value={next} />
      <button type="submit" class="button button-primary">Sign up</button>
    </form>
  );
}

export function SignInForm({ form, next }: { form: FormProps; next: string }) {
  const common = { values: form.values, errors: form.errors };
  return (
    <form method="post" action="/sign-in" class="form" noValidate>
      {form.problem && <ErrorSummary {...form.problem} errors={form.errors} labels={labels} />}
      <Field {...common} name="email" label="E-mail" type="email" autoComplete="username" />
      <Field
        {...common}
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
      />
      <input type="hidden" name="next" value={next} />
      <button type="submit" class="button button-primary">Sign in</button>
    </form>
  );
}

/** The form that changes a user's name. */
import { Field, FormProblem } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { Words } from "#words/languages.ts";

export function NameForm({ form, words }: { form: FormProps; words: Words }) {
  const { account, account: { labels } } = words;
  return (
    <section aria-labelledby="name-title">
      <h2 id="name-title">{labels.name}</h2>
      <form method="post" action="/account/name" class="form" noValidate>
        <FormProblem form={form} labels={labels} words={words} />
        <Field
          name="name"
          label={labels.name}
          autoComplete="name"
          maxLength={100}
          values={form.values}
          errors={form.errors}
        />
        <button type="submit" class="button">{account.saveName}</button>
      </form>
    </section>
  );
}

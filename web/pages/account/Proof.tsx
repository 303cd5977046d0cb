/** The fields of every form that creates something with a secret. */
import { Field } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { Words } from "#words/languages.ts";

export interface ProofView {
  /** Idempotency key: a form that is sent twice creates one secret. */
  once: string;
  /** Whether the password is asked for; Kratos asks for it itself. */
  asksPassword: boolean;
}

export function Proof({ view, form, suffix, words }: {
  view: ProofView;
  form: FormProps;
  suffix: string;
  words: Words;
}) {
  return (
    <>
      <input type="hidden" name="once" value={view.once} />
      {view.asksPassword && (
        <Field
          values={{}}
          errors={form.errors}
          suffix={suffix}
          name="current"
          label={words.account.labels.current}
          type="password"
          autoComplete="current-password"
        />
      )}
    </>
  );
}

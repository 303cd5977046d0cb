/** The form of a decision that needs a reason, and the page that shows it again after a refusal. */
import { limitOf } from "../../parts/Limit.tsx";
import { Title } from "../../parts/Bits.tsx";
import { Field, FormProblem } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import type { Words } from "#words/languages.ts";

/** The limits of the domain, in characters. */
export const MIN_REASON = 3;
export const MAX_REASON = 300;

export interface Asking {
  action: string;
  /** The text of its button. */
  button: string;
  /** The label of the field; "Reason" by default. */
  label?: string;
  /** Says who reads the reason. */
  hint: string;
  /** Hidden fields. */
  fields?: Record<string, string>;
  /** What it leads to, a paragraph each. */
  leadsTo?: readonly string[];
}

/** `suffix` makes ids unique on a page with several forms. */
export function ReasonForm(
  { asking: { action, button, label, hint, fields = {}, leadsTo = [] }, form, suffix, words }: {
    asking: Asking;
    form: FormProps;
    suffix?: string;
    words: Words;
  },
) {
  const labels = { reason: label ?? words.moderation.reason };
  return (
    <form method="post" action={action} class="form" noValidate>
      <FormProblem form={form} labels={labels} words={words} suffix={suffix} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {leadsTo.map((text) => <p key={text}>{text}</p>)}
      <Field
        name="reason"
        label={labels.reason}
        hint={hint}
        limit={limitOf(words, MAX_REASON, MIN_REASON)}
        values={form.values}
        errors={form.errors}
        suffix={suffix}
      />
      <button type="submit" class="button">{button}</button>
    </form>
  );
}

export const blank: FormProps = { values: {}, errors: [], problem: null };

export interface ReasonPageView {
  title: string;
  back: { href: string; label: string };
  asking: Asking;
  form: FormProps;
}

export function ReasonPage({ view, words }: { view: ReasonPageView; words: Words }) {
  return (
    <div class="narrow">
      <Title text={view.title} words={words} />
      <h1>{view.title}</h1>
      <p>
        <a href={view.back.href}>{view.back.label}</a>
      </p>
      <ReasonForm asking={view.asking} form={view.form} words={words} />
    </div>
  );
}

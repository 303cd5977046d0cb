/** A form shown again after a refusal: the entered values, the problems, and the refusal's status. */
import { type Refusal, type RefusalCode, wordsOf } from "#domain/refusals.ts";
import type { FieldError } from "#words/problems.ts";
import type { Words } from "#words/languages.ts";
import type { FormProps } from "../parts/form.ts";
import type { Form } from "../request/body.ts";
import { refusalHeaders } from "./problem.ts";

export const blankForm = (values: Form = {}): FormProps => ({ values, errors: [], problem: null });

/** The field that a refusal without field errors is about. */
const fieldOf: Partial<Record<RefusalCode, string>> = {
  email_taken: "email",
  starts_in_past: "startsAt",
  price_above_cap: "price",
  code_already_listed: "code",
  card_declined: "card",
};

/** The form with the refusal at its fields, and the status and headers of the answer. */
export function refusedForm(values: Form, refusal: Refusal, words: Words) {
  const { status, title, detail, errors: said } = wordsOf(refusal, words);
  const field = fieldOf[refusal.code];
  const errors = refusal.errors ? said : field ? [{ path: field, message: title }] : [];
  const { password: _password, current: _current, ...kept } = values;
  const view: FormProps = {
    values: kept,
    errors: onePerField(errors),
    problem: { title, detail },
  };
  return { view, status, headers: Object.fromEntries(refusalHeaders(refusal)) };
}

/** The first problem of each field, named like its input: "price.amount" is the price. */
export function onePerField(errors: FieldError[]): FieldError[] {
  const first = new Map<string, FieldError>();
  for (const { path, message } of errors) {
    const field = path.split(".")[0];
    if (!first.has(field)) first.set(field, { path: field, message });
  }
  return [...first.values()];
}

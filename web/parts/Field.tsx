/** Form fields: label, hint and error are tied to the input. */
import type { FieldError } from "#words/problems.ts";
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import type { ComponentChildren, InputHTMLAttributes } from "preact";
import type { FormProps } from "./form.ts";
import { Limit, type LimitView } from "./Limit.tsx";

export interface Common {
  name: string;
  label: string;
  hint?: ComponentChildren;
  errors: FieldError[];
  values: Record<string, string>;
  /** Makes the field optional: the word beside the label; "" shows none. */
  optional?: string;
  /** Of the text's length. */
  limit?: LimitView;
  /** Makes the ids unique on a page with several forms. */
  suffix?: string;
}

export const idOf = (name: string, suffix?: string) => `field-${name}${suffix ? `-${suffix}` : ""}`;
const errorOf = ({ errors, name }: Common) => errors.find((e) => e.path === name)?.message;

export function described(props: Common) {
  const error = errorOf(props);
  const id = idOf(props.name, props.suffix);
  const ids = [
    props.hint && `${id}-hint`,
    props.limit && `${id}-limit`,
    error && `${id}-error`,
  ];
  return {
    id,
    name: props.name,
    "aria-describedby": ids.filter(Boolean).join(" ") || undefined,
    "aria-invalid": error ? "true" as const : undefined,
  };
}

export function Frame(props: Common & { children: ComponentChildren }) {
  const error = errorOf(props);
  const id = idOf(props.name, props.suffix);
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label for={id}>
        {props.label}
        {props.optional && <span class="optional">{props.optional}</span>}
      </label>
      {props.hint && <p class="hint" id={`${id}-hint`}>{props.hint}</p>}
      {props.children}
      {props.limit && <Limit field={id} limit={props.limit} />}
      {error && <p class="error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}

type InputProps =
  & Common
  & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "type" | "autoComplete" | "inputMode" | "maxLength" | "minLength" | "list" | "min"
  >;

/** One line of text, a password, a date… A password is never sent back to the browser. */
export function Field(props: InputProps) {
  const { type = "text", autoComplete, inputMode, maxLength, minLength, list, min } = props;
  return (
    <Frame {...props}>
      <input
        {...described(props)}
        {...{ type, autoComplete, inputMode, maxLength, minLength, list, min }}
        required={props.optional === undefined}
        dir={type === "text" || type === "search" ? "auto" : undefined}
        value={type === "password" ? undefined : props.values[props.name] ?? ""}
      />
    </Frame>
  );
}

export function TextArea(props: Common & { rows?: number }) {
  return (
    <Frame {...props}>
      <textarea
        {...described(props)}
        dir="auto"
        rows={props.rows ?? 4}
        required={props.optional === undefined}
      >
        {props.values[props.name] ?? ""}
      </textarea>
    </Frame>
  );
}

export function Select(props: Common & { choices: readonly (readonly [string, string])[] }) {
  const chosen = props.values[props.name] ?? "";
  return (
    <Frame {...props}>
      <select {...described(props)} required={props.optional === undefined}>
        {props.choices.map(([value, label]) => (
          <option key={value} value={value} selected={value === chosen}>{isolated(label)}</option>
        ))}
      </select>
    </Frame>
  );
}

/** Checkboxes; each is sent as "on" under its own name. */
export function CheckBoxes(props: Common & { choices: readonly (readonly [string, string])[] }) {
  const { id, name: _name, ...aria } = described(props);
  const error = errorOf(props);
  return (
    <fieldset class={error ? "boxes field-wrong" : "boxes"} id={id} {...aria} tabIndex={-1}>
      <legend>{props.label}</legend>
      {props.choices.map(([value, label]) => (
        <label key={value} class="box">
          <input type="checkbox" name={value} defaultChecked={props.values[value] === "on"} />
          {label}
        </label>
      ))}
      {error && <p class="error" id={`${id}-error`}>{error}</p>}
    </fieldset>
  );
}

/** All problems above the form, linked to their fields. */
export function ErrorSummary(
  { title, detail, errors, labels, words, suffix }: {
    title: string;
    detail?: string;
    errors: FieldError[];
    labels: Record<string, string>;
    words: Words;
    suffix?: string;
  },
) {
  return (
    <div class="notice notice-problem" role="alert">
      <h2 class="notice-title">{title}</h2>
      {detail && <p>{detail}</p>}
      {errors.length > 0 && (
        <ul>
          {inTheFormsOrder(errors, labels).map(({ path, message }) => (
            <li key={path}>
              {labels[path]
                ? (
                  <a href={`#${idOf(path, suffix)}`}>
                    {fill(words.site.labelled, { label: labels[path], text: message })}
                  </a>
                )
                : message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The same for a form that was refused; nothing for another one. */
export function FormProblem(
  { form: { problem, errors }, labels, words, suffix }: {
    form: Pick<FormProps, "problem" | "errors">;
    labels: Record<string, string>;
    words: Words;
    suffix?: string;
  },
) {
  if (!problem) return null;
  return <ErrorSummary {...problem} {...{ errors, labels, words, suffix }} />;
}

/** In the order of the fields on the page; problems without a field come last. */
function inTheFormsOrder(errors: FieldError[], labels: Record<string, string>): FieldError[] {
  const fields = Object.keys(labels);
  const place = ({ path }: FieldError) => fields.indexOf(path) >>> 0;
  return errors.toSorted((a, b) => place(a) - place(b));
}

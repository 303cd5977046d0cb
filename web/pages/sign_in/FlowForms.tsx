/** The forms of a Kratos flow, in our design. */
import type { FieldError } from "#words/problems.ts";
import { Notice } from "../../parts/Bits.tsx";
import { ErrorSummary, Field } from "../../parts/Field.tsx";
import type { Words } from "#words/languages.ts";

export interface FlowView {
  /** Where the forms are posted. */
  action: string;
  messages: { tone: "info" | "problem"; text: string }[];
  forms: FlowFormView[];
  /** A script of Kratos, which its buttons need. */
  script: { src: string; integrity: string } | null;
}

export interface FlowFormView {
  /** Makes the ids of fields unique. */
  id: string;
  /** Null where the page has one form, and its own title. */
  heading: { title: string; intro: string } | null;
  hidden: [name: string, value: string][];
  /** By the names of fields. */
  values: Record<string, string>;
  errors: FieldError[];
  parts: FlowPart[];
}

export type FlowPart =
  | {
    is: "field";
    name: string;
    type: string;
    label: string;
    hint?: string;
    autoComplete?: string;
    numeric: boolean;
    maxLength?: number;
  }
  | { is: "submit"; name: string; value: string; label: string; kind: "primary" | "plain" }
  | {
    is: "trigger";
    name: string;
    value: string;
    label: string;
    onClick: string;
    onLoad: string | null;
  }
  | { is: "image"; src: string; label: string }
  | { is: "secrets"; label: string; secrets: string[] };

export function FlowForms({ view, words }: { view: FlowView; words: Words }) {
  return (
    <>
      {view.messages.map(({ tone, text }) => <Notice key={text} tone={tone} title={text} />)}
      {view.forms.map((form) => (
        form.heading
          ? (
            <section
              key={form.id}
              aria-labelledby={`${form.id}-title`}
              hidden={form.parts.every(({ is }) => is === "trigger")}
            >
              <h2 id={`${form.id}-title`}>{form.heading.title}</h2>
              <p>{form.heading.intro}</p>
              <FlowForm form={form} action={view.action} words={words} />
            </section>
          )
          : <FlowForm key={form.id} form={form} action={view.action} words={words} />
      ))}
    </>
  );
}

function FlowForm(
  { form, action, words }: { form: FlowFormView; action: string; words: Words },
) {
  const labels = Object.fromEntries(
    form.parts.flatMap((part) => part.is === "field" ? [[part.name, part.label]] : []),
  );
  return (
    <form method="post" action={action} class="form" noValidate>
      {form.errors.length > 0 && (
        <ErrorSummary
          title={words.refusals.invalid.title}
          errors={form.errors}
          labels={labels}
          words={words}
          suffix={form.id}
        />
      )}
      {form.hidden.map(([name, value]) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
      {form.parts.map((part) => <Part key={JSON.stringify(part)} part={part} form={form} />)}
    </form>
  );
}

function Part({ part, form }: { part: FlowPart; form: FlowFormView }) {
  switch (part.is) {
    case "field":
      return (
        <Field
          {...part}
          inputMode={part.numeric ? "numeric" : undefined}
          values={form.values}
          errors={form.errors}
          suffix={form.id}
        />
      );
    case "submit":
      return (
        <button
          type="submit"
          name={part.name}
          value={part.value}
          class={`button button-${part.kind}`}
        >
          {part.label}
        </button>
      );
    case "trigger":
      // Shown by islands/Passkeys.tsx, once its script is loaded.
      return (
        <button
          type="button"
          name={part.name}
          value={part.value}
          class="button"
          hidden
          data-click={part.onClick}
          data-load={part.onLoad}
        >
          {part.label}
        </button>
      );
    case "image":
      return (
        <figure class="flow-picture">
          <figcaption>{part.label}</figcaption>
          <img src={part.src} alt={part.label} width="256" height="256" />
        </figure>
      );
    case "secrets":
      return (
        <div>
          <p>{part.label}</p>
          <ul class="flow-secrets">
            {part.secrets.map((secret) => (
              <li key={secret}>
                <code class="break">{secret}</code>
              </li>
            ))}
          </ul>
        </div>
      );
  }
}

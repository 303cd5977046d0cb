/** One call in the documentation of the API. */
import type { ApiDocsLabels } from "./docs_view.ts";

export type { ApiDocsLabels };

export interface TypeView {
  text: string;
  /** Id of the section that describes the type; null: none. */
  ref: string | null;
}

export interface FieldView {
  name: string;
  optional: boolean;
  type: TypeView;
  description: string;
}

export interface CallView {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  who: "anybody" | "signed_in" | "person";
  scope: string | null;
  parameters: FieldView[];
  body: FieldView[];
  example: string | null;
  answers: { status: number; description: string; type: TypeView | null }[];
  refusals: { status: number; code: string; title: string }[];
  /** Null: tokens may not call it. */
  curl: string | null;
}

export function Call({ call, labels }: { call: CallView; labels: ApiDocsLabels }) {
  return (
    <article class="docs-call" aria-labelledby={call.id}>
      <h3 id={call.id}>
        <a href={`#${call.id}`}>{call.summary}</a>
      </h3>
      <p class="docs-address">
        <code>
          <strong>{call.method}</strong> {call.path}
        </code>
      </p>
      {call.description && (
        <p>
          <Marked text={call.description} />
        </p>
      )}
      <p class="quiet">
        <Who call={call} labels={labels} />
      </p>
      <Part
        title={labels.parameters}
        id={`${call.id}-parameters`}
        fields={call.parameters}
        labels={labels}
      />
      <Part title={labels.body} id={`${call.id}-body`} fields={call.body} labels={labels} />
      <h4>{labels.answers}</h4>
      <dl class="docs-fields">
        {call.answers.map(({ status, description, type }) => (
          <div key={status}>
            <dt>
              <code>{status}</code>
            </dt>
            <dd>
              {description} {type && <Type type={type} />}
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{labels.refused}</summary>
        <dl class="docs-fields">
          {call.refusals.map(({ status, code, title }) => (
            <div key={code}>
              <dt>
                <code class="break">{status} {code}</code>
              </dt>
              <dd>{title}</dd>
            </div>
          ))}
        </dl>
      </details>
      {call.curl && (
        <>
          <h4>{labels.example}</h4>
          <Code text={call.curl} label={`${labels.example}: ${call.summary}`} />
        </>
      )}
    </article>
  );
}

function Who({ call: { who, scope }, labels }: { call: CallView; labels: ApiDocsLabels }) {
  if (who === "person") return <>{labels.person}</>;
  if (scope === null) return <>{labels.signedIn}</>;
  return (
    <>
      {who === "anybody" ? labels.anybody : labels.scope} <code>{scope}</code>
    </>
  );
}

function Part(
  { title, id, fields, labels }: {
    title: string;
    id: string;
    fields: FieldView[];
    labels: ApiDocsLabels;
  },
) {
  if (fields.length === 0) return null;
  return (
    <>
      <h4 id={id}>{title}</h4>
      <Fields fields={fields} labels={labels} />
    </>
  );
}

export function Fields({ fields, labels }: { fields: FieldView[]; labels: ApiDocsLabels }) {
  return (
    <dl class="docs-fields">
      {fields.map(({ name, optional, type, description }) => (
        <div key={name}>
          <dt>
            <code class="break">{name}</code>
            {optional && <span class="optional">{labels.optional}</span>}
          </dt>
          <dd>
            <p class="break">
              <Type type={type} />
            </p>
            {description && (
              <p class="quiet">
                <Marked text={description} />
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Type = ({ type: { text, ref } }: { type: TypeView }) =>
  ref ? <a href={`#${ref}`}>{text}</a> : <>{text}</>;

/** A text with code between backquotes. */
export const Marked = ({ text }: { text: string }) => (
  <>
    {text.split("`").map((part, place) =>
      place % 2 === 1 ? <code key={place} class="break">{part}</code> : part
    )}
  </>
);

/** Wide lines scroll, by keyboard too. */
export const Code = ({ text, label }: { text: string; label: string }) => (
  <pre class="docs-code" tabIndex={0} role="region" aria-label={label}><code>{text}</code></pre>
);

/** The API's documentation: every call, what it takes and what it answers. In English, like the API. */
import { Title } from "../../parts/Bits.tsx";
import type { Words } from "#words/languages.ts";
import {
  type ApiDocsLabels,
  Call,
  type CallView,
  Code,
  Fields,
  type FieldView,
  Marked,
} from "./ApiCall.tsx";

export interface ApiDocsView {
  labels: ApiDocsLabels;
  intro: string;
  origin: string;
  /** The first step in words, and its command. */
  start: string[];
  /** How apps act for other people, in paragraphs; empty where they cannot. */
  others: string[];
  groups: { name: string; id: string; description: string; calls: CallView[] }[];
  resources: { name: string; id: string; description: string; fields: FieldView[] }[];
}

export function ApiDocs({ view, words }: { view: ApiDocsView; words: Words }) {
  const { labels } = view;
  const [start, command] = view.start;
  return (
    <div class="docs" lang="en">
      <Title text={labels.title} words={words} />
      <h1>{labels.title}</h1>
      <p>
        <Marked text={view.intro} />
      </p>
      <p>
        <a href="/api/openapi.json">{labels.machine}</a>
      </p>
      <h2>{labels.start}</h2>
      <p>{start}</p>
      <Code text={`ORIGIN=${view.origin}\n${command}`} label={labels.start} />
      {view.others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{labels.others}</h2>
          {view.others.map((text) => (
            <p key={text}>
              <Marked text={text} />
            </p>
          ))}
        </section>
      )}
      <nav aria-labelledby="contents">
        <h2 id="contents">{labels.contents}</h2>
        {view.groups.map((group) => (
          <ul key={group.id} class="docs-calls">
            {group.calls.map(({ id, method, path, summary }) => (
              <li key={id}>
                <a href={`#${id}`}>{summary}</a>{" "}
                <code class="quiet small break">{method} {path}</code>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      {view.groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id}>
          <h2 id={group.id}>{group.name}</h2>
          <p>{group.description}</p>
          {group.calls.map((call) => <Call key={call.id} call={call} labels={labels} />)}
        </section>
      ))}
      <section aria-labelledby="resources">
        <h2 id="resources">{labels.resources}</h2>
        {view.resources.map(({ id, name, description, fields }) => (
          <section key={id} class="docs-call" aria-labelledby={id}>
            <h3 id={id}>{name}</h3>
            {description && <p>{description}</p>}
            <Fields fields={fields} labels={labels} />
          </section>
        ))}
      </section>
    </div>
  );
}

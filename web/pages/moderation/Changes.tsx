/** What changed, field by field: before and after, with the differing words marked in both. */
import type { Words } from "#words/languages.ts";

/** A run of words; `marked`: it is not in the other text. */
export interface Run {
  text: string;
  marked: boolean;
}

export interface Change {
  field: keyof Words["moderation"]["fields"];
  /** Null: the field was empty. */
  was: Run[] | null;
  is: Run[] | null;
}

/** A table; on a narrow page a list of rows, whose cells are labelled. */
export function Changes(
  { title, changes, words }: { title: string; changes: Change[]; words: Words },
) {
  const { fields, changes: said } = words.moderation;
  return (
    <table class="changes">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{said.field}</th>
          <th scope="col">{said.was}</th>
          <th scope="col">{said.is}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, was, is }) => (
          <tr key={field}>
            <th scope="row">{fields[field]}</th>
            <td>
              <span class="changes-when" aria-hidden="true">{said.was}</span>
              <Text runs={was} mark="del" nothing={said.nothing} />
            </td>
            <td>
              <span class="changes-when" aria-hidden="true">{said.is}</span>
              <Text runs={is} mark="ins" nothing={said.nothing} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Text(
  { runs, mark: Mark, nothing }: { runs: Run[] | null; mark: "del" | "ins"; nothing: string },
) {
  if (runs === null) return <em class="quiet">{nothing}</em>;
  return (
    <span class="pre" dir="auto">
      {runs.map(({ text, marked }, place) => marked ? <Mark key={place}>{text}</Mark> : text)}
    </span>
  );
}

/** What the automatic guard suggests about a listing that waits. */
import type { Words } from "#words/languages.ts";
import type { Heading } from "./Case.tsx";

export interface SuggestionView {
  advice: keyof Words["moderation"]["suggestion"]["advices"];
  /** In the reader's language, except what a classifier says. */
  reasons: string[];
}

export function Suggestion(
  { id, view: { advice, reasons }, words: { moderation }, heading: H }: {
    id: string;
    view: SuggestionView;
    words: Words;
    heading: Heading;
  },
) {
  const said = moderation.suggestion;
  return (
    <section class="suggestion" aria-labelledby={`suggestion-${id}`}>
      <H id={`suggestion-${id}`}>{said.title}</H>
      <p>
        <strong>{said.advices[advice]}</strong>
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((text, place) => <li key={place} class="break" dir="auto">{text}</li>)}
        </ul>
      )}
      <p class="quiet small">{said.note}</p>
    </section>
  );
}

/**
 * What people wrote, beside our own words. A text may run from right to left: isolated, it does not turn the
 * words and numbers around it. Fields and paragraphs of their own have `dir="auto"` instead.
 */
import { Filled } from "./Filled.tsx";
import type { Words } from "#words/languages.ts";

export function UserText({ text }: { text: string }) {
  return <bdi>{text}</bdi>;
}

/** "Zénith, Paris". */
export function Where(
  { at: { venue, city }, words }: { at: { venue: string; city: string }; words: Words },
) {
  return (
    <Filled
      text={words.ticket.where}
      gaps={{ venue: <UserText text={venue} />, city: <UserText text={city} /> }}
    />
  );
}

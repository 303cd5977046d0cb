/** The props of the island that shows times in the reader's zone and runs the clocks. */
import type { Manner } from "#words/manner.ts";

/** Whether the page of a visitor has such times; signed-in people have a bar with a deadline on any page. */
export const showsTimes = (path: string): boolean =>
  path === "/" || /^\/(tickets|concerts|sandbox)\//.test(path);

/** The browser gets no more of the catalogue than it needs. */
export function timesProps(
  { now, signedIn, manner: { language, locale, timeZone, words } }: {
    now: number;
    signedIn: unknown;
    manner: Manner;
  },
) {
  return {
    // A visitor's page may be an old one, which the server confirmed: its time would be wrong.
    now: signedIn ? now : null,
    manner: { language, locale, timeZone, words: { time: { inZone: words.time.inZone } } },
  };
}

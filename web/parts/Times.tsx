/**
 * Deadlines and what happened: times that are the reader's, not a venue's. The server knows no reader's time
 * zone and shows that of the installation, named; a script shows the reader's (`web/browser/times.ts`).
 */
import { clockTime, isoTime, momentTime, timeLeft } from "#words/format.ts";
import type { Text } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { Filled } from "./Filled.tsx";

interface Props {
  /** Epoch ms. */
  at: number;
  manner: Manner;
}

/** "21:04:18 CEST". */
export function Deadline({ at, manner }: Props) {
  return <time dateTime={isoTime(at)} data-time="clock">{clockTime(at, manner)}</time>;
}

/** "May 1, 2027, 21:04:18 CEST". */
export function Moment({ at, manner }: Props) {
  return <time dateTime={isoTime(at)} data-time="moment">{momentTime(at, manner)}</time>;
}

/** A text of the catalogue that may have a deadline in it. */
export function Until(
  { text, until, manner }: { text: Text<"time">; until: number; manner: Manner },
) {
  return <Filled text={text} gaps={{ time: <Deadline at={until} manner={manner} /> }} />;
}

/** "14 min": the time left until a deadline, which a script keeps in step with the clocks of the page. */
export function Left({ at, now, manner }: Props & { now: number }) {
  return <span data-left={at}>{timeLeft(at - now, manner.locale)}</span>;
}

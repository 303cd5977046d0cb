/** Steps with their times, the oldest first. */
import { dayAndTime, isoTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { TimelineStep } from "./order_timeline.ts";

export function Timeline(
  { steps, manner }: { steps: TimelineStep[]; manner: Manner },
) {
  return (
    <div class="timeline-part">
      <h2>{manner.words.timeline.title}</h2>
      <ol class="timeline">
        {steps.map(({ at, text, kind }) => (
          <li key={`${at} ${text}`} class={`timeline-${kind}`}>
            <time dateTime={isoTime(at)}>{dayAndTime(at, manner)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Steps with their times, the oldest first. */
import { dayAndTime, isoTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { TimelineStep } from "./order_timeline.ts";

export function Timeline(
  { title, steps, manner }: { title: string; steps: TimelineStep[]; manner: Manner },
) {
  if (steps.length === 0) return null;
  return (
    <div class="timeline-part">
      <h2>{title}</h2>
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

/** Steps with their times, the oldest first. */
import type { Manner } from "#words/manner.ts";
import { Moment, Until } from "../../parts/Times.tsx";
import type { TimelineStep } from "./order_timeline.ts";

/** More steps than these do not stand side by side. */
const SIDE_BY_SIDE = 6;

export function Timeline(
  { title, steps, until, manner }: {
    title: string;
    steps: TimelineStep[];
    /** The order's `expiresAt`. */
    until: number;
    manner: Manner;
  },
) {
  if (steps.length === 0) return null;
  return (
    <div class="timeline-part">
      <h2>{title}</h2>
      <ol class={steps.length > SIDE_BY_SIDE ? "timeline timeline-long" : "timeline"}>
        {steps.map(({ at, text, kind }) => (
          <li key={`${at} ${text}`} class={`timeline-${kind}`}>
            <Moment at={at} manner={manner} />
            <span>
              <Until text={text} until={until} manner={manner} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

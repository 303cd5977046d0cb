/** A countdown, run by `islands/Times.tsx`; hidden without scripts. */
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { durationText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { clockText } from "./clock_text.ts";

/** Minutes left at which the time is announced. */
const SAID_AT_MINUTES = [5, 1];

export function Clock(
  { until, now, concert: title, manner, class: name }: {
    /** Epoch ms, as `now`. */
    until: number;
    now: number;
    /** Its title. */
    concert: string;
    manner: Manner;
    class: string;
  },
) {
  const { hold } = manner.words;
  const concert = isolated(title);
  const says = SAID_AT_MINUTES.map((minutes) => [
    minutes * 60,
    fill(hold.left, { time: durationText({ minutes }, manner.locale, "long"), concert }),
  ]);
  return (
    <span
      role="timer"
      class={name}
      aria-label={fill(hold.timeLeft, { concert })}
      data-until={until}
      data-say={JSON.stringify(says)}
      data-over={fill(hold.over, { concert })}
    >
      {clockText(until - now)}
    </span>
  );
}

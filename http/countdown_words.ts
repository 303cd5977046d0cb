/** What the countdown says: filled in here, so that no catalogue is sent to the browser. */
import { fill } from "#words/fill.ts";
import { durationText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";

/** Ordered from the longest. */
const SAID_AT = [{ minutes: 5 }, { minutes: 1 }, { seconds: 30 }];

export function countdownWords(concert: string, { words, locale }: Manner) {
  const { label, ended, look, left } = words.order.countdown;
  return {
    label: fill(label, { concert }),
    ended,
    look,
    said: SAID_AT.map((time): [number, string] => [
      60 * (time.minutes ?? 0) + (time.seconds ?? 0),
      fill(left, { time: durationText(time, locale, "long"), concert }),
    ]),
  };
}

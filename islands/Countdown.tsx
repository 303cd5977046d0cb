import { useEffect, useState } from "preact/hooks";
import { beginClock, serverNow } from "#web/browser/clock.ts";
import { look } from "#web/browser/look.ts";
import { clockText } from "#web/parts/clock_text.ts";

interface Props {
  /** The server's clock when it rendered the page; epoch ms. */
  now: number;
}

const TICK_MS = 250;
/** How often a page with an ended clock is read again. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Runs the clocks of the page (`data-until`, epoch ms), which live updates may replace. Each announces its
 * texts once, at given numbers of seconds left (`data-say`, JSON). When a clock has ended, the page is read
 * again, since the server knows how the hold ended.
 */
export default function Countdown({ now }: Props) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    beginClock(now);
    const before = new Map<string, number>();
    let lookedAt = 0;
    const tick = () => {
      for (const clock of document.querySelectorAll<HTMLElement>("[data-until]")) {
        const left = Number(clock.dataset.until) - serverNow();
        const seconds = Math.max(0, Math.floor(left / 1000));
        const text = clockText(left);
        if (clock.textContent !== text) clock.textContent = text;
        const words = sayingOf(clock, before.get(clock.dataset.until!) ?? Infinity, seconds);
        before.set(clock.dataset.until!, seconds);
        if (words) setSaid(words);
        if (left <= 0 && Date.now() - lookedAt > LOOK_AGAIN_MS && !document.hidden) {
          lookedAt = Date.now();
          look().then((text) => text && setSaid(text)).catch(() =>
            setSaid(clock.dataset.over ?? "")
          );
        }
      }
    };
    const timer = setInterval(tick, TICK_MS);
    // After a sleep, the visitor's clock and the page may be out of date.
    const seen = () =>
      document.hidden || look().then((text) => text && setSaid(text)).then(tick).catch(() => {});
    document.addEventListener("visibilitychange", seen);
    tick();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [now]);
  return <p role="status" class="visually-hidden">{said}</p>;
}

/** The text due between the previous tick and this one; nothing on the first tick. */
function sayingOf(clock: HTMLElement, before: number, seconds: number): string | undefined {
  const says: [number, string][] = JSON.parse(clock.dataset.say ?? "[]");
  return says.find(([at]) => before !== Infinity && before > at && seconds <= at)?.[1];
}

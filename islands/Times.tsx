import { useEffect, useState } from "preact/hooks";
import { beginClock, serverNow } from "#web/browser/clock.ts";
import { look } from "#web/browser/look.ts";
import { beginTimes, leftText, localise, type PageManner } from "#web/browser/times.ts";
import { clockText } from "#web/parts/clock_text.ts";

interface Props {
  /** The server's clock when it rendered the page; epoch ms. Null: live events tell it. */
  now: number | null;
  manner: PageManner;
}

const TICK_MS = 250;
/** How often a page with an ended clock is read again. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Shows deadlines in the reader's time zone, and runs what shows the time left until them, all by one clock:
 * clocks (`data-until`, epoch ms) and words (`data-left`). Live updates may replace them. A clock announces its
 * texts once, at given numbers of seconds left (`data-say`, JSON). When a clock has ended, the page is read
 * again, since the server knows how the hold ended; also when a part of it says something else from then on
 * (`data-look`, epoch ms).
 */
export default function Times({ now, manner }: Props) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (now !== null) beginClock(now);
    beginTimes(manner);
    localise(document);
    const before = new Map<string, number>();
    let lookedAt = 0;
    const lookAgain = (failed: () => void) => {
      if (Date.now() - lookedAt <= LOOK_AGAIN_MS || document.hidden) return;
      lookedAt = Date.now();
      look().then((text) => text && setSaid(text)).catch(failed);
    };
    const tick = () => {
      const at = serverNow();
      if (at === null) return;
      for (const words of document.querySelectorAll<HTMLElement>("[data-left]")) {
        show(words, leftText(Number(words.dataset.left) - at));
      }
      for (const clock of document.querySelectorAll<HTMLElement>("[data-until]")) {
        const left = Number(clock.dataset.until) - at;
        const seconds = Math.max(0, Math.floor(left / 1000));
        show(clock, clockText(left));
        const words = sayingOf(clock, before.get(clock.dataset.until!) ?? Infinity, seconds);
        before.set(clock.dataset.until!, seconds);
        if (words) setSaid(words);
        if (left <= 0) lookAgain(() => setSaid(clock.dataset.over ?? ""));
      }
      const changes = document.querySelector<HTMLElement>("[data-look]");
      if (changes && at >= Number(changes.dataset.look)) lookAgain(() => {});
    };
    const timer = setInterval(tick, TICK_MS);
    // After a sleep, the visitor's clock and the page may be out of date.
    const isMoving = () =>
      document.querySelector("[data-until]") ?? document.querySelector("[data-look]");
    const seen = () =>
      document.hidden || !isMoving() ||
      look().then((text) => text && setSaid(text)).then(tick).catch(() => {});
    document.addEventListener("visibilitychange", seen);
    tick();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [now]);
  return <p role="status" class="visually-hidden">{said}</p>;
}

function show(where: HTMLElement, text: string): void {
  if (where.textContent !== text) where.textContent = text;
}

/** The text due between the previous tick and this one; nothing on the first tick. */
function sayingOf(clock: HTMLElement, before: number, seconds: number): string | undefined {
  const says: [number, string][] = JSON.parse(clock.dataset.say ?? "[]");
  return says.find(([at]) => before !== Infinity && before > at && seconds <= at)?.[1];
}

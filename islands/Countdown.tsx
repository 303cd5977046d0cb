import { useEffect, useState } from "preact/hooks";

interface Props {
  /** When the hold ends, and what the server's clock said when it wrote the page; epoch ms. */
  until: number;
  now: number;
  words: {
    /** For screen readers: whose clock it is. */
    label: string;
    ended: string;
    look: string;
    /** Said aloud when no more than this many seconds are left; every second would be noise. */
    said: [seconds: number, text: string][];
  };
  /** Where to look when it has ended. */
  href: string;
}

/** The time left by the server's clock: the visitor's may be wrong, but it runs at the same speed. */
export default function Countdown({ until, now, words, href }: Props) {
  const [left, setLeft] = useState(until - now);
  useEffect(() => {
    // `now` was written when the answer began to arrive; loading scripts has taken time since.
    const [navigation] = performance.getEntriesByType("navigation");
    const began = (navigation as PerformanceNavigationTiming | undefined)?.responseStart ?? 0;
    const timer = setInterval(() => {
      const rest = until - now - (performance.now() - began);
      setLeft(rest);
      if (rest <= 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until, now]);

  // Never more than what is left.
  const seconds = Math.max(0, Math.floor(left / 1000));
  const said = words.said.findLast(([at]) => seconds <= at);
  return (
    <div class="countdown">
      <p role="timer" aria-label={words.label} class="countdown-clock">
        {clock(seconds)}
      </p>
      <p role="status" class="countdown-status">
        {left <= 0
          ? (
            <>
              {words.ended} <a href={href}>{words.look}</a>
            </>
          )
          : said && <span class="visually-hidden">{said[1]}</span>}
      </p>
    </div>
  );
}

const two = (n: number) => String(n).padStart(2, "0");

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

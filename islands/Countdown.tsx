import { useEffect, useState } from "preact/hooks";

interface Props {
  /** When the hold ends, and what the server's clock said when it wrote the page; epoch ms. */
  until: number;
  now: number;
  /** What is being held, for screen readers. */
  title: string;
  /** Where to look when it has ended. */
  href: string;
}

/** Said aloud when this many seconds are left; every second would be noise. */
const SAID_AT_SECONDS = [300, 60, 30];

/** The time left by the server's clock: the visitor's may be wrong, but it runs at the same speed. */
export default function Countdown({ until, now, title, href }: Props) {
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
  const said = SAID_AT_SECONDS.findLast((at) => seconds <= at);
  return (
    <div class="countdown">
      <p role="timer" aria-label={`Time left to pay for ${title}`} class="countdown-clock">
        {clock(seconds)}
      </p>
      <p role="status" class="countdown-status">
        {left <= 0
          ? (
            <>
              The hold has ended. <a href={href}>See what happened</a>
            </>
          )
          : said !== undefined && (
            <span class="visually-hidden">{`Less than ${spoken(said)} left for ${title}`}</span>
          )}
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

const spoken = (seconds: number) => seconds < 60 ? `${seconds} seconds` : `${seconds / 60} minutes`;

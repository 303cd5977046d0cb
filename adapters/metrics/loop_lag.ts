/** Event-loop lag: how late timers fire because the process is busy. */

const EVERY_MS = 500;

/** Reports the lag in seconds every 500 ms; returns a function that stops it. Does not keep the process alive. */
export function watchLoopLag(report: (seconds: number) => void): () => void {
  let due = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    report(Math.max(0, now - due) / 1000);
    due = now + EVERY_MS;
  }, EVERY_MS);
  Deno.unrefTimer(timer);
  return () => clearInterval(timer);
}

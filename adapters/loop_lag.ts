/** How late timers are: what the process is too busy for. */

/** Between two looks. Milliseconds. */
const EVERY_MS = 500;

/** Tells the delay of each look, in seconds; returns what ends it. Keeps no process alive. */
export function watchLoopLag(tell: (seconds: number) => void): () => void {
  let due = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    tell(Math.max(0, now - due) / 1000);
    due = now + EVERY_MS;
  }, EVERY_MS);
  Deno.unrefTimer(timer);
  return () => clearInterval(timer);
}

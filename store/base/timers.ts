/** Timers, so that tests can turn the hands themselves. */
export interface Timers {
  /** Runs once after so many milliseconds; returns what cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** Browsers and Deno fire at once beyond 2^31 ms; whoever waits longer is woken early and looks again. */
const MAX_MS = 24 * 3_600_000;

export const realTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), MAX_MS));
    return () => clearTimeout(timer);
  },
};

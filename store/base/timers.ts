/** An interface for timers, so that tests can control time. */
export interface Timers {
  /** Runs a function once after `ms`; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** Deno fires at once for delays beyond 2^31 ms. A longer timer fires early; the caller must check the time. */
const MAX_MS = 24 * 3_600_000;

export const realTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), MAX_MS));
    return () => clearTimeout(timer);
  },
};

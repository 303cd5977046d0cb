/** Whether this process has more to do than it can: then a request is better refused than kept waiting. */
import { realTimers, type Timers } from "#store/timers.ts";

/** Requests in flight at most: more would only wait, and time out, in memory. */
export const MAX_IN_FLIGHT = 1_000;
/** With RATE_LIMITS=off, for load tests. */
export const MAX_IN_FLIGHT_UNLIMITED = 20_000;
/** So long after an answer the next request is expected. Milliseconds. */
const SERVING_MS = 100;
/** How late the event loop may run before requests are refused. Milliseconds. */
export const MAX_LAG_MS = 1_000;
/** With fewer requests in flight the lag is not measured: it is not they who make it. */
export const MEASURED_FROM = 50;
/** A measurement of the lag is news for so long. Milliseconds. */
export const FRESH_MS = 2_000;

export interface Load {
  /** Counts a request until the function that it returns is called. */
  begin(): () => void;
  isTooMuch(): boolean;
  /** Whether anybody waits for an answer, or did just now. */
  isServing(): boolean;
  /** Takes no more requests; resolves when none is in flight, or after this time. */
  close(withinMs: number): Promise<void>;
  readonly isClosed: boolean;
}

/** Without `rateLimits` there is no bound on the lag, and a higher one on requests. */
export function watchLoad(options: {
  readonly rateLimits: boolean;
  readonly timers?: Timers;
  readonly now?: () => number;
}): Load {
  const { rateLimits, timers = realTimers, now = () => performance.now() } = options;
  const most = rateLimits ? MAX_IN_FLIGHT : MAX_IN_FLIGHT_UNLIMITED;
  let inFlight = 0, servedAt = -Infinity;
  let measuring = false;
  let isClosed = false;
  let whenIdle = () => {};
  let lag = { ms: 0, at: -Infinity };

  /** Asks for a turn at once and sees how late it comes. */
  function measure(): void {
    if (measuring || inFlight < MEASURED_FROM) return;
    measuring = true;
    const asked = now();
    timers.after(0, () => {
      measuring = false;
      lag = { ms: now() - asked, at: now() };
    });
  }

  return {
    begin() {
      inFlight++;
      measure();
      return () => {
        servedAt = now();
        if (--inFlight === 0) whenIdle();
      };
    },
    isServing: () => inFlight > 0 || now() - servedAt < SERVING_MS,
    isTooMuch() {
      if (isClosed || inFlight > most) return true;
      return rateLimits && lag.ms > MAX_LAG_MS && now() - lag.at < FRESH_MS;
    },
    async close(withinMs) {
      isClosed = true;
      if (inFlight === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const cancel = timers.after(withinMs, resolve);
      whenIdle = resolve;
      await promise;
      cancel();
    },
    get isClosed() {
      return isClosed;
    },
  };
}

/** Whether this process has more to do than it can: then a request is better refused than kept waiting. */
import { networkOf } from "#domain/network.ts";
import { realTimers, type Timers } from "#store/base/timers.ts";
import { Refused } from "../answer/refused.ts";
import { Tally } from "./tally.ts";

/** Requests in flight at most: more would only wait, and time out, in memory. */
export const MAX_IN_FLIGHT = 1_000;
/** With RATE_LIMITS=off, for load tests. */
export const MAX_IN_FLIGHT_UNLIMITED = 20_000;
/** Of these, from one network: an office behind one address, but no crowd of one. */
export const MAX_IN_FLIGHT_PER_NETWORK = 250;
/** Requests at most whose bodies are still on their way; they take no place among those in flight. */
export const MAX_BODIES = 1_000;
/** Of these, from one network. */
export const MAX_BODIES_PER_NETWORK = 100;
/** So long after an answer the next request is expected. Milliseconds. */
const SERVING_MS = 100;
/** How late the event loop may run before requests are refused. Milliseconds. */
export const MAX_LAG_MS = 1_000;
/** With fewer requests in flight the lag is not measured: it is not they who make it. */
export const MEASURED_FROM = 50;
/** A measurement of the lag is news for so long. Milliseconds. */
export const FRESH_MS = 2_000;
const RETRY_AFTER_SECONDS = 1;

/** What a request takes of this process. */
export interface Place {
  /** Its network has as many requests in flight as it may: it takes no place, and is to be refused. */
  readonly isOneTooMany: boolean;
  /** Gives the place to others while the body is on its way. Throws `rate_limited`, `overloaded`. */
  whileBodyComes<T>(read: () => Promise<T>): Promise<T>;
  end(): void;
}

export interface Load {
  /** A place for a request from this address, until it is ended. */
  begin(address: string): Place;
  isTooMuch(): boolean;
  /** Whether anybody waits for an answer, or did just now. */
  isServing(): boolean;
  /** Takes no more requests; resolves when none is in flight, or after this time. */
  close(withinMs: number): Promise<void>;
  readonly isClosed: boolean;
}

/** Without `rateLimits` there is no bound on the lag nor for a network, and a higher one on requests. */
export function watchLoad(options: {
  readonly rateLimits: boolean;
  readonly timers?: Timers;
  readonly now?: () => number;
}): Load {
  const { rateLimits, timers = realTimers, now = () => performance.now() } = options;
  const bounds = rateLimits
    ? {
      inFlight: MAX_IN_FLIGHT,
      perNetwork: MAX_IN_FLIGHT_PER_NETWORK,
      bodies: MAX_BODIES,
      bodiesPerNetwork: MAX_BODIES_PER_NETWORK,
    }
    : {
      inFlight: MAX_IN_FLIGHT_UNLIMITED,
      perNetwork: Infinity,
      bodies: MAX_IN_FLIGHT_UNLIMITED,
      bodiesPerNetwork: Infinity,
    };
  const working = new Tally(), receiving = new Tally();
  let servedAt = -Infinity;
  let measuring = false;
  let isClosed = false;
  let whenIdle = () => {};
  let lag = { ms: 0, at: -Infinity };

  /** Asks for a turn at once and sees how late it comes. */
  function measure(): void {
    if (measuring || working.total < MEASURED_FROM) return;
    measuring = true;
    const asked = now();
    timers.after(0, () => {
      measuring = false;
      lag = { ms: now() - asked, at: now() };
    });
  }

  async function receive<T>(network: string, read: () => Promise<T>): Promise<T> {
    if (receiving.of(network) >= bounds.bodiesPerNetwork) turnAway("rate_limited");
    if (receiving.total >= bounds.bodies) turnAway("overloaded");
    working.remove(network);
    receiving.add(network);
    try {
      return await read();
    } finally {
      receiving.remove(network);
      working.add(network);
    }
  }

  return {
    begin(address) {
      const network = networkOf(address);
      if (working.of(network) >= bounds.perNetwork) return noPlace;
      working.add(network);
      measure();
      return {
        isOneTooMany: false,
        async whileBodyComes(read) {
          const body = await receive(network, read);
          // Those that came meanwhile have its place: nothing has been done for it yet.
          if (working.total > bounds.inFlight) turnAway("overloaded");
          if (working.of(network) > bounds.perNetwork) turnAway("rate_limited");
          return body;
        },
        end() {
          servedAt = now();
          working.remove(network);
          if (working.total + receiving.total === 0) whenIdle();
        },
      };
    },
    isServing: () => working.total > 0 || now() - servedAt < SERVING_MS,
    isTooMuch() {
      if (isClosed || working.total > bounds.inFlight) return true;
      return rateLimits && lag.ms > MAX_LAG_MS && now() - lag.at < FRESH_MS;
    },
    async close(withinMs) {
      isClosed = true;
      if (working.total + receiving.total === 0) return;
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

const noPlace: Place = {
  isOneTooMany: true,
  whileBodyComes: (read) => read(),
  end() {},
};

/** Closes the connection: what is left of the body would stand before the next request. */
function turnAway(code: "rate_limited" | "overloaded"): never {
  const refusal = { code, retryAfterSeconds: RETRY_AFTER_SECONDS };
  throw new Refused(refusal, undefined, { connection: "close" });
}

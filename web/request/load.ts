/** Load shedding: under overload, requests are refused at once instead of waiting. */
import { networkOf } from "#domain/network.ts";
import { realTimers, type Timers } from "#store/base/timers.ts";
import { Refused } from "../answer/refused.ts";
import { Tally } from "./tally.ts";

/** Maximum requests in flight; more would wait in memory and time out. */
export const MAX_IN_FLIGHT = 1_000;
/** With RATE_LIMITS=off, for load tests. */
const MAX_IN_FLIGHT_UNLIMITED = 20_000;
/** Maximum in flight from one network: enough for an office behind one address. */
export const MAX_IN_FLIGHT_PER_NETWORK = 250;
/** Maximum requests whose bodies are still arriving; they do not count as in flight. */
export const MAX_BODIES = 1_000;
/** The same from one network. */
export const MAX_BODIES_PER_NETWORK = 100;
/** How long after an answer the process still counts as serving. Milliseconds. */
const SERVING_MS = 100;
/** Above this lag of the event loop, requests are refused. Milliseconds. */
export const MAX_LAG_MS = 1_000;
/** The lag is measured from this many requests in flight: fewer do not cause it. */
export const MEASURED_FROM = 50;
/** How long a measurement of the lag is valid. Milliseconds. */
export const FRESH_MS = 2_000;
const RETRY_AFTER_SECONDS = 1;
/** A process that leaves its proxy is done once no request has come for this long. Milliseconds. */
export const QUIET_MS = 300;
/** How often it looks. Milliseconds. */
const LOOK_EVERY_MS = 50;
/** It leaves for this long at most. Milliseconds. */
export const LEAVE_WITHIN_MS = 2_000;

/** A request's slot among those in flight. */
export interface Place {
  /** Its network has reached its maximum: the request has no slot and must be refused. */
  readonly isOneTooMany: boolean;
  /** Frees the slot while the body arrives. Throws `rate_limited`, `overloaded`. */
  whileBodyComes<T>(read: () => Promise<T>): Promise<T>;
  end(): void;
}

export interface Load {
  /** Takes a slot for a request from this address; the caller must call `end`. */
  begin(address: string): Place;
  isTooMuch(): boolean;
  /** Whether a request is in flight, or was a moment ago. */
  isServing(): boolean;
  /**
   * Before `close`, behind a proxy: requests are still served, on connections that then end, while the proxy
   * finds out that it must use another process. Resolves when none has come for `QUIET_MS` and none is in
   * flight, at the latest after `LEAVE_WITHIN_MS`.
   */
  leave(): Promise<void>;
  readonly isLeaving: boolean;
  /** Refuses new requests; resolves when none is in flight, at the latest after `withinMs`. */
  close(withinMs: number): Promise<void>;
  readonly isClosed: boolean;
}

/** Without `rateLimits` neither lag nor networks are limited, and more requests may be in flight. */
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
  let isClosed = false, isLeaving = false;
  let begunAt = -Infinity;
  let whenIdle = () => {};
  let lag = { ms: 0, at: -Infinity };

  /** Measures how late a timer of 0 ms fires. */
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
      begunAt = now();
      const network = networkOf(address);
      if (working.of(network) >= bounds.perNetwork) return noPlace;
      working.add(network);
      measure();
      return {
        isOneTooMany: false,
        async whileBodyComes(read) {
          const body = await receive(network, read);
          // Other requests took its slot; no work has been done for it yet.
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
    async leave() {
      isLeaving = true;
      const since = now();
      const isQuiet = () =>
        working.total + receiving.total === 0 && now() - Math.max(since, begunAt) >= QUIET_MS;
      while (!isQuiet() && now() - since < LEAVE_WITHIN_MS) {
        await new Promise<void>((resolve) => timers.after(LOOK_EVERY_MS, resolve));
      }
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
    get isLeaving() {
      return isLeaving;
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

/** Closes the connection: the rest of the body would precede the next request. */
function turnAway(code: "rate_limited" | "overloaded"): never {
  const refusal = { code, retryAfterSeconds: RETRY_AFTER_SECONDS };
  throw new Refused(refusal, undefined, { connection: "close" });
}

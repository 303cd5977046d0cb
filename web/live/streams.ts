/** All event streams of this process: their limits, their heartbeat, and their end. */
import { realTimers, type Timers } from "#store/base/timers.ts";
import { networkOf } from "#domain/network.ts";
import { refuse } from "../answer/refused.ts";
import { Tally } from "../request/tally.ts";
import { EventStream } from "./event_stream.ts";

/** Each stream takes a socket and memory; above this the operating system would refuse connections. */
export const MAX_STREAMS = 2_000;
/** With RATE_LIMITS=off, for load tests. */
export const MAX_STREAMS_UNLIMITED = 10_000;
/** Enough for an office behind one address: a page has one stream, and none while it is hidden. */
export const MAX_STREAMS_PER_ADDRESS = 100;
/** Proxies close an idle connection after 30 to 60 s. */
const BEAT_MS = 15_000;
/** How often the sessions and tokens of open streams are checked. */
const CHECK_EVERY_MS = 30_000;
/** Concurrent checks: another server may answer them. */
const CONCURRENT_CHECKS = 8;
/** Then the stream ends and the client reconnects, which checks who it is. */
const MAX_STREAM_MS = 3_600_000;
/** Clients reconnect after a random time in this range, so that they do not all come at once. */
const RETRY_MS = { least: 1_000, most: 4_000 } as const;
/** When a refused client should retry. */
const RETRY_AFTER_SECONDS = { least: 5, most: 20 } as const;

/** The session or token that a stream was opened with. */
export interface Pass {
  /** The same for the same session or token: streams that share it are checked once. */
  readonly key: string;
  /** Whether it is still valid. If that cannot be checked, it throws and the stream goes on. */
  holds(): Promise<boolean>;
}

export interface Streams {
  /**
   * Opens a stream. `begin` puts frames into it and returns a function that stops their source. The
   * stream ends when `pass` is no longer valid; null: its content is public. Throws `overloaded`,
   * `rate_limited`, and what `begin` throws; then nothing stays open.
   */
  open(address: string, pass: Pass | null, begin: (stream: EventStream) => () => void): Response;
  count(): number;
  /** For a stop: ends all streams with a hint when to reconnect, and opens no more. */
  drain(): void;
}

export function createStreams(options: {
  readonly now: () => number;
  /** False: no limit per address, and a higher one in total. */
  readonly rateLimits: boolean;
  readonly timers?: Timers;
  readonly random?: () => number;
}): Streams {
  const { now, rateLimits, timers = realTimers, random = Math.random } = options;
  const most = rateLimits ? MAX_STREAMS : MAX_STREAMS_UNLIMITED;
  const open = new Map<EventStream, Pass | null>();
  const byNetwork = new Tally();
  let draining = false;
  let cancelBeat = () => {};
  let checkedAt = -Infinity;
  let checking = false;

  const between = ({ least, most }: { least: number; most: number }) =>
    least + random() * (most - least);

  function beat(): void {
    for (const stream of [...open.keys()]) {
      if (stream.isStalled()) stream.abort();
      else if (now() - stream.openedAt > MAX_STREAM_MS) stream.end(between(RETRY_MS));
      else stream.beat();
    }
    if (open.size > 0) cancelBeat = timers.after(BEAT_MS, beat);
    if (now() - checkedAt >= CHECK_EVERY_MS && !checking) void check();
  }

  /** Ends the streams whose pass is no longer valid. Never throws. */
  async function check(): Promise<void> {
    [checking, checkedAt] = [true, now()];
    const guarded = [...open].flatMap(([stream, pass]) => pass ? [{ stream, pass }] : []);
    const left = [...Map.groupBy(guarded, ({ pass }) => pass.key).values()];
    const next = async () => {
      for (let group = left.pop(); group; group = left.pop()) {
        if (await group[0].pass.holds().catch(() => true)) continue;
        for (const { stream } of group) stream.end(between(RETRY_MS));
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT_CHECKS }, next));
    checking = false;
  }

  function mayOpen(network: string): void {
    const retryAfterSeconds = between(RETRY_AFTER_SECONDS);
    if (draining || open.size >= most) refuse("overloaded", { retryAfterSeconds });
    if (rateLimits && byNetwork.of(network) >= MAX_STREAMS_PER_ADDRESS) {
      refuse("rate_limited", { retryAfterSeconds });
    }
  }

  return {
    count: () => open.size,

    open(address, pass, begin) {
      const network = networkOf(address);
      mayOpen(network);
      let end = () => {};
      const stream = new EventStream(now, () => {
        if (!open.delete(stream)) return;
        byNetwork.remove(network);
        if (open.size === 0) cancelBeat();
        end();
      });
      if (open.size === 0) cancelBeat = timers.after(BEAT_MS, beat);
      open.set(stream, pass);
      byNetwork.add(network);
      try {
        stream.hint(between(RETRY_MS));
        end = begin(stream);
      } catch (error) {
        stream.abort();
        throw error;
      }
      return new Response(stream.body, { headers: streamHeaders });
    },

    drain() {
      draining = true;
      for (const stream of [...open.keys()]) stream.end(between(RETRY_MS));
    },
  };
}

/** `no-transform` keeps a compressing proxy from buffering events. */
export const streamHeaders = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  "vary": "Cookie, Authorization",
  /** Stops nginx from buffering. */
  "x-accel-buffering": "no",
};

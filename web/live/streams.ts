/** All event streams of this process: how many there may be, their heartbeat, and their end. */
import { realTimers, type Timers } from "#store/base/timers.ts";
import { networkOf } from "#domain/network.ts";
import { refuse } from "../answer/refused.ts";
import { Tally } from "../request/tally.ts";
import { EventStream } from "./event_stream.ts";

/** More would be refused by the machine, and less clearly: each is a socket and some memory. */
export const MAX_STREAMS = 2_000;
/** With RATE_LIMITS=off, for load tests. */
export const MAX_STREAMS_UNLIMITED = 10_000;
/** A home or an office behind one address; a page has one, and none while it is hidden. */
export const MAX_STREAMS_PER_ADDRESS = 100;
/** Proxies give up a silent line after a minute or half of one. */
const BEAT_MS = 15_000;
/** Whoever opened a stream signed in is asked again so often whether they still are. */
export const ASK_AGAIN_MS = 30_000;
/** Asked at once: what they are asked of may be another server. */
const ASKED_AT_ONCE = 8;
/** Then a client connects anew, and is asked again who it is. */
const MAX_STREAM_MS = 3_600_000;
/** Clients of a stream that ended come back within this time, not as one crowd. */
const RETRY_MS = { least: 1_000, most: 4_000 } as const;
/** A refused client's next try, seconds. */
const RETRY_AFTER_SECONDS = { least: 5, most: 20 } as const;

/** The session or the token that a stream was opened with. */
export interface Pass {
  /** The same for the same one: those that share it are asked once. */
  readonly key: string;
  /** Whether it still counts. Throws where that cannot be found out now: the stream goes on then. */
  holds(): Promise<boolean>;
}

export interface Streams {
  /**
   * Opens a stream. `begin` puts frames into it and returns what ends their source. It ends when the
   * `pass` no longer holds; null: anybody may see what it tells. Throws `overloaded` or `rate_limited`;
   * whatever `begin` throws leaves nothing open.
   */
  open(address: string, pass: Pass | null, begin: (stream: EventStream) => () => void): Response;
  count(): number;
  /** Ends all of them, with a hint to come back, and takes no more: the process is to stop. */
  drain(): void;
}

export function createStreams(options: {
  readonly now: () => number;
  /** False: no bound for an address, and a higher one for all. */
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
  let askedAt = -Infinity;
  let asking = false;

  const between = ({ least, most }: { least: number; most: number }) =>
    least + random() * (most - least);

  function beat(): void {
    for (const stream of [...open.keys()]) {
      if (stream.isStalled()) stream.abort();
      else if (now() - stream.openedAt > MAX_STREAM_MS) stream.end(between(RETRY_MS));
      else stream.beat();
    }
    if (open.size > 0) cancelBeat = timers.after(BEAT_MS, beat);
    if (now() - askedAt >= ASK_AGAIN_MS && !asking) void ask();
  }

  /** Ends the streams whose pass no longer holds. Never throws. */
  async function ask(): Promise<void> {
    [asking, askedAt] = [true, now()];
    const guarded = [...open].flatMap(([stream, pass]) => pass ? [{ stream, pass }] : []);
    const left = [...Map.groupBy(guarded, ({ pass }) => pass.key).values()];
    const next = async () => {
      for (let group = left.pop(); group; group = left.pop()) {
        if (await group[0].pass.holds().catch(() => true)) continue;
        for (const { stream } of group) stream.end(between(RETRY_MS));
      }
    };
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, next));
    asking = false;
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

/** `no-transform` keeps whoever compresses on the way from holding events back. */
export const streamHeaders = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  "vary": "Cookie, Authorization",
  /** nginx would buffer. */
  "x-accel-buffering": "no",
};

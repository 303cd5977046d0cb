/**
 * Follows an event stream while the page is visible. Where streams fail, it polls occasionally. A hidden tab
 * does neither, and reads the page at once when it becomes visible.
 */

/** The first try after a failure, and the longest pause. Milliseconds. */
const PAUSE_MS = { first: 5_000, longest: 60_000 } as const;
/** A new stream without any event is given up: a proxy may be buffering it. Milliseconds. */
const FIRST_WORD_MS = 10_000;
/** The server sends a heartbeat every 15 s: after this silence the stream is given up. Milliseconds. */
const SILENCE_MS = 40_000;
/** A stream that ends sooner counts as a failure. Milliseconds. */
const LASTS_MS = 5_000;

export interface StateEvent {
  /** The server's time, RFC 3339. */
  now?: string;
  /** The concert is part of this one now. */
  mergedInto?: string;
  /** Read the page after a random part of this, in milliseconds: others got the event too. */
  spreadMs?: number;
}

interface FollowOptions {
  /** The stream's address. */
  events: string;
  /** The names of the events that carry a state. */
  names: readonly string[];
  /** Called for each event: the id of the state, and the event's data. */
  onState(id: string, data: StateEvent): void;
  /** Called where there is no stream: reads the page. */
  readAgain(): Promise<unknown>;
}

/** Returns a function that ends it. */
export function follow({ events, names, onState, readAgain }: FollowOptions): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let openedAt = 0;

  const wait = (ms: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };

  function stop(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function failed(): void {
    stop();
    const pause = Math.min(PAUSE_MS.longest, PAUSE_MS.first * 2 ** failures++);
    // At a random time, so that clients do not come back all at once.
    wait(pause * (0.5 + Math.random()), () => readAgain().catch(() => {}).then(start));
  }

  function start(): void {
    stop();
    if (document.hidden) return;
    openedAt = Date.now();
    source = new EventSource(events);
    const alive = () => {
      if (Date.now() - openedAt > LASTS_MS) failures = 0;
      wait(SILENCE_MS, failed);
    };
    wait(FIRST_WORD_MS, failed);
    source.addEventListener("beat", alive);
    source.onerror = () => {
      // The browser reconnects by itself, unless it was refused; a stream that failed at once does not count.
      const lasted = Date.now() - openedAt > LASTS_MS;
      if (source?.readyState === EventSource.CLOSED || !lasted) return failed();
      openedAt = Date.now();
      wait(FIRST_WORD_MS, failed);
    };
    for (const name of names) {
      source.addEventListener(name, ({ data, lastEventId }) => {
        alive();
        onState(lastEventId, JSON.parse(data));
      });
    }
  }

  const seen = () => document.hidden ? stop() : start();
  /** Back from the back/forward cache. */
  const back = ({ persisted }: PageTransitionEvent) => persisted && seen();
  document.addEventListener("visibilitychange", seen);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", back);
  start();
  return () => {
    stop();
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("pagehide", stop);
    removeEventListener("pageshow", back);
  };
}

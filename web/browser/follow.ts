/**
 * Follows a stream of events while somebody looks at the page. Where streams fail it asks now and
 * then instead; a hidden tab asks nothing, and looks at once when it is seen again.
 */

/** The first try after a failure, and the longest pause. Milliseconds. */
const PAUSE_MS = { first: 5_000, longest: 60_000 } as const;
/** A stream that has told nothing yet is held back by something on the way. Milliseconds. */
const FIRST_WORD_MS = 10_000;
/** The server beats every 15 s: silence for so long is a dead line. Milliseconds. */
const SILENCE_MS = 40_000;
/** A stream that ends sooner does not count as one that works. Milliseconds. */
const LASTS_MS = 5_000;

export interface Told {
  /** The server's time, RFC 3339. */
  now?: string;
  /** Within how many milliseconds to look, at random: others were told, too. */
  spreadMs?: number;
}

export interface Followed {
  /** The stream's address. */
  events: string;
  /** The names of the events that tell a state. */
  names: readonly string[];
  /** A state was told: its id, and the event's data. */
  told(id: string, data: Told): void;
  /** No stream: look for yourself. */
  ask(): Promise<unknown>;
}

/** Begins; the answer ends it. */
export function follow({ events, names, told, ask }: Followed): () => void {
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
    // Nobody comes back together with the others.
    wait(pause * (0.5 + Math.random()), () => ask().catch(() => {}).then(start));
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
      // The browser comes back by itself, when the server said; unless it is refused, or again at once.
      const lasted = Date.now() - openedAt > LASTS_MS;
      if (source?.readyState === EventSource.CLOSED || !lasted) return failed();
      openedAt = Date.now();
      wait(FIRST_WORD_MS, failed);
    };
    for (const name of names) {
      source.addEventListener(name, ({ data, lastEventId }) => {
        alive();
        told(lastEventId, JSON.parse(data));
      });
    }
  }

  const seen = () => document.hidden ? stop() : start();
  /** From the browser's memory, as it was left. */
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

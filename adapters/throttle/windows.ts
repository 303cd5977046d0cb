/** Attempts counted in memory: for limits that protect this process, not a secret. */
import { LRUCache } from "lru-cache";

/** Subjects remembered; the least recently used is forgotten first. */
const MAX_SUBJECTS = 20_000;

interface Counted {
  readonly id: string;
  readonly max: number;
  readonly windowMs: number;
}

interface Window {
  count: number;
  /** Epoch ms. */
  until: number;
}

export class Windows {
  readonly #windows = new LRUCache<string, Window>({ max: MAX_SUBJECTS });

  /** Adds one to every count and returns 0; or adds to none and returns the milliseconds to wait. */
  take(subjects: readonly Counted[], now: number): number {
    const running = subjects.map(({ id }) => this.#running(id, now));
    const waits = running.map((window, place) =>
      window && window.count >= subjects[place].max ? window.until - now : 0
    );
    const waitMs = Math.max(0, ...waits);
    if (waitMs > 0) return waitMs;
    subjects.forEach(({ id, windowMs }, place) => {
      const window = running[place];
      if (window) window.count++;
      else this.#windows.set(id, { count: 1, until: now + windowMs });
    });
    return 0;
  }

  /** Attempts left for each subject, and the milliseconds until its window ends. */
  left(subjects: readonly Counted[], now: number): { left: number; resetMs: number }[] {
    return subjects.map(({ id, max, windowMs }) => {
      const window = this.#running(id, now);
      if (!window) return { left: max, resetMs: windowMs };
      return { left: max - window.count, resetMs: window.until - now };
    });
  }

  get size(): number {
    return this.#windows.size;
  }

  #running(id: string, now: number): Window | undefined {
    const window = this.#windows.get(id);
    return window && now < window.until ? window : undefined;
  }
}

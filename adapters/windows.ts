/** Counts within windows of time, kept in memory: for limits that protect this process, not a password. */

/** Those of one generation; two are remembered, and the older one is forgotten as a whole. */
const MAX_SUBJECTS = 10_000;

export interface Counted {
  readonly id: string;
  readonly max: number;
  readonly windowMs: number;
}

interface Window {
  count: number;
  until: number;
}

export class Windows {
  #young = new Map<string, Window>();
  #old = new Map<string, Window>();

  /** Counts one more for each, or for none of them: then it answers how many milliseconds to wait. */
  take(subjects: readonly Counted[], now: number): number {
    const running = subjects.map(({ id }) => {
      const window = this.#young.get(id) ?? this.#old.get(id);
      return window && now < window.until ? window : null;
    });
    const waits = running.map((window, place) =>
      window && window.count >= subjects[place].max ? window.until - now : 0
    );
    const waitMs = Math.max(0, ...waits);
    if (waitMs > 0) return waitMs;
    subjects.forEach(({ id, windowMs }, place) => {
      const window = running[place] ?? { count: 0, until: now + windowMs };
      window.count++;
      this.#keep(id, window);
    });
    return 0;
  }

  /** What is left of each, and in how many milliseconds it counts anew. */
  left(subjects: readonly Counted[], now: number): { left: number; resetMs: number }[] {
    return subjects.map(({ id, max, windowMs }) => {
      const window = this.#young.get(id) ?? this.#old.get(id);
      if (!window || now >= window.until) return { left: max, resetMs: windowMs };
      return { left: max - window.count, resetMs: window.until - now };
    });
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  #keep(id: string, window: Window): void {
    if (this.#young.size >= MAX_SUBJECTS && !this.#young.has(id)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(id, window);
  }
}

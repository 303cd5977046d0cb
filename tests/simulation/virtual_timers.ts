/** Timers on the clock of a run: they fire when the schedule lets time pass, and then wait at a gate. */
import type { Timers } from "#workers/timers.ts";
import type { Life } from "./gates.ts";

interface Timer {
  /** Epoch ms. */
  readonly at: number;
  readonly life: Life;
  readonly run: () => void;
}

export class VirtualTimers {
  #timers: Timer[] = [];

  constructor(readonly now: () => number) {}

  /** The timers of one life of a process. */
  of(life: Life): Timers {
    return {
      after: (ms, run) => {
        let cancelled = false;
        const timer: Timer = {
          at: this.now() + Math.max(0, Math.ceil(ms)),
          life,
          // It may be cancelled while it waits at its gate.
          run: () => {
            if (!cancelled) run();
          },
        };
        if (life.alive) this.#timers.push(timer);
        return () => {
          cancelled = true;
          const place = this.#timers.indexOf(timer);
          if (place >= 0) this.#timers.splice(place, 1);
        };
      },
    };
  }

  /** Removes and returns the due timers, in order. */
  takeDue(): Timer[] {
    const now = this.now();
    const due = this.#timers.filter(({ at }) => at <= now);
    if (due.length > 0) this.#timers = this.#timers.filter(({ at }) => at > now);
    return due.sort((a, b) => a.at - b.at);
  }

  /** When the next timer fires; null: none is set. */
  next(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map(({ at }) => at));
  }

  drop(life: Life): void {
    this.#timers = this.#timers.filter((timer) => timer.life !== life);
  }
}

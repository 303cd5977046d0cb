/**
 * Queue messages that wake the relay when rows fall due. The local queue delivers only some hundred
 * messages a second, so rows that fall due within the same quarter second share one.
 */
const QUARTER_MS = 250;
/** The longest delay that the queue accepts. The sweep finds later rows. */
const MAX_DELAY_MS = 30 * 24 * 3_600_000;
/** Maximum number of quarters remembered; a forgotten one only costs a second message. */
const MAX_COVERED = 10_000;

export class QueuedWakeUps {
  #covered = new Set<number>();

  /** The quarter seconds of these times (epoch ms) that have no message yet. */
  uncovered(dueAts: readonly number[], now: number): number[] {
    const quarters = new Set<number>();
    for (const dueAt of dueAts) {
      const quarter = Math.floor(dueAt / QUARTER_MS);
      if (dueAt - now < MAX_DELAY_MS - QUARTER_MS && !this.#covered.has(quarter)) {
        quarters.add(quarter);
      }
    }
    return [...quarters];
  }

  /** Sends a message for the end of the quarter, when all its rows are due. */
  enqueue(atomic: Deno.AtomicOperation, quarter: number, now: number): void {
    const delay = Math.max(0, (quarter + 1) * QUARTER_MS - now);
    atomic.enqueue({ wake: quarter }, { delay });
  }

  covered(quarters: readonly number[]): void {
    for (const quarter of quarters) {
      if (this.#covered.size >= MAX_COVERED) {
        this.#covered.delete(this.#covered.values().next().value!);
      }
      this.#covered.add(quarter);
    }
  }
}

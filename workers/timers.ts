/** Waiting for a time or for a signal. */
export { realTimers, type Timers } from "#store/base/timers.ts";

/** A signal for one waiter: `wait` returns once it is set, and resets it. */
export class AutoResetEvent {
  #isSet = false;
  #wake: (() => void) | null = null;

  set(): void {
    this.#isSet = true;
    this.#wake?.();
  }

  async wait(): Promise<void> {
    if (!this.#isSet) await new Promise<void>((resolve) => this.#wake = resolve);
    this.#isSet = false;
    this.#wake = null;
  }
}

/** Waiting for a time or for a signal. */
export { realTimers, type Timers } from "#store/base/timers.ts";

/** A signal for one waiter. If it rings before `heard` is called, the next call returns at once. */
export class Bell {
  #rung = false;
  #wake: (() => void) | null = null;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  async heard(): Promise<void> {
    if (!this.#rung) await new Promise<void>((resolve) => this.#wake = resolve);
    this.#rung = false;
    this.#wake = null;
  }
}

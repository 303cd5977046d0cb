/** Waiting: until a time, or until somebody rings. */
export { realTimers, type Timers } from "#store/base/timers.ts";

/** A bell: rung before anyone waits, it still wakes the next who does, once. */
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

/** The back-off formula: doubling delays with a cap, and jitter to spread the retries. */

export interface BackOff {
  /** The first delay, before jitter. */
  readonly baseMs: number;
  /** The longest delay. */
  readonly capMs: number;
}

/** Between attempts of a contended transaction. */
export const COMMIT_BACK_OFF: BackOff = { baseMs: 2, capMs: 100 };
/** Between attempts of a failing event handler. */
export const HANDLER_BACK_OFF: BackOff = { baseMs: 1_000, capMs: 10 * 60_000 };

/** The delay after `failures` (1 or more) in ms: between half of the nominal delay and all of it. */
export function backOffMs(
  { baseMs, capMs }: BackOff,
  failures: number,
  random: () => number = Math.random,
): number {
  const whole = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(whole * (0.5 + random() / 2));
}

/** The one back-off formula: doubling, capped, and jittered so that the delayed do not return as one crowd. */

export interface BackOff {
  /** The first delay. */
  readonly baseMs: number;
  /** No delay is longer. */
  readonly capMs: number;
}

/** Between attempts of one contended transaction. */
export const COMMIT_BACK_OFF: BackOff = { baseMs: 2, capMs: 100 };
/** Between attempts of a failing event handler. */
export const HANDLER_BACK_OFF: BackOff = { baseMs: 1_000, capMs: 10 * 60_000 };

/** Milliseconds to wait after the given number of failures (1 or more): between a half and the whole. */
export function backOffMs(
  { baseMs, capMs }: BackOff,
  failures: number,
  random: () => number = Math.random,
): number {
  const whole = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(whole * (0.5 + random() / 2));
}

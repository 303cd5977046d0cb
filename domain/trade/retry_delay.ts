/** Delay before a call is repeated that the provider has refused. Pure. */

const FIRST_DELAY_MS = 10 * 60_000;
const MAX_DELAY_MS = 12 * 3_600_000;

/** Doubles with each failure. `failures`: in a row, from 1. */
export const retryDelayMs = (failures: number): number =>
  Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures - 1, 30));

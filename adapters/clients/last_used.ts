/** Minimum time between two writes of `lastUsedAt`: a call should not cost a commit. */
export const LAST_USED_EVERY_MS = 5 * 60_000;

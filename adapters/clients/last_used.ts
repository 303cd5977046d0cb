/** When a client was last used is written so often at most: a call should not cost a commit. */
export const LAST_USED_EVERY_MS = 5 * 60_000;

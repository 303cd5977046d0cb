/** Counters since the start of the process. */
export interface StoreStats {
  commits: number;
  /** Transactions written by group commits; divided by `commits`: the mean group size. */
  committed: number;
  conflicts: number;
  retries: number;
  busy: number;
  /** Rows returned by reads, index rows included. */
  rowsRead: number;
  /** Watches that broke and were reopened, and watched rows that could not be read. */
  watchesBroken: number;
}

export const newStats = (): StoreStats => ({
  commits: 0,
  committed: 0,
  conflicts: 0,
  retries: 0,
  busy: 0,
  rowsRead: 0,
  watchesBroken: 0,
});

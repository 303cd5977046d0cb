/** How operations reach the database: alone on a remote one, in groups on a local one. */
import type { StoreStats } from "../base/stats.ts";
import type { Kv } from "../kv/mod.ts";
import type { NamedCheck, Operations } from "./operations.ts";
import type { Recalled } from "./recent_writes.ts";

export interface Committer {
  /** Grows with each commit; an attempt takes it before it reads. */
  readonly sequence: number;
  /** The commit's versionstamp, or null when a check failed: nothing was written. `txId`: the same in each attempt. */
  commit(operations: Operations, txId: string): Promise<string | null>;
  /** What this process wrote last under a key, where that is sure to be the newest unless another process writes. */
  recall(name: string): Recalled | undefined;
  /** Whether all that was read is still so. */
  validate(checks: readonly NamedCheck[]): Promise<boolean>;
  /** Resolves when no commit is on its way. */
  drain(): Promise<void>;
}

export interface CommitterOptions {
  readonly kv: Kv;
  readonly now: () => number;
  readonly stats: StoreStats;
  /** How many transactions each commit carried. */
  readonly onCommit?: (transactions: number) => void;
  /** Send a queue message for when a row falls due (local databases only). */
  readonly enqueueWakes: boolean;
}

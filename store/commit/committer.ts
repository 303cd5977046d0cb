/**
 * Commits the operations of transactions: one transaction at a time to a remote database, in groups to a
 * local one.
 */
import type { StoreStats } from "../base/stats.ts";
import type { Kv } from "../kv/mod.ts";
import type { NamedCheck, Operations } from "./operations.ts";
import type { Recalled } from "./recent_writes.ts";

export interface Committer {
  /** Incremented by each commit. An attempt takes it before its first read. */
  readonly sequence: number;
  /** The commit's versionstamp; null if a check failed and nothing was written. `txId` is the same in all attempts. */
  commit(operations: Operations, txId: string): Promise<string | null>;
  /** What this process last wrote under a key; undefined if unknown. The newest unless another process writes. */
  recall(name: string): Recalled | undefined;
  /** Whether the database still has the versions that were read. */
  validate(checks: readonly NamedCheck[]): Promise<boolean>;
  /** Resolves when no commit is in flight. */
  drain(): Promise<void>;
}

export interface CommitterOptions {
  readonly kv: Kv;
  readonly now: () => number;
  readonly stats: StoreStats;
  /** Called after each commit with the number of transactions in it. */
  readonly onCommit?: (transactions: number) => void;
  /** Whether commits enqueue a message for when a row falls due (local databases only). */
  readonly enqueueWakes: boolean;
}

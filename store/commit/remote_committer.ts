/**
 * Commits on KV Connect. Its client re-sends a commit after a network error, and then the second
 * one fails its checks although the first one was applied. So each commit also creates a row under
 * an id made outside the body: when that row is there, we won.
 */
import { addTo, checksHold } from "./atomic.ts";
import type { Committer, CommitterOptions } from "./committer.ts";

/** How long a transaction's row is kept: far longer than any client re-sends. */
const OP_ROW_MS = 24 * 3_600_000;

export const opKey = (txId: string): Deno.KvKey => ["op", txId];

export function createRemoteCommitter({ kv, stats, onCommit }: CommitterOptions): Committer {
  const flying = new Set<Promise<unknown>>();
  let sequence = 0;

  const commit: Committer["commit"] = async (operations, txId) => {
    const atomic = kv.atomic();
    addTo(atomic, operations);
    const key = opKey(txId);
    atomic.check({ key, versionstamp: null }).set(key, 1, { expireIn: OP_ROW_MS });
    const result = await atomic.commit();
    const versionstamp = result.ok ? result.versionstamp : (await kv.get(key)).versionstamp;
    if (versionstamp === null) return null;
    sequence++;
    stats.commits++;
    stats.committed++;
    onCommit?.(1);
    return versionstamp;
  };

  return {
    get sequence() {
      return sequence;
    },
    commit(operations, txId) {
      const committed = commit(operations, txId).finally(() => flying.delete(committed));
      flying.add(committed);
      return committed;
    },
    recall: () => undefined, // other processes write all the time
    validate: (checks) => checksHold(kv, checks),
    async drain() {
      while (flying.size > 0) await Promise.allSettled(flying);
    },
  };
}

/**
 * Commits over KV Connect. Its client re-sends a commit after a network error; the second one then fails
 * its checks although the first was applied. So each commit also creates a row under the transaction's
 * id: if that row exists, the commit has succeeded.
 */
import { addTo, checksHold } from "./atomic.ts";
import type { Committer, CommitterOptions } from "./committer.ts";

/** How long a transaction's row is kept: much longer than a client re-sends. */
const OP_ROW_MS = 24 * 3_600_000;

const opKey = (txId: string): Deno.KvKey => ["op", txId];

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
    recall: () => undefined, // other processes may write at any time
    validate: (checks) => checksHold(kv, checks),
    async drain() {
      while (flying.size > 0) await Promise.allSettled(flying);
    },
  };
}

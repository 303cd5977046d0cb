/**
 * Group commit. While one atomic operation is in flight, ready transactions queue up. Those that do not touch
 * what another one writes go into the next one together, since the cost is per commit, not per key.
 */
import { QueuedWakeUps } from "../outbox/wake_ups.ts";
import { isLocked } from "../kv/patient.ts";
import { addTo, checksHold } from "./atomic.ts";
import type { Committer, CommitterOptions } from "./committer.ts";
import { Group } from "./group.ts";
import type { Operations } from "./operations.ts";
import { RecentWrites } from "./recent_writes.ts";

/** Maximum number of transactions examined for one group: bounds the work between two commits. */
const LOOK_AHEAD = 512;

interface Member {
  readonly operations: Operations;
  readonly resolve: (versionstamp: string | null) => void;
  readonly reject: (error: unknown) => void;
}

export function createGroupCommitter(options: CommitterOptions): Committer {
  const { kv, now, stats, enqueueWakes, onCommit } = options;
  const written = new RecentWrites();
  const wakes = new QueuedWakeUps();
  let waiting: Member[] = [];
  let running = false;
  let idle = Promise.resolve();

  /** Takes the next group from the queue. Transactions known to be stale fail at once; others stay queued. */
  function gather(): Member[] {
    const group = new Group();
    const members: Member[] = [];
    const left: Member[] = [];
    let looked = 0;
    for (; looked < waiting.length && looked < LOOK_AHEAD; looked++) {
      const member = waiting[looked];
      if (written.knowsStale(member.operations)) member.resolve(null); // it would make all others fail
      else if (group.take(member.operations)) members.push(member);
      else left.push(member);
    }
    waiting = looked === waiting.length ? left : [...left, ...waiting.slice(looked)];
    return members;
  }

  async function write(group: readonly Member[]): Promise<string | null> {
    const atomic = kv.atomic();
    addTo(atomic, ...group.map(({ operations }) => operations));
    const quarters = enqueueWakes
      ? wakes.uncovered(group.flatMap(({ operations }) => operations.dueAts), now())
      : [];
    for (const quarter of quarters) wakes.enqueue(atomic, quarter, now());
    const result = await atomic.commit();
    if (!result.ok) return null;
    stats.commits++;
    stats.committed += group.length;
    onCommit?.(group.length);
    wakes.covered(quarters); // only now: a failed commit sends no messages
    for (const { operations } of group) written.remember(operations, result.versionstamp);
    return result.versionstamp;
  }

  async function commitGroup(group: readonly Member[]): Promise<void> {
    try {
      const versionstamp = await write(group);
      if (versionstamp === null && group.length === 1) written.forget(group[0].operations.names);
      if (versionstamp !== null || group.length === 1) {
        for (const member of group) member.resolve(versionstamp);
        return;
      }
    } catch (error) {
      if (group.length === 1) {
        if (isLocked(error)) group[0].resolve(null);
        else group[0].reject(error);
        return;
      }
    }
    // One member is stale or broken: commit each one alone.
    for (const member of group) await commitGroup([member]);
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const group = gather();
      if (group.length > 0) await commitGroup(group);
    }
    running = false;
  }

  return {
    get sequence() {
      return written.sequence;
    },
    commit(operations) {
      const { promise, resolve, reject } = Promise.withResolvers<string | null>();
      waiting.push({ operations, resolve, reject });
      if (!running) idle = run(); // runs up to its first await before this returns
      return promise;
    },
    recall: (name) => written.recall(name),
    async validate(checks) {
      const hold = await checksHold(kv, checks);
      if (!hold) written.forget(checks.map(({ name }) => name));
      return hold;
    },
    async drain() {
      while (running) await idle;
    },
  };
}

/**
 * The outbox: claims rows for handlers, retries them with a back-off, and moves those that keep failing to
 * the dead letters.
 */
import type { QuarantineWard } from "../care/quarantine.ts";
import { type Backend, CHECKS_PER_COMMIT, KEYS_PER_SNAPSHOT, type Kv } from "../kv/mod.ts";
import { createDeadLetters, type DeadLetters } from "./dead_letters.ts";
import {
  DEAD,
  deadKey,
  LEASE_MS,
  OUTBOX,
  type OutboxRow,
  rowKey,
  rowOf,
  type RowValue,
  valueOf,
} from "./rows.ts";

export { LEASE_MS } from "./rows.ts";

/** Maximum number of due rows per read. */
const MAX_SCAN = 1_000;
/** Maximum number of rows that `counts` reads. */
const MAX_COUNTED = 10_000;
/** Adopting looks at rows that fall due within this time: a claim lasts a minute, and clocks may differ. */
const ADOPTED_UNTIL_MS = 3_600_000;
/** Maximum length of a stored error in characters. */
const MAX_ERROR = 500;

export interface OutboxCounts {
  /** Due now. */
  due: number;
  /** Not due yet. */
  scheduled: number;
  claimed: number;
  dead: number;
  /** There are more rows: the counts are lower bounds. */
  capped: boolean;
  /** Rows whose time has come: due, being handled, or waiting for a retry. */
  waiting: number;
  /** When the oldest of `waiting` began to wait; epoch ms. */
  oldestSince: number | null;
  /** When the first of `scheduled` falls due; epoch ms. */
  nextDueAt: number | null;
}

export interface Outbox extends DeadLetters {
  /** Up to `limit` due rows, oldest first, and when the next row falls due (null: there is none). */
  look(limit: number): Promise<{ due: OutboxRow[]; nextDueAt: number | null }>;
  /** Leases rows to this process for `LEASE_MS`. Returns those that nobody else has taken. */
  claim(rows: readonly OutboxRow[]): Promise<OutboxRow[]>;
  /** Ends leases, which makes the rows due now. Returns how many were still ours. */
  release(rows: readonly OutboxRow[]): Promise<number>;
  /** Records a failure and makes the row due after the delay. `alarmedAt`: when an operator was alarmed. False: the row was lost. */
  backOff(row: OutboxRow, error: unknown, delayMs: number, alarmedAt?: number): Promise<boolean>;
  /** Moves the row to the dead letters. False: the row was lost. */
  bury(row: OutboxRow, error: unknown): Promise<boolean>;
  /**
   * Replaces the row by one for each of its handlers that failed, due after its delay; `delayMs` null: it becomes a
   * dead letter. False: the row was lost.
   */
  split(row: OutboxRow, failures: readonly HandlerFailure[]): Promise<boolean>;
  /**
   * Makes claimed rows due now, even if their lease has not ended. Default: the rows of other processes,
   * for the start on a database where no other process can be alive. Returns how many.
   */
  adopt(which?: (row: OutboxRow) => boolean): Promise<number>;
  counts(): Promise<OutboxCounts>;
  /** Up to `limit` rows in the order in which they fall due. */
  rows(limit: number): AsyncIterable<OutboxRow>;
  /** Whether a transaction of this process has settled or rescheduled the row. */
  isSettled(row: OutboxRow): boolean;
}

export interface HandlerFailure {
  readonly handler: string;
  readonly error: unknown;
  readonly delayMs: number | null;
}

interface OutboxOptions {
  readonly kv: Kv;
  readonly backend: Backend;
  readonly processId: string;
  readonly now: () => number;
  readonly settled: WeakSet<OutboxRow>;
  readonly quarantine: Pick<QuarantineWard, "takeAway">;
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { kv, backend, processId, now, settled, quarantine } = options;
  const batch = CHECKS_PER_COMMIT[backend];

  /** Moves rows to another time, each with a check. Returns those that nobody else has taken. */
  async function move(
    rows: readonly OutboxRow[],
    dueAt: number,
    changes: (row: OutboxRow) => Partial<RowValue>,
  ): Promise<OutboxRow[]> {
    const atomic = kv.atomic();
    const moved = rows.map((row) => {
      const key = rowKey(dueAt, row.eventId, row.handler);
      const value = valueOf(row, changes(row));
      atomic.check(row).delete(row.key).set(key, value);
      return { key, value };
    });
    const result = await atomic.commit();
    if (result.ok) {
      return moved.map((entry) => rowOf({ ...entry, versionstamp: result.versionstamp }));
    }
    const present = await read(rows.map(({ key }) => key));
    const still = rows.filter((row, place) => present[place].versionstamp === row.versionstamp);
    const lost = moved.filter((_, place) => !still.includes(rows[place]));
    const ours = backend === "remote" ? await movedAlready(lost.map(({ key }) => key)) : [];
    // Terminates, because there are fewer rows each time.
    return still.length === rows.length ? ours : [...ours, ...await moveAll(still, dueAt, changes)];
  }

  /** If a commit was sent twice, the second one fails although the first moved the rows: look for them. */
  async function movedAlready(keys: readonly Deno.KvKey[]): Promise<OutboxRow[]> {
    const found: OutboxRow[] = [];
    for (const entry of await read(keys)) {
      const row = entry.versionstamp === null ? null : rowOf(entry);
      if (row?.claimant === processId) found.push(row);
    }
    return found;
  }

  async function read(keys: readonly Deno.KvKey[]): Promise<Deno.KvEntryMaybe<unknown>[]> {
    const entries: Deno.KvEntryMaybe<unknown>[] = [];
    for (let at = 0; at < keys.length; at += KEYS_PER_SNAPSHOT) {
      entries.push(...await kv.getMany<unknown[]>(keys.slice(at, at + KEYS_PER_SNAPSHOT)));
    }
    return entries;
  }

  async function moveAll(
    rows: readonly OutboxRow[],
    dueAt: number,
    changes: (row: OutboxRow) => Partial<RowValue>,
  ): Promise<OutboxRow[]> {
    const moved: OutboxRow[] = [];
    for (let at = 0; at < rows.length; at += batch) {
      moved.push(...await move(rows.slice(at, at + batch), dueAt, changes));
    }
    return moved;
  }

  /** The rows in the order in which they fall due. A malformed one is moved into quarantine. */
  async function* rowsInOrder(limit?: number): AsyncGenerator<OutboxRow> {
    for await (const entry of kv.list({ prefix: [OUTBOX] }, { limit })) {
      let row: OutboxRow;
      try {
        row = rowOf(entry);
      } catch (error) {
        await quarantine.takeAway(entry, error);
        continue;
      }
      yield row;
    }
  }

  const failed = (row: OutboxRow, error: unknown): Partial<RowValue> => ({
    attempt: row.attempt + 1,
    claimant: null,
    lastError: describe(error),
  });

  return {
    ...createDeadLetters({ kv, now }),

    async look(limit) {
      const due: OutboxRow[] = [];
      for await (const row of rowsInOrder()) {
        if (row.dueAt > now() || due.length === Math.min(limit, MAX_SCAN)) {
          return { due, nextDueAt: row.dueAt };
        }
        due.push(row);
      }
      return { due, nextDueAt: null };
    },

    claim: (rows) => moveAll(rows, now() + LEASE_MS, () => ({ claimant: processId })),

    async release(rows) {
      return (await moveAll(rows, now(), () => ({ claimant: null }))).length;
    },

    async backOff(row, error, delayMs, alarmedAt = row.alarmedAt) {
      const changes = { ...failed(row, error), alarmedAt };
      return (await move([row], now() + delayMs, () => changes)).length > 0;
    },

    async bury(row, error) {
      const { ok } = await kv.atomic().check(row).delete(row.key)
        .set(deadKey(row.eventId, row.handler), valueOf(row, failed(row, error)))
        .commit();
      return ok;
    },

    async split(row, failures) {
      const atomic = kv.atomic().check(row).delete(row.key);
      for (const { handler, error, delayMs } of failures) {
        const key = delayMs === null
          ? deadKey(row.eventId, handler)
          : rowKey(now() + delayMs, row.eventId, handler);
        atomic.set(key, valueOf(row, failed(row, error)));
      }
      return (await atomic.commit()).ok;
    },

    async adopt(which = ({ claimant }) => claimant !== processId) {
      let adopted = 0;
      let claimed: OutboxRow[] = [];
      const take = async () => {
        adopted += (await moveAll(claimed, now(), () => ({ claimant: null }))).length;
        claimed = [];
      };
      const until = now() + ADOPTED_UNTIL_MS;
      for await (const row of rowsInOrder()) {
        if (row.dueAt > until) break;
        if (row.claimant === null || !which(row)) continue;
        claimed.push(row);
        if (claimed.length >= batch) await take();
      }
      await take();
      return adopted;
    },

    async counts() {
      const counts: OutboxCounts = {
        due: 0,
        scheduled: 0,
        claimed: 0,
        dead: 0,
        capped: false,
        waiting: 0,
        oldestSince: null,
        nextDueAt: null,
      };
      let seen = 0;
      for await (const row of rowsInOrder(MAX_COUNTED)) {
        seen++;
        if (row.dueAt <= now()) counts.due++;
        else if (row.claimant === null) {
          counts.scheduled++;
          counts.nextDueAt ??= row.dueAt;
        } else counts.claimed++;
        if (row.since > now()) continue;
        counts.waiting++;
        counts.oldestSince = Math.min(row.since, counts.oldestSince ?? row.since);
      }
      for await (const _ of kv.list({ prefix: [DEAD] }, { limit: MAX_COUNTED })) counts.dead++;
      counts.capped = seen === MAX_COUNTED || counts.dead === MAX_COUNTED;
      return counts;
    },

    rows: rowsInOrder,

    isSettled: (row) => settled.has(row),
  };
}

/** An error as stored with a row: short, and without a stack. */
function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.slice(0, MAX_ERROR);
}

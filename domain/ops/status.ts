/** The state of the exchange: whether sales go on, waiting and dead rows, stuck money, quarantine, disputes. */
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";
import type { OutboxRow } from "#store/types.ts";
import { payments } from "../payments/payment.ts";
import { done, type Ops, type OpsAnswer, type ProcessInfo } from "./ops.ts";

/** Rows about money that are this old count as stuck. */
const STUCK_MS = 10 * 60_000;
/** Outbox rows that are searched for stuck money. */
const MAX_LOOKED = 10_000;
/** Upper limit of the counts of disputes. */
const MAX_COUNTED = 1_000;
/** Stuck rows that are listed. */
const MAX_SHOWN = 20;

interface StuckMoney {
  readonly eventId: string;
  readonly handler: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly ageSeconds: number;
  readonly lastError: string | null;
}

/** Whether anything can be sold, as far as this process knows. */
interface SalesStatus {
  /** What keeps it, each in English that says what to do; empty: sales go on. */
  readonly stoppedBy: readonly string[];
  /** Since when this process has known that; epoch ms, null if sales go on. */
  readonly stoppedSince: number | null;
}

export interface Status {
  readonly at: number;
  readonly process: ProcessInfo;
  readonly sales: SalesStatus;
  readonly outbox: {
    /** All rows but the scheduled ones: due, claimed, or waiting for a retry. */
    readonly depth: number;
    readonly due: number;
    readonly scheduled: number;
    readonly claimed: number;
    /** Age of the oldest of them; null: none. */
    readonly oldestSeconds: number | null;
    readonly nextDueAt: number | null;
    readonly dead: number;
    /** The counts are lower bounds. */
    readonly capped: boolean;
  };
  readonly quarantine: number;
  /** Disputed payments, each count up to a limit. */
  readonly disputes: { readonly open: number; readonly lost: number };
  readonly moneyStuck: { readonly count: number; readonly first: readonly StuckMoney[] };
}

export async function showStatus(x: Ops): Promise<OpsAnswer> {
  const status = await statusOf(x);
  const { outbox, quarantine, moneyStuck, sales } = status;
  const isStopped = sales.stoppedBy.length > 0;
  return done(status, isStopped || outbox.dead > 0 || quarantine > 0 || moneyStuck.count > 0);
}

export async function statusOf(x: Ops): Promise<Status> {
  const { store } = x;
  const now = store.now();
  const [counts, stuck, quarantined, open, lost] = await Promise.all([
    store.outbox.counts(),
    stuckMoney(x, now),
    store.quarantine.list(),
    store.listKeys(payments, "disputed", { prefix: ["open"], limit: MAX_COUNTED }),
    store.listKeys(payments, "disputed", { prefix: ["lost"], limit: MAX_COUNTED }),
  ]);
  const { waiting, due, scheduled, claimed, dead, capped, oldestSince, nextDueAt } = counts;
  return {
    at: now,
    process: x.process(),
    sales: {
      stoppedBy: x.sales.problems.map((problem) => inWords(problem, en)),
      stoppedSince: x.sales.stoppedSince,
    },
    outbox: {
      depth: waiting,
      due,
      scheduled,
      claimed,
      oldestSeconds: oldestSince === null ? null : seconds(now - oldestSince),
      nextDueAt,
      dead,
      capped,
    },
    quarantine: quarantined.length,
    disputes: { open: open.length, lost: lost.length },
    moneyStuck: { count: stuck.length, first: stuck.slice(0, MAX_SHOWN) },
  };
}

/** Rows about money are retried forever, so stuck ones are in the outbox, or dead because a value is unreadable. */
async function stuckMoney(x: Ops, now: number): Promise<StuckMoney[]> {
  const stuck: StuckMoney[] = [];
  const look = (row: Omit<OutboxRow, "key" | "versionstamp" | "dueAt" | "claimant">) => {
    if (!x.moneyHandlers.has(row.handler)) return;
    const { eventId, handler, payload, attempt, since, lastError = null } = row;
    const ageSeconds = seconds(now - since);
    stuck.push({ eventId, handler, payload, attempts: attempt, ageSeconds, lastError });
  };
  for await (const row of x.store.outbox.rows(MAX_LOOKED)) {
    if (now - row.since >= STUCK_MS) look(row);
  }
  for (const letter of await x.store.outbox.listDead({ limit: 1_000 })) look(letter);
  return stuck;
}

const seconds = (ms: number): number => Math.max(0, Math.round(ms / 1000));

/** When payments were last compared with the provider: once an hour, by one of the processes. */
import { postings } from "../books/posting.ts";
import type { PaymentWork } from "../ports/services.ts";
import { reconciliations } from "./last_reconciliation.ts";
import { reconcile, type Reconciliation } from "./reconcile.ts";

const RECONCILE_EVERY_MS = 3_600_000;
/** A checkout lives for a day; older payments are settled, or known to be unsettled. */
const LOOK_BACK_MS = 26 * 3_600_000;
/** The longest look-back, even if the last comparison is older. */
const MAX_LOOK_BACK_MS = 30 * 24 * 3_600_000;
/** Entries that nobody can explain raise one alarm in this time, with their number. */
const ALARM_EVERY_MS = 24 * 3_600_000;

/** Compares now, for `ops reconcile`. */
export async function reconcileNow(x: PaymentWork): Promise<Reconciliation> {
  await begin(x, 0);
  return await carryOut(x);
}

/** Compares if the last comparison is an hour old, for the hourly job; null: not due. */
export async function reconcileIfDue(
  x: PaymentWork,
  signal?: AbortSignal,
): Promise<Reconciliation | null> {
  return await begin(x, RECONCILE_EVERY_MS) ? await carryOut(x, signal) : null;
}

/** Of several processes that find it due at the same time, one commits. */
async function begin(x: PaymentWork, every: number): Promise<boolean> {
  const id = x.gateway.name;
  const last = await x.store.get(reconciliations, id);
  if (last && x.store.now() - last.startedAt < every) return false;
  return await x.store.transact(async (tx) => {
    const row = await tx.get(reconciliations, id);
    if (row && tx.now - row.startedAt < every) return false;
    if (row) tx.put(reconciliations, { ...row, startedAt: tx.now });
    else {
      const nothing = {
        ...{ looked: 0, differences: 0, unknown: 0, failed: 0 },
        unexplained: { entries: 0, alarmedAt: null },
      };
      tx.create(reconciliations, { id, startedAt: tx.now, completeAt: null, ...nothing });
    }
    return true;
  });
}

async function carryOut(x: PaymentWork, signal?: AbortSignal): Promise<Reconciliation> {
  const id = x.gateway.name;
  const { startedAt, completeAt } = (await x.store.get(reconciliations, id))!;
  const since = Math.max((completeAt ?? startedAt) - LOOK_BACK_MS, startedAt - MAX_LOOK_BACK_MS);
  const report = await reconcile(x, since, signal);
  const { looked, unknown, failed, complete } = report;
  const differences = report.differences.length;
  await x.store.transact(async (tx) => {
    const row = await tx.get(reconciliations, id);
    const at = complete && failed === 0 ? startedAt : row!.completeAt;
    tx.put(reconciliations, { ...row!, completeAt: at, looked, differences, unknown, failed });
  });
  await alarmOfUnexplained(x);
  const isWrong = differences + unknown + failed > 0 || !complete;
  // An empty comparison is logged as debug, to keep the log of a new exchange short.
  const level = isWrong ? "warn" : looked > 0 ? "info" : "debug";
  x.log[level]("payments_reconciled", { looked, differences, unknown, failed, complete });
  return report;
}

/** Also about those that were posted after the last alarm, within a day of it. */
async function alarmOfUnexplained(x: PaymentWork): Promise<void> {
  const entries = await x.store.transact(async (tx) => {
    const row = await tx.get(reconciliations, x.gateway.name);
    if (!row || row.unexplained.entries === 0) return 0;
    const { entries, alarmedAt } = row.unexplained;
    if (alarmedAt !== null && tx.now - alarmedAt < ALARM_EVERY_MS) return 0;
    tx.put(reconciliations, { ...row, unexplained: { entries: 0, alarmedAt: tx.now } });
    return entries;
  });
  if (entries === 0) return;
  const { currency } = x.settings;
  const [total] = await x.store.totalsOf(postings, "account", [[currency, "unexplained"]]);
  x.log.alarm("books.unexplained", { entries, total: Number(total), currency });
}

/** One row's run: its handler, then done, tried again later, or given up. */
import { isError } from "#store/base/errors.ts";
import { backOffMs, HANDLER_BACK_OFF } from "#store/base/backoff.ts";
import { because } from "#store/base/cause.ts";
import { noTracer, type Tracer } from "#store/base/tracer.ts";
import type { OutboxRow, Store } from "#store/types.ts";
import type { Logger } from "#domain/ports/mod.ts";
import type { Timers } from "./timers.ts";

/** Calls to the outside end this long before the lease does, so that nobody else repeats them meanwhile. */
export const ABORT_MARGIN_MS = 10_000;
/** A handler that runs on even so has failed: the row moves while it is still ours. */
export const GIVE_UP_MARGIN_MS = 5_000;
/** Attempts before a row is buried: over an hour with the doubling delays. */
export const MAX_ATTEMPTS = 12;
/** A row that is never buried wakes an operator when it is this old. */
export const STUCK_MS = 10 * 60_000;
/** And again after this, as long as it lasts. */
export const STUCK_AGAIN_MS = 3_600_000;

export interface Job {
  readonly row: OutboxRow;
  /** Aborts when the lease is about to end. */
  readonly signal: AbortSignal;
  /** Whether a transaction of this handler has settled or rescheduled the row. */
  readonly settled: boolean;
}

export interface RowHandler {
  /** Returns when the work is done; a row that it has not settled itself is settled then. */
  run(job: Job): Promise<void>;
  /** Tried for ever, with an alarm: for work that must not be dropped. */
  readonly neverBury?: boolean;
  readonly maxAttempts?: number;
}

/** lost: somebody else has the row now. */
export type Outcome = "done" | "retried" | "buried" | "lost";

export interface RunContext {
  readonly store: Pick<Store, "outbox" | "transact" | "now" | "processId">;
  readonly handlers: Readonly<Record<string, RowHandler>>;
  readonly log: Logger;
  readonly timers: Timers;
  readonly random: () => number;
  readonly tracer?: Tracer;
}

/** Never throws. What it logs and emits goes back to the request that emitted the event. */
export function runRow(row: OutboxRow, context: RunContext): Promise<Outcome> {
  const { tracer = noTracer, store, log } = context;
  const { requestId, trace } = row.cause ?? {};
  const attributes = { "event.id": row.eventId, "event.name": row.event, attempt: row.attempt };
  const cause = requestId === undefined ? undefined : { requestId };
  return because(cause, () =>
    tracer.span(`handle ${row.handler}`, attributes, async () => {
      const began = store.now();
      const outcome = await run(row, context);
      // The other outcomes are told with their reasons.
      if (outcome === "done") log.info("event_handled", { ...about(row), ms: store.now() - began });
      return outcome;
    }, trace));
}

async function run(row: OutboxRow, context: RunContext): Promise<Outcome> {
  const { store, handlers, log, timers } = context;
  const { outbox } = store;
  const abort = new AbortController();
  const late = Promise.withResolvers<never>();
  const left = row.dueAt - store.now();
  const timeout = () => new Error("Still running as its lease ends");
  const cancelAbort = timers.after(left - ABORT_MARGIN_MS, () => abort.abort(timeout()));
  const cancelLate = timers.after(left - GIVE_UP_MARGIN_MS, () => late.reject(timeout()));
  try {
    const handler = Object.hasOwn(handlers, row.handler) ? handlers[row.handler] : null;
    if (!handler) throw new Error(`No handler has this name`);
    const running = handler.run({
      row,
      signal: abort.signal,
      get settled() {
        return outbox.isSettled(row);
      },
    });
    await Promise.race([running, late.promise]);
    if (!outbox.isSettled(row)) await store.transact((tx) => tx.settle(row));
    return "done";
  } catch (error) {
    if (isError(error, "RowLost")) return "lost";
    if (outbox.isSettled(row)) {
      log.error("event_failed_after_its_effect", error, about(row));
      return "done";
    }
    try {
      return await failed(row, error, context);
    } catch (unreachable) {
      // The database is away: the lease ends by itself, and the row is due again.
      log.error("event_not_moved", unreachable, about(row));
      return "lost";
    }
  } finally {
    cancelAbort();
    cancelLate();
  }
}

async function failed(row: OutboxRow, error: unknown, context: RunContext): Promise<Outcome> {
  const { store, handlers, log, random } = context;
  const { neverBury = false, maxAttempts = MAX_ATTEMPTS } = handlers[row.handler] ?? {};
  const attempt = row.attempt + 1;
  const fields = { ...about(row), attempt, error: String(error) };
  // What cannot be read now cannot be read in an hour either: a person has to look, also at money.
  // Nor will a mailbox be there that does not exist.
  const hopeless = isError(error, "Unreadable", "MailRefused");
  if (hopeless || (!neverBury && attempt >= maxAttempts)) {
    if (!await store.outbox.bury(row, error)) return "lost";
    log.alarm("event_buried", fields);
    return "buried";
  }
  const delayMs = backOffMs(HANDLER_BACK_OFF, attempt, random);
  const now = store.now();
  const isStuck = neverBury && now - row.since >= STUCK_MS &&
    now - (row.alarmedAt ?? -Infinity) >= STUCK_AGAIN_MS;
  if (!await store.outbox.backOff(row, error, delayMs, isStuck ? now : undefined)) return "lost";
  if (isStuck) log.alarm("event_stuck", { ...fields, delayMs });
  else log.warn("event_retried", { ...fields, delayMs });
  return "retried";
}

const about = ({ event, eventId, handler, cause }: OutboxRow) => ({
  event,
  eventId,
  handler,
  requestId: cause?.requestId,
});

/** Runs a row's handler; then the row is done, is retried later, or becomes a dead letter. */
import { isError } from "#store/base/errors.ts";
import { backOffMs, HANDLER_BACK_OFF } from "#store/base/backoff.ts";
import { because } from "#store/base/cause.ts";
import { noTracer, type Tracer } from "#store/base/tracer.ts";
import type { OutboxRow, Store } from "#store/types.ts";
import type { Logger } from "#domain/ports/logger.ts";
import type { Timers } from "./timers.ts";

/**
 * A handler that is still running this long before its lease ends counts as failed, so that the row is moved
 * while the lease is still ours.
 */
const GIVE_UP_MARGIN_MS = 5_000;
/** Attempts before a row becomes a dead letter: more than an hour with the doubling delays. */
export const MAX_ATTEMPTS = 12;
/** Age at which a row that is retried forever alarms an operator. */
const STUCK_MS = 10 * 60_000;
/** Interval of further alarms. */
const STUCK_AGAIN_MS = 3_600_000;

export interface Job {
  readonly row: OutboxRow;
  /** Whether the handler has settled or rescheduled the row. */
  readonly settled: boolean;
}

export interface RowHandler {
  /** Resolves when the work is done. If it has not settled its row, the row is settled then. */
  run(job: Job): Promise<void>;
  /** Retried forever, with alarms: for work that must not be dropped. */
  readonly neverBury?: boolean;
}

/** lost: another process has the row now. */
export type Outcome = "done" | "retried" | "buried" | "lost";

export interface RunContext {
  readonly store: Pick<Store, "outbox" | "transact" | "now" | "processId">;
  readonly handlers: Readonly<Record<string, RowHandler>>;
  readonly log: Logger;
  readonly timers: Timers;
  readonly random: () => number;
  readonly tracer?: Tracer;
}

/** Never throws. Its logs and events carry the cause of the row's event. */
export function runRow(row: OutboxRow, context: RunContext): Promise<Outcome> {
  const { tracer = noTracer, store, log } = context;
  const { requestId, trace } = row.cause ?? {};
  const attributes = { "event.id": row.eventId, "event.name": row.event, attempt: row.attempt };
  const cause = requestId === undefined ? undefined : { requestId };
  return because(cause, () =>
    tracer.span(`handle ${row.handler}`, attributes, async () => {
      const began = store.now();
      const outcome = await run(row, context);
      // The other outcomes are logged with their reasons.
      if (outcome === "done") log.info("event_handled", { ...about(row), ms: store.now() - began });
      return outcome;
    }, trace));
}

async function run(row: OutboxRow, context: RunContext): Promise<Outcome> {
  const { store, handlers, log, timers } = context;
  const { outbox } = store;
  const late = Promise.withResolvers<never>();
  const left = row.dueAt - store.now();
  const cancel = timers.after(
    left - GIVE_UP_MARGIN_MS,
    () => late.reject(new Error("The handler still runs although its lease is about to end")),
  );
  try {
    const handler = Object.hasOwn(handlers, row.handler) ? handlers[row.handler] : null;
    if (!handler) throw new Error("No handler has this name");
    const running = handler.run({
      row,
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
      // The database is away: the lease will end by itself, and the row fall due.
      log.error("event_not_moved", unreachable, about(row));
      return "lost";
    }
  } finally {
    cancel();
  }
}

async function failed(row: OutboxRow, error: unknown, context: RunContext): Promise<Outcome> {
  const { store, handlers, log, random } = context;
  const { neverBury = false } = handlers[row.handler] ?? {};
  const attempt = row.attempt + 1;
  const fields = { ...about(row), attempt, error: String(error) };
  // A retry does not help with an unreadable value, even for money, nor with a mailbox that does not exist.
  const hopeless = isError(error, "Unreadable", "MailRefused");
  if (hopeless || (!neverBury && attempt >= MAX_ATTEMPTS)) {
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

/** Runs a row's handlers; then the row is done, is retried later, or becomes a dead letter. */
import { isError } from "#store/base/errors.ts";
import { backOffMs, HANDLER_BACK_OFF } from "#store/base/backoff.ts";
import { because } from "#store/base/cause.ts";
import { noTracer, type Tracer } from "#store/base/tracer.ts";
import type { HandlerFailure } from "#store/outbox/mod.ts";
import type { OutboxRow, Store, Tx } from "#store/types.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { handlersOf } from "./shared_rows.ts";
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

/** Thrown in place of a handler's end: its row is tried again while the lease is still ours. */
class StillRunning extends Error {
  override readonly name = "StillRunning";
  constructor() {
    super("The handler still runs although its lease is about to end");
  }
}

export interface Job {
  readonly row: OutboxRow;
  /** Whether the handler has settled or rescheduled the row. */
  readonly settled: boolean;
}

/** What a handler leaves to be written. It reads nothing, because the row may be shared. */
export type WithSettled = (tx: Pick<Tx, "append">) => void;

export interface RowHandler {
  /**
   * Resolves when the work is done. If it has not settled its row, the row is settled then, and what it resolves
   * with is written in the same commit.
   */
  run(job: Job): Promise<void | WithSettled>;
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

/** How a handler's run ended. */
interface Ended {
  readonly handler: string;
  readonly outcome: Outcome;
}

/** Runs the row's handlers: one, unless the row is shared. Never throws. */
export async function runRow(row: OutboxRow, context: RunContext): Promise<Ended[]> {
  const names = handlersOf(row);
  if (names.length > 1) return await runShared(row, names, context);
  return [{ handler: row.handler, outcome: await inSpan(row, context, () => run(row, context)) }];
}

/** The logs and events of `work` carry the cause of the row's event. Logs that it is done. */
function inSpan(
  row: OutboxRow,
  { tracer = noTracer, store, log }: RunContext,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const { requestId, trace } = row.cause ?? {};
  const attributes = { "event.id": row.eventId, "event.name": row.event, attempt: row.attempt };
  const cause = requestId === undefined ? undefined : { requestId };
  return because(cause, () =>
    tracer.span(`handle ${row.handler}`, attributes, async () => {
      const began = store.now();
      const outcome = await work();
      // The other outcomes are logged with their reasons.
      if (outcome === "done") log.info("event_handled", { ...about(row), ms: store.now() - began });
      return outcome;
    }, trace));
}

async function run(row: OutboxRow, context: RunContext): Promise<Outcome> {
  const { store: { outbox, transact }, log } = context;
  try {
    const left = await handle(row, context);
    if (!outbox.isSettled(row)) await settle(row, left ? [left] : [], transact);
    return "done";
  } catch (error) {
    if (isError(error, "RowLost")) return "lost";
    if (outbox.isSettled(row)) {
      log.error("event_failed_after_its_effect", error, about(row));
      return "done";
    }
    return await orLost(row, context, () => failed(row, error, context));
  }
}

const settle = (row: OutboxRow, left: WithSettled[], transact: Store["transact"]) =>
  transact((tx) => {
    for (const write of left) write(tx);
    tx.settle(row);
  });

/** Each handler is tried on its own; the row is done when all are, and those that failed get rows of their own. */
async function runShared(
  row: OutboxRow,
  names: readonly string[],
  context: RunContext,
): Promise<Ended[]> {
  const { store: { outbox, transact } } = context;
  const failures: HandlerFailure[] = [];
  const left: WithSettled[] = [];
  const ended = await Promise.all(names.map(async (handler): Promise<Ended> => {
    const own = { ...row, handler };
    const outcome = await inSpan(own, context, async () => {
      try {
        const write = await handle(own, context);
        if (write) left.push(write);
        return "done";
      } catch (error) {
        const { delayMs } = whatNext(own, error, context);
        failures.push({ handler, error, delayMs });
        return delayMs === null ? "buried" : "retried";
      }
    });
    return { handler, outcome };
  }));
  const settled = await orLost(row, context, async () => {
    if (failures.length === 0) await settle(row, left, transact);
    else if (!await outbox.split(row, failures)) return "lost";
    else for (const write of left) await transact((tx) => write(tx));
    return "done";
  });
  for (const { handler, error, delayMs } of failures) {
    if (settled === "done") report({ ...row, handler }, error, delayMs, context);
  }
  return settled === "done" ? ended : names.map((handler) => ({ handler, outcome: settled }));
}

/** `lost` also if the database is away: the lease will end by itself, and the row fall due. */
async function orLost(
  row: OutboxRow,
  { log }: RunContext,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await write();
  } catch (unreachable) {
    if (!isError(unreachable, "RowLost")) log.error("event_not_moved", unreachable, about(row));
    return "lost";
  }
}

/** Runs the row's handler while its lease lasts. */
async function handle(
  row: OutboxRow,
  { store, handlers, timers }: RunContext,
): Promise<void | WithSettled> {
  const late = Promise.withResolvers<never>();
  const left = row.dueAt - store.now();
  const cancel = timers.after(left - GIVE_UP_MARGIN_MS, () => late.reject(new StillRunning()));
  try {
    const handler = Object.hasOwn(handlers, row.handler) ? handlers[row.handler] : null;
    if (!handler) throw new Error("No handler has this name");
    const running = handler.run({
      row,
      get settled() {
        return store.outbox.isSettled(row);
      },
    });
    return await Promise.race([running, late.promise]);
  } finally {
    cancel();
  }
}

/** When the row is tried again; null: never, it becomes a dead letter. `isStuck`: an operator should know. */
function whatNext(
  row: OutboxRow,
  error: unknown,
  { store, handlers, random }: RunContext,
): { delayMs: number | null; isStuck: boolean } {
  const { neverBury = false } = handlers[row.handler] ?? {};
  const attempt = row.attempt + 1;
  // A retry does not help with an unreadable value, even for money, nor with a mailbox that does not exist.
  const hopeless = isError(error, "Unreadable", "MailRefused");
  if (hopeless || (!neverBury && attempt >= MAX_ATTEMPTS)) return { delayMs: null, isStuck: false };
  const now = store.now();
  const isStuck = neverBury && now - row.since >= STUCK_MS &&
    now - (row.alarmedAt ?? -Infinity) >= STUCK_AGAIN_MS;
  return { delayMs: backOffMs(HANDLER_BACK_OFF, attempt, random), isStuck };
}

async function failed(row: OutboxRow, error: unknown, context: RunContext): Promise<Outcome> {
  const { store: { outbox, now } } = context;
  const { delayMs, isStuck } = whatNext(row, error, context);
  const moved = delayMs === null
    ? await outbox.bury(row, error)
    : await outbox.backOff(row, error, delayMs, isStuck ? now() : undefined);
  if (!moved) return "lost";
  report(row, error, delayMs, context, isStuck);
  return delayMs === null ? "buried" : "retried";
}

function report(
  row: OutboxRow,
  error: unknown,
  delayMs: number | null,
  { log }: RunContext,
  isStuck = false,
): void {
  const fields = { ...about(row), attempt: row.attempt + 1, error: String(error) };
  if (delayMs === null) log.alarm("event_buried", fields);
  else if (isStuck) log.alarm("event_stuck", { ...fields, delayMs });
  else log.warn("event_retried", { ...fields, delayMs });
}

const about = ({ event, eventId, handler, cause }: OutboxRow) => ({
  event,
  eventId,
  handler,
  requestId: cause?.requestId,
});

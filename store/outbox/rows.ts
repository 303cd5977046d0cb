/** How outbox rows are stored: one per event and handler, sorted by due time. */
import { z } from "zod";
import { type Cause, causeSchema } from "../base/cause.ts";

/** `["outbox", dueAt, eventId, handler]`; a claimed row's `dueAt` is the end of its lease. */
export const OUTBOX = "outbox";
/** `["outbox_dead", eventId, handler]`: a dead letter. */
export const DEAD = "outbox_dead";

/** How long a claim lasts: longer than any handler may take. Rows of a dead process wait this long. */
export const LEASE_MS = 60_000;

export const rowKey = (dueAt: number, eventId: string, handler: string): Deno.KvKey => [
  OUTBOX,
  dueAt,
  eventId,
  handler,
];
export const deadKey = (eventId: string, handler: string): Deno.KvKey => [DEAD, eventId, handler];

export const rowSchema = z.object({
  event: z.string(),
  payload: z.unknown(),
  attempt: z.int().min(0),
  emittedAt: z.number(),
  since: z.number(),
  claimant: z.string().nullable(),
  lastError: z.string().optional(),
  cause: causeSchema.optional(),
  alarmedAt: z.number().optional(),
});
export type RowValue = z.infer<typeof rowSchema>;

const keySchema = z.tuple([z.literal(OUTBOX), z.number(), z.string(), z.string()]);

/** One handler's work for one event. Times are epoch milliseconds. */
export interface OutboxRow {
  readonly key: Deno.KvKey;
  /** The row as claimed. `settle` checks it, so that a handler with a lost lease has no effect. */
  readonly versionstamp: string;
  readonly dueAt: number;
  readonly eventId: string;
  readonly handler: string;
  readonly event: string;
  readonly payload: unknown;
  /** Failed attempts so far. */
  readonly attempt: number;
  readonly emittedAt: number;
  /** When the work was first due: at once, or at the `dueAt` given to `emit`. */
  readonly since: number;
  /** The process that holds the lease; null when nobody does. */
  readonly claimant: string | null;
  readonly lastError?: string;
  /** The request that led to the event. */
  readonly cause?: Cause;
  /** When this row last alarmed an operator. */
  readonly alarmedAt?: number;
}

/** Parses a row. Throws if it is malformed. */
export function rowOf(entry: { key: Deno.KvKey; value: unknown; versionstamp: string }): OutboxRow {
  const [, dueAt, eventId, handler] = keySchema.parse(entry.key);
  const value = rowSchema.parse(entry.value);
  return { key: entry.key, versionstamp: entry.versionstamp, dueAt, eventId, handler, ...value };
}

/** The stored value of a row, with changes. */
export function valueOf(row: OutboxRow, changes: Partial<RowValue>): RowValue {
  const { event, payload, attempt, emittedAt, since, claimant, lastError, cause, alarmedAt } = row;
  const value = {
    event,
    payload,
    attempt,
    emittedAt,
    since,
    claimant,
    lastError,
    cause,
    alarmedAt,
    ...changes,
  };
  if (value.lastError === undefined) delete value.lastError;
  if (value.cause === undefined) delete value.cause;
  if (value.alarmedAt === undefined) delete value.alarmedAt;
  return value;
}

/** A row to be written. Its versionstamp will be the commit's. */
export interface NewRow {
  readonly key: Deno.KvKey;
  readonly value: RowValue;
}

/**
 * The rows of one event. Without `dueAt` they are claimed by this process from the start, which runs
 * their handlers at once. If it dies, they fall due when the lease ends.
 */
export function newRows(
  event: { eventId: string; event: string; payload: unknown; dueAt?: number; cause?: Cause },
  handlers: readonly string[],
  now: number,
  processId: string,
): NewRow[] {
  const { eventId, dueAt } = event;
  const value: RowValue = {
    event: event.event,
    payload: event.payload,
    attempt: 0,
    emittedAt: now,
    since: dueAt ?? now,
    claimant: dueAt === undefined ? processId : null,
    ...(event.cause && { cause: event.cause }),
  };
  return handlers.map((handler) => ({
    key: rowKey(dueAt ?? now + LEASE_MS, eventId, handler),
    value,
  }));
}

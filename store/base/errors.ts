/** The errors of the store, and the one way to tell our own errors apart. */

/**
 * Whether an error is one of ours, by its name: `isError<Busy>(error, "Busy")`. Never by `instanceof`:
 * the bundled app can hold a second copy of a class. The type argument gives access to its fields.
 */
export function isError<E extends Error = Error>(
  error: unknown,
  ...names: E["name"][]
): error is E {
  return error instanceof Error && names.includes(error.name);
}

/** Too much contention: all retries are used up. Nothing was written. */
export class Busy extends Error {
  override readonly name = "Busy";
}
/** The database can be read but not written at the moment. Nothing was written. */
export class NotWritable extends Error {
  override readonly name = "NotWritable";
}
/** The database was opened only to read it. Nothing was written. */
export class ReadOnly extends Error {
  override readonly name = "ReadOnly";
}
/** For `catch`, where a process that only reads goes on without the write. */
export function unlessReadOnly(error: unknown): void {
  if (!isError(error, "ReadOnly")) throw error;
}
/** The database does not answer. Whether the write took effect is unknown. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}
/** Another value has this unique key. Nothing was written. */
export class UniqueTaken extends Error {
  override readonly name = "UniqueTaken";
  constructor(readonly entity: string, readonly index: string) {
    super(`${entity}.${index} is taken`);
  }
}
/** The outbox row is gone, or another process has claimed it: stop without a retry. */
export class RowLost extends Error {
  override readonly name = "RowLost";
}
/** A mark was set again, or cleared, since it was read: stop without a retry. Nothing was written. */
export class MarkSetAgain extends Error {
  override readonly name = "MarkSetAgain";
}
/**
 * A stored value does not match its schema, even after its upgrades. The value stays as it is and is
 * marked for the operators (`care/quarantine.ts`).
 */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  constructor(readonly key: Deno.KvKey, readonly reason: string) {
    super(`${keyText(key)} cannot be read: ${reason}`);
  }
}
/** A page cursor is malformed, or belongs to another listing. */
export class BadCursor extends Error {
  override readonly name = "BadCursor";
}
/** The database would refuse a key, a value or a transaction of this size; thrown before the commit. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}
/** The maximum number of watches is open: try again later. */
export class WatchesFull extends Error {
  override readonly name = "WatchesFull";
}
/** The file is not a complete export, or this version cannot import it; the message says which. */
export class BadBackup extends Error {
  override readonly name = "BadBackup";
}

/** A key as people read and type it: `ticket/01K…`. */
export const keyText = (key: Deno.KvKey): string => key.map(String).join("/");

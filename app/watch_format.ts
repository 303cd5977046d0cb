/** Notices that a newer version has opened the database while this process is using it. */
import type { Logger } from "#domain/ports/logger.ts";
import { isError } from "#store/base/errors.ts";
import type { Timers } from "#store/base/timers.ts";

/** Time between two looks. */
const LOOK_MS = 60_000;

/**
 * `check` throws `TooNew`, which ends the watch; other errors are those of a database that does not answer.
 * Returns a function that ends the watch.
 */
export function watchFormat(
  { check, timers, log, onTooNew }: {
    check: () => Promise<void>;
    timers: Timers;
    log: Logger;
    onTooNew: (error: Error) => void;
  },
): () => void {
  let cancel = timers.after(LOOK_MS, look);
  let ended = false;
  function look(): void {
    check().then(again, (error) => {
      if (!isError(error, "TooNew")) return again();
      log.alarm("database_too_new", { error: error.message });
      onTooNew(error);
    });
  }
  function again(): void {
    if (!ended) cancel = timers.after(LOOK_MS, look);
  }
  return () => {
    ended = true;
    cancel();
  };
}

/**
 * A local file that tries a commit again while it is locked: Deno KV's own housekeeping on another handle, or another
 * program, writes to it for a moment.
 */
import { committingBy } from "./committing.ts";
import type { Kv } from "./mod.ts";

/** Whether a commit failed because somebody else was writing to the file. Nothing was written: try again. */
export const isLocked = (error: unknown): boolean =>
  error instanceof TypeError && /database (is|table is) locked/i.test(error.message);

/** Attempts per commit. */
const MAX_TRIES = 8;
/** Before the second attempt, in milliseconds; twice as long before each further one, 0.6 s in all. */
const FIRST_PAUSE_MS = 5;

export const patientKv = (kv: Kv): Kv =>
  committingBy(kv, async (commit) => {
    for (let tries = 1, pause = FIRST_PAUSE_MS;; tries++, pause *= 2) {
      try {
        return await commit();
      } catch (error) {
        if (!isLocked(error) || tries === MAX_TRIES) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  });

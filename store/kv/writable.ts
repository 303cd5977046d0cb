/**
 * Detects a database that can be read but not written, because its disk is full or read-only. SQLite
 * rolls such a commit back; here it fails with `NotWritable`, so that it is not reported as a bug.
 */
import { NotWritable } from "../base/errors.ts";
import { committingBy } from "./committing.ts";
import { type Kv, MAX_VALUE_BYTES } from "./mod.ts";

/** SQLite's messages, as Deno passes them on, when it cannot write. */
const CANNOT_WRITE = /database or disk is full|disk i\/o error|read-?only database/i;
const PROBE_KEY = ["probe"];
/** Nearly the maximum size of a value: a smaller probe could find room where a real commit does not. */
const PROBE = new Uint8Array(MAX_VALUE_BYTES - 64);

interface WritableKv {
  readonly kv: Kv;
  /** Whether the database can be written now. Tries a write if the last one failed. */
  isWritable(): Promise<boolean>;
}

/** `onChange` receives the error when writing starts to fail, and null when it works again. */
export function watchWritable(
  { kv, onChange }: { kv: Kv; onChange: (error: Error | null) => void },
): WritableKv {
  let failing = false;
  let probing: Promise<boolean> | null = null;

  async function watched(commit: () => Promise<Deno.KvCommitResult | Deno.KvCommitError>) {
    try {
      const result = await commit();
      if (failing) void probe();
      return result;
    } catch (error) {
      if (!(error instanceof Error) || !CANNOT_WRITE.test(error.message)) throw error;
      if (!failing) {
        failing = true;
        onChange(error);
      }
      throw new NotWritable("The database cannot be written", { cause: error });
    }
  }

  /** Never throws. */
  function probe(): Promise<boolean> {
    return probing ??= (async () => {
      try {
        await kv.atomic().set(PROBE_KEY, PROBE).commit();
        await kv.atomic().delete(PROBE_KEY).commit();
        failing = false;
        onChange(null);
        return true;
      } catch {
        return false;
      } finally {
        probing = null;
      }
    })();
  }

  return {
    kv: committingBy(kv, watched),
    isWritable: () => failing ? probe() : Promise.resolve(true),
  };
}

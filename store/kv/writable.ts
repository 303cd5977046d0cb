/**
 * A database that can be read and not written: its disk is full, or its folder read-only. Nothing of
 * such a commit took effect; SQLite rolls it back. Whoever asks learns that, in place of a bug.
 */
import { NotWritable } from "../base/errors.ts";
import { type Kv, MAX_VALUE_BYTES } from "./mod.ts";

/** What SQLite says, through Deno, when it cannot write. */
const CANNOT_WRITE = /database or disk is full|disk i\/o error|read-?only database/i;
const PROBE_KEY = ["probe"];
/** As large as a value may be: where a small commit finds room, the next larger one need not. */
const PROBE = new Uint8Array(MAX_VALUE_BYTES - 64);

export interface WritableKv {
  readonly kv: Kv;
  /** Whether it can be written now: tries, if the last commit could not be. */
  isWritable(): Promise<boolean>;
}

/** `onChange` is told when writing fails for such a reason, and when it can be written again. */
export function watchWritable(
  { kv, onChange }: { kv: Kv; onChange: (error: Error | null) => void },
): WritableKv {
  let failing = false;
  let probing: Promise<boolean> | null = null;

  async function told(commit: () => Promise<Deno.KvCommitResult | Deno.KvCommitError>) {
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

  /** Never fails. */
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

  function atomic(): Deno.AtomicOperation {
    const operation = kv.atomic();
    const commit = operation.commit.bind(operation);
    operation.commit = () => told(commit);
    return operation;
  }

  return {
    kv: new Proxy(kv, {
      get(target, name) {
        if (name === "atomic") return atomic;
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
    isWritable: () => failing ? probe() : Promise.resolve(true),
  };
}

/**
 * Compares what a process reads outside of transactions with the database: unless something was committed
 * between question and answer, they are equal. A process on a local file keeps what it has read, so it may miss
 * for a moment what somebody else wrote into the file.
 */
import { MAX_AGE_MS } from "#store/kv/read_cache.ts";
import type { Store } from "#store/types.ts";
import type { KvModel } from "../kv/kv_model.ts";

const READS = [
  "get",
  "getMany",
  "snapshot",
  "find",
  "list",
  "listKeys",
  "listCounts",
  "countsOf",
] as const;
type Read = (...args: unknown[]) => Promise<unknown>;

interface Surroundings {
  readonly model: KvModel;
  readonly now: () => number;
  /** A store that keeps nothing and waits for nothing. */
  readonly direct: () => Store;
  readonly wrong: (what: string) => void;
}

export function comparedReads(store: Store, around: Surroundings): Store {
  const { model, now, wrong } = around;
  const compared = (name: typeof READS[number]): Read => async (...args) => {
    const asked = model.version;
    const answer = await (store[name] as Read)(...args);
    if (model.version !== asked || now() - model.passedBy < MAX_AGE_MS) return answer;
    const stored = await (around.direct()[name] as Read)(...args);
    if (model.version === asked && textOf(answer) !== textOf(stored)) {
      wrong(`${name} reads what is no longer stored: ${textOf(answer)}, not ${textOf(stored)}`);
    }
    return answer;
  };
  const reads = Object.fromEntries(READS.map((name) => [name, compared(name)]));
  return { ...store, ...reads };
}

const textOf = (answer: unknown): string => JSON.stringify(answer) ?? "nothing";

/**
 * Marks. What is made of several values is not made again in each commit that changes one of them: the commit
 * only sets a mark. Whoever makes it again reads the mark, then the values, and clears the mark in the commit
 * that writes the result. So whenever no mark is set, the result is up to date, also after a crash.
 */
import assert from "node:assert/strict";
import { z } from "zod";
import { isError } from "../base/errors.ts";
import type { Transact, Tx } from "../commit/tx.ts";
import { MARK, type Mark, markKey, type NewMark } from "../entity/mark.ts";
import type { Kv } from "../kv/mod.ts";
import type { Queries } from "../read/query.ts";
import type { Reader } from "../read/reader.ts";

/** Maximum number of marks per read. */
const MAX_MARKS = 1_000;

/** Reads of the database itself. */
type Fresh = Reader & Queries;

type Listener = (ids: readonly string[]) => void;

export interface Marks {
  /** Up to `limit` (1 to 1,000) marks in the order of their ids, after the id `after`. */
  list(name: string, range: { limit: number; after?: string }): Promise<Mark[]>;
  /** Null: it is not set. */
  get(name: string, id: string): Promise<Mark | null>;
  /**
   * Runs `make`, which reads what is stored now and writes what the mark asks for, and clears the mark in the
   * same commit; true. If the mark was set again since it was read, `make` runs again and the mark stays: what
   * was written may already be behind; false. What `make` reads outside of the transaction it reads by `fresh`:
   * this process may remember older values than those whose commit set the mark.
   */
  settle(mark: Mark, make: (tx: Tx, fresh: Fresh) => Promise<void>): Promise<boolean>;
  /**
   * Calls the listener after each transaction of this process that set marks of this name, with their ids; it
   * must not throw. Only `list` finds marks of other processes. Returns a function that ends it.
   */
  subscribe(name: string, listener: Listener): () => void;
}

const entrySchema = z.object({
  key: z.tuple([z.literal(MARK), z.string(), z.string()]),
  value: z.number(),
  versionstamp: z.string(),
});

function markOf(entry: Deno.KvEntry<unknown>): Mark {
  const { key: [, name, id], value, versionstamp } = entrySchema.parse(entry);
  return { name, id, setAt: value, versionstamp };
}

interface MarksOptions {
  readonly kv: Kv;
  readonly transact: Transact;
  readonly fresh: Fresh;
  readonly marked: Subscribers;
}

export function createMarks({ kv, transact, fresh, marked }: MarksOptions): Marks {
  return {
    async list(name, { limit, after }) {
      assert(
        limit >= 1 && limit <= MAX_MARKS,
        `A read takes 1 to ${MAX_MARKS} marks, not ${limit}`,
      );
      const prefix = [MARK, name];
      const selector: Deno.KvListSelector = after === undefined
        ? { prefix }
        : { prefix, start: [...prefix, after, new Uint8Array()] };
      const found: Mark[] = [];
      for await (const entry of kv.list(selector, { limit, batchSize: Math.min(limit, 500) })) {
        found.push(markOf(entry));
      }
      return found;
    },

    async get(name, id) {
      const entry = await kv.get(markKey({ name, id }));
      return entry.versionstamp === null ? null : markOf(entry);
    },

    async settle(mark, make) {
      try {
        await transact(async (tx) => {
          await make(tx, fresh);
          tx.clear(mark);
        });
        return true;
      } catch (error) {
        if (!isError(error, "MarkSetAgain")) throw error;
      }
      // Setting the mark is what makes this safe: another process may have cleared the newer one.
      await transact(async (tx) => {
        await make(tx, fresh);
        tx.mark(mark.name, mark.id);
      });
      return false;
    },

    subscribe: (name, listener) => marked.add(name, listener),
  };
}

/** Who wants to know of marks, by their name. */
export class Subscribers {
  #listeners = new Map<string, Set<Listener>>();

  add(name: string, listener: Listener): () => void {
    const all = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, all.add(listener));
    return () => void all.delete(listener);
  }

  tell(marks: readonly NewMark[]): void {
    for (const [name, listeners] of this.#listeners) {
      const ids = marks.filter((mark) => mark.name === name).map(({ id }) => id);
      if (ids.length > 0) { for (const listener of listeners) listener(ids); }
    }
  }
}

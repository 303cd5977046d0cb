/** Mutations of the rules for what a process keeps of what it has read. */
import type { Mutation } from "./mutations.ts";

const CACHE = "store/kv/read_cache.ts";
const finds = /reads what is no longer stored/;

export const readMutations: readonly Mutation[] = [
  {
    name: "values that a commit writes stay in the cache",
    changes: [[CACHE, "for (const name of names) this.#drop(name);", ""]],
    finds,
  },
  {
    name: "ranges of index rows that a commit writes into stay in the cache",
    changes: [[
      CACHE,
      "of this.#ranges.around(key)) this.#drop(name);",
      "of []) this.#drop(name);",
    ]],
    finds,
  },
  {
    name: "a value that is read while a commit writes it is kept",
    changes: [[CACHE, "if (this.#flights.hasKey(name)) return kv.get(key);", ""]],
    finds,
  },
  {
    name: "a value that is read while a commit begins to write it is kept",
    changes: [[CACHE, "    loading.stale = true;", ""]],
    finds,
  },
  {
    name: "what the cache keeps is never read again",
    changes: [[CACHE, "return Math.abs(this.#now() - at) < MAX_AGE_MS;", "return at > 0;"]],
    finds,
  },
];

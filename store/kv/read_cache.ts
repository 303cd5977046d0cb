/**
 * A cache of values and ranges of index rows, for a local database, which one process has to itself
 * (`docs/decisions/read_cache.md`). All commits of this process go through `seeing`: what one of them writes is
 * dropped before it is sent, and is read from the database, without being kept, until it is answered. So nobody
 * reads less than was acknowledged, or something new and then something old. A writer that passes by is seen
 * after `MAX_AGE_MS`.
 */
import { LRUCache } from "lru-cache";
import { Flights, namesOf } from "./flights.ts";
import { keyName, type Kv, mostBytes } from "./mod.ts";
import { Notes } from "./notes.ts";
import { Ranges } from "./ranges.ts";
import {
  type Between,
  type Found,
  manyFrom,
  type Reads,
  type RowsAsked,
  rowsFrom,
} from "./reads.ts";

/** Maximum size of everything that is kept, what is made of it included; an estimate. Bytes. */
const MAX_CACHE_BYTES = 32 * 1024 * 1024;
/** What is larger is not kept, such as the pictures of claims. Bytes. */
const MAX_KEPT_BYTES = 64 * 1024;
/** What is kept longer is read again: the delay after which another writer's commits are seen. Milliseconds. */
export const MAX_AGE_MS = 1_000;
/** Objects around a value, and the value as it is parsed. */
const OVERHEAD_BYTES = 300;

type Rows = readonly Deno.KvEntry<unknown>[];
type Write = (key: Deno.KvKey, ...rest: unknown[]) => Promise<unknown>;

interface Kept<F extends Found | Rows> {
  readonly found: F;
  /** When the read began; epoch ms. */
  readonly at: number;
  readonly range?: Range;
}

interface Range extends Between {
  readonly name: string;
  readonly folder: string;
}

/** A read that is under way. `stale`: a commit has begun to write what it reads. */
interface Loading<F> {
  readonly at: number;
  readonly found: Promise<F>;
  stale: boolean;
}

export class ReadCache {
  readonly #now: () => number;
  readonly #flights = new Flights();
  readonly #ranges = new Ranges<Range>();
  readonly #kept: LRUCache<string, Kept<Found | Rows>>;
  readonly #loading = new Map<string, Loading<unknown>>();
  /** Who keeps a result of what was read learns here that a commit changes it. */
  readonly notes = new Notes();
  #made = new WeakMap<object, object>();

  constructor({ now, maxBytes = MAX_CACHE_BYTES }: { now: () => number; maxBytes?: number }) {
    this.#now = now;
    this.#kept = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.min(MAX_KEPT_BYTES, maxBytes),
      dispose: ({ range }) => {
        if (range) this.#ranges.remove(range, range.folder);
      },
    });
  }

  /** Estimated size of what is kept, bytes. */
  get bytes(): number {
    return this.#kept.calculatedSize;
  }

  /** The same database. Every handle that this process writes by must be one of these. */
  seeing<K extends Kv>(kv: K): K {
    const atomic = () => {
      const operation = kv.atomic();
      const keys: Deno.KvKey[] = [];
      const { set, delete: remove, sum, min, max, mutate, commit } = operation;
      operation.set = (key, ...rest) => (keys.push(key), set.call(operation, key, ...rest));
      operation.delete = (key) => (keys.push(key), remove.call(operation, key));
      operation.sum = (key, n) => (keys.push(key), sum.call(operation, key, n));
      operation.min = (key, n) => (keys.push(key), min.call(operation, key, n));
      operation.max = (key, n) => (keys.push(key), max.call(operation, key, n));
      operation.mutate = (...mutations) => {
        for (const { key } of mutations) keys.push(key);
        return mutate.call(operation, ...mutations);
      };
      operation.commit = () => this.#during(keys, () => commit.call(operation));
      return operation;
    };
    /** Not used by the store itself, but a handle has them. */
    const written = (write: Write) => (key: Deno.KvKey, ...rest: unknown[]) =>
      this.#during([key], () => write.call(kv, key, ...rest));
    return new Proxy(kv, {
      get(target, name) {
        if (name === "atomic") return atomic;
        const value = Reflect.get(target, name);
        if (name === "set" || name === "delete") return written(value as Write);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  /** Also after an error the database may have written something. */
  async #during<A>(keys: readonly Deno.KvKey[], commit: () => Promise<A>): Promise<A> {
    const names = namesOf(keys);
    const end = this.#flights.begin(keys, names);
    for (const name of names) this.#drop(name);
    for (const key of keys) for (const { name } of this.#ranges.around(key)) this.#drop(name);
    this.notes.written(keys, names);
    try {
      return await commit();
    } finally {
      end();
      this.notes.written(keys, names); // by those who read old values in the meantime
    }
  }

  #drop(name: string): void {
    this.#kept.delete(name);
    const loading = this.#loading.get(name);
    if (!loading) return;
    loading.stale = true;
    this.#loading.delete(name);
  }

  #find<F extends Found | Rows>(name: string): F | undefined {
    const kept = this.#kept.get(name);
    return kept && this.#isYoung(kept.at) ? kept.found as F : undefined;
  }

  #isYoung(at: number): boolean {
    return Math.abs(this.#now() - at) < MAX_AGE_MS;
  }

  /** The result of `read`, kept unless a commit writes it meanwhile. Who asks meanwhile gets the same. */
  #load<F extends Found | Rows>(name: string, read: Promise<F>, range?: Range): Promise<F> {
    const loading: Loading<F> = { at: this.#now(), found: read, stale: false };
    this.#loading.set(name, loading);
    if (range) this.#ranges.add(range, range.folder);
    const over = (found: F | null) => {
      if (this.#loading.get(name) === loading) this.#loading.delete(name);
      if (found === null || loading.stale) {
        if (range) this.#ranges.remove(range, range.folder);
        return;
      }
      const size = OVERHEAD_BYTES + 2 * name.length + 2 * mostBytes(found);
      this.#kept.set(name, { found, at: loading.at, range }, { size });
      if (range && !this.#kept.has(name)) this.#ranges.remove(range, range.folder); // too large
    };
    read.then(over, () => over(null));
    return read;
  }

  #underWay<F>(name: string): Promise<F> | undefined {
    const loading = this.#loading.get(name);
    return loading && this.#isYoung(loading.at) ? loading.found as Promise<F> : undefined;
  }

  reads(kv: Kv): Reads {
    const get = (key: Deno.KvKey): Found | Promise<Found> => {
      const name = keyName(key);
      this.notes.read(name);
      const known = this.#find<Found>(name);
      if (known) return known;
      if (this.#flights.hasKey(name)) return kv.get(key);
      return this.#underWay<Found>(name) ?? this.#load(name, kv.get(key));
    };

    /** Reads all keys, and keeps those that no commit is writing. */
    const load = async (keys: readonly Deno.KvKey[], names: string[]): Promise<Found[]> => {
      const all = manyFrom(kv, keys);
      names.forEach((name, place) => {
        if (this.#flights.hasKey(name) || this.#loading.has(name)) return;
        this.#load(name, all.then((entries) => entries[place]));
      });
      return await all;
    };

    return {
      get,

      getMany: (keys) => {
        const names = namesOf(keys);
        for (const name of names) this.notes.read(name);
        const found = names.map((name) => this.#find<Found>(name));
        const missing = found.flatMap((one, place) => one === undefined ? [place] : []);
        if (missing.length === 0) return found as Found[];
        if (missing.length === 1) {
          return Promise.resolve(get(keys[missing[0]])).then((entry) => {
            found[missing[0]] = entry;
            return found as Found[];
          });
        }
        const loaded = load(missing.map((place) => keys[place]), missing.map((at) => names[at]));
        return loaded.then((entries) => {
          missing.forEach((place, i) => found[place] = entries[i]);
          return found as Found[];
        });
      },

      // All from memory or all from the database: one moment.
      snapshot: (keys) => {
        const names = namesOf(keys);
        for (const name of names) this.notes.read(name);
        const found = names.map((name) => this.#find<Found>(name));
        return found.every((one) => one !== undefined) ? found : load(keys, names);
      },

      rows: (between, asked) => {
        const folder = Ranges.folderOf(between);
        if (folder === undefined) {
          this.notes.readElse();
          return rowsFrom(kv, between, asked);
        }
        const name = nameOf(between, asked);
        this.notes.readRange(between, folder, name);
        if (this.#flights.hasKeyWithin(between, folder)) return rowsFrom(kv, between, asked);
        const known = this.#find<Rows>(name) ?? this.#underWay<Rows>(name);
        if (known) return known;
        return this.#load<Rows>(name, rowsFrom(kv, between, asked), { ...between, name, folder });
      },

      made: <F extends object, T extends object>(found: F, make: (found: F) => T): T => {
        const known = this.#made.get(found);
        if (known) return known as T;
        const made = frozen(make(found));
        this.#made.set(found, made);
        return made;
      },
    };
  }
}

const nameOf = ({ start, end }: Between, { limit, reverse }: RowsAsked): string =>
  `${keyName(start)} ${keyName(end)} ${limit} ${reverse}`;

/** Frozen with everything in it: many requests share it. */
function frozen<T extends object>(value: T): T {
  if (Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  for (const part of Object.values(value)) {
    if (typeof part === "object" && part !== null) frozen(part);
  }
  return Object.freeze(value);
}

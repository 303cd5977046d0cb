/** The model behind the interface of Deno KV. `through` decides when each call runs and whether it fails. */
import type { Kv } from "#store/kv/mod.ts";
import { encodeKey } from "./kv_keys.ts";
import type { Between, Commit, Committed, KvModel, Mutation } from "./kv_model.ts";

/** A call to the database. */
export type KvCall =
  | { kind: "read"; keys: readonly Deno.KvKey[] }
  | { kind: "list"; selector: Deno.KvListSelector }
  | { kind: "commit"; commit: Commit };

/** Runs the call at some time and answers later, or fails it, or never answers. */
type Through = <T>(call: KvCall, run: () => T) => Promise<T>;

export interface ModelKv extends Kv {
  /** Delivers a message of the queue. */
  deliver(message: unknown): void;
}

export function kvOver(model: KvModel, through: Through): ModelKv {
  let listener: ((message: unknown) => unknown) | null = null;
  const closed = Promise.withResolvers<void>();

  const atomic = (): Deno.AtomicOperation => {
    const checks: Deno.AtomicCheck[] = [];
    const mutations: Mutation[] = [];
    const messages: { value: unknown; delay: number }[] = [];
    const operation = {
      check(...more: Deno.AtomicCheck[]) {
        for (const { key, versionstamp } of more) checks.push({ key, versionstamp });
        return operation;
      },
      set(key: Deno.KvKey, value: unknown, options: { expireIn?: number } = {}) {
        mutations.push({ type: "set", key, value, expireIn: options.expireIn });
        return operation;
      },
      delete(key: Deno.KvKey) {
        mutations.push({ type: "delete", key });
        return operation;
      },
      sum(key: Deno.KvKey, n: bigint) {
        mutations.push({ type: "sum", key, value: new Deno.KvU64(n) });
        return operation;
      },
      mutate(...more: Deno.KvMutation[]) {
        for (const mutation of more) {
          const { type } = mutation;
          if (type !== "set" && type !== "delete" && type !== "sum") {
            throw new TypeError(`The model does not support ${type}`);
          }
          mutations.push(mutation as Mutation);
        }
        return operation;
      },
      enqueue(value: unknown, options: { delay?: number } = {}) {
        if (model.backend === "remote") {
          throw new TypeError("Enqueue operations are not supported in KV Connect");
        }
        messages.push({ value, delay: options.delay ?? 0 });
        return operation;
      },
      commit(): Promise<Committed> {
        const now = model.now();
        const commit = {
          checks,
          mutations,
          messages: messages.map(({ value, delay }) => ({ value, dueAt: now + delay })),
        };
        return through({ kind: "commit", commit }, () => model.commit(commit));
      },
    };
    return operation as unknown as Deno.AtomicOperation;
  };

  return {
    get: (key: Deno.KvKey) => through({ kind: "read", keys: [key] }, () => model.get(key)),
    getMany: (keys: readonly Deno.KvKey[]) =>
      through({ kind: "read", keys }, () => model.getMany(keys)),
    list: (selector: Deno.KvListSelector, options?: Deno.KvListOptions) =>
      new Listing(model, through, selector, options),
    atomic,
    enqueue(value: unknown, options?: { delay?: number }) {
      return atomic().enqueue(value, options).commit();
    },
    listenQueue(handler: (message: unknown) => unknown) {
      if (model.backend === "local") listener = handler;
      return closed.promise;
    },
    deliver: (message: unknown) => void listener?.(message),
    close: () => closed.resolve(),
  } as unknown as ModelKv;
}

/** Rows in batches; each batch is a snapshot of its own, as in the database. */
class Listing implements AsyncIterableIterator<Deno.KvEntry<unknown>> {
  #between: Between;
  #batch: Deno.KvEntry<unknown>[] = [];
  #given = 0;
  #ended = false;
  #last: string | null = null;
  #limit: number;
  #batchSize: number;
  #reverse: boolean;
  /** The common prefix of all keys in the range. A cursor is the rest of a key after it, and may be empty. */
  #common: string;

  constructor(
    readonly model: KvModel,
    readonly through: Through,
    readonly selector: Deno.KvListSelector,
    options: Deno.KvListOptions = {},
  ) {
    this.#between = betweenOf(selector);
    this.#reverse = options.reverse ?? false;
    this.#limit = options.limit ?? Infinity;
    if (this.#limit < 1) throw new RangeError("Limit must be a positive integer");
    this.#batchSize = options.batchSize ?? Math.min(this.#limit, 100);
    this.#common = commonStart(this.#between);
    if (options.cursor) this.#goOnAfter(this.#common + atob(options.cursor));
  }

  /** Where another listing continues. */
  get cursor(): string {
    return this.#last === null ? "" : btoa(this.#last.slice(this.#common.length));
  }

  #goOnAfter(name: string): void {
    const { start, end } = this.#between;
    // A name plus a zero byte is the smallest name after it.
    this.#between = this.#reverse ? { start, end: name } : { start: `${name}\x00`, end };
    this.#last = name;
  }

  async next(): Promise<IteratorResult<Deno.KvEntry<unknown>>> {
    if (this.#batch.length === 0 && !this.#ended && this.#given < this.#limit) {
      const want = Math.min(this.#batchSize, this.#limit - this.#given);
      this.#batch = await this.through(
        { kind: "list", selector: this.selector },
        () => this.model.rows(this.#between, want, this.#reverse),
      );
      this.#ended = this.#batch.length < want;
    }
    const value = this.#batch.shift();
    if (!value) return { done: true, value: undefined };
    this.#given++;
    this.#goOnAfter(encodeKey(value.key));
    return { done: false, value };
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

function commonStart({ start, end }: Between): string {
  let length = 0;
  while (length < start.length && start[length] === end[length]) length++;
  return start.slice(0, length);
}

function betweenOf(selector: Deno.KvListSelector): Between {
  const prefix = "prefix" in selector ? encodeKey(selector.prefix) : null;
  const start = "start" in selector ? encodeKey(selector.start) : `${prefix}\x00`;
  const end = "end" in selector ? encodeKey(selector.end) : `${prefix}\xff`;
  const within = (key: string) => key.startsWith(prefix ?? "") && key !== prefix;
  if (prefix !== null && !(within(start) && within(end))) {
    throw new TypeError("Key is not in the keyspace defined by prefix");
  }
  if (prefix === null && start > end) throw new TypeError("Start key is greater than end key");
  return { start, end };
}

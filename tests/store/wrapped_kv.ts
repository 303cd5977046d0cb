/** A wrapper of a Deno KV that sees every call and every commit, and can fail them. */
import type { Kv } from "#store/kv/mod.ts";

/** The contents of an atomic operation. */
export interface Commit {
  checks: Deno.AtomicCheck[];
  sets: Deno.KvKey[];
  deletes: Deno.KvKey[];
  sums: Deno.KvKey[];
  messages: { message: unknown; delay?: number }[];
}
type Call = "get" | "getMany" | "list" | "commit";

interface Between {
  /** Called before the database; throw to fail the call. */
  before?(call: Call): void | Promise<void>;
  /** Called after the database, before the caller gets the result. */
  after?(call: Call): void | Promise<void>;
  /** Replaces the commit. */
  commit?(
    commit: Commit,
    run: () => Promise<Deno.KvCommitResult | Deno.KvCommitError>,
  ): Promise<Deno.KvCommitResult | Deno.KvCommitError>;
}

export function wrapped(kv: Deno.Kv, between: Between): Kv {
  async function through<A>(call: Call, run: () => Promise<A>): Promise<A> {
    await between.before?.(call);
    const answer = await run();
    await between.after?.(call);
    return answer;
  }

  async function* list<T>(...args: Parameters<Deno.Kv["list"]>) {
    await between.before?.("list");
    for await (const entry of kv.list<T>(...args)) yield entry;
    await between.after?.("list");
  }

  function atomic(): Deno.AtomicOperation {
    const real = kv.atomic();
    const commit: Commit = { checks: [], sets: [], deletes: [], sums: [], messages: [] };
    const run = () => real.commit();
    const seen = {
      check(...checks: Deno.AtomicCheck[]) {
        commit.checks.push(...checks);
        real.check(...checks);
        return seen;
      },
      set(key: Deno.KvKey, value: unknown, options?: { expireIn?: number }) {
        commit.sets.push(key);
        real.set(key, value, options);
        return seen;
      },
      delete(key: Deno.KvKey) {
        commit.deletes.push(key);
        real.delete(key);
        return seen;
      },
      mutate(...mutations: Deno.KvMutation[]) {
        commit.sums.push(...mutations.map(({ key }) => key));
        real.mutate(...mutations);
        return seen;
      },
      enqueue(message: unknown, options?: { delay?: number }) {
        commit.messages.push({ message, delay: options?.delay });
        real.enqueue(message, options);
        return seen;
      },
      commit: () => through("commit", () => between.commit?.(commit, run) ?? run()),
    };
    return seen as unknown as Deno.AtomicOperation;
  }

  return {
    get: (...args: Parameters<Deno.Kv["get"]>) => through("get", () => kv.get(...args)),
    getMany: (...args: Parameters<Deno.Kv["getMany"]>) =>
      through("getMany", () => kv.getMany(...args)),
    list,
    atomic,
    watch: kv.watch.bind(kv),
    enqueue: kv.enqueue.bind(kv),
    listenQueue: kv.listenQueue.bind(kv),
    close: () => kv.close(),
  } as unknown as Kv;
}

/** Counts the watches of a database, and can break them like a server that goes away. */
export class Watched {
  /** The number of watches opened so far, and of those open now. */
  opened = 0;
  readonly open = new Set<() => void>();
  /** Changes reach the watches once this is resolved. */
  gate: Promise<void> = Promise.resolve();
  /** The number of keys of each opened watch. */
  readonly keys: number[] = [];

  breakAll(): void {
    for (const end of [...this.open]) end();
  }

  /** The same database; all calls but `watch` are passed through. */
  on<K extends Kv>(kv: K): Kv {
    const watch = (keys: readonly Deno.KvKey[]) => {
      this.opened++;
      this.keys.push(keys.length);
      const reader = (kv.watch as Deno.Kv["watch"])<unknown[]>([...keys]).getReader();
      let end = () => {};
      return new ReadableStream({
        start: (controller) => {
          end = () => {
            if (!this.open.delete(end)) return;
            controller.error(new Error("the server went away"));
            reader.cancel();
          };
          this.open.add(end);
        },
        pull: async (controller) => {
          const { value, done } = await reader.read();
          await this.gate;
          if (!this.open.has(end)) return;
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: () => {
          this.open.delete(end);
          return reader.cancel();
        },
      });
    };
    return new Proxy(kv, {
      get(target, name) {
        if (name === "watch") return watch;
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }
}

/** A gate at which commits wait, so that a test decides which are in flight. */
export function gate() {
  let opened = Promise.withResolvers<void>();
  opened.resolve();
  return {
    close: () => void (opened = Promise.withResolvers<void>()),
    open: () => opened.resolve(),
    passed: () => opened.promise,
  };
}

/** Resolves when the condition holds; lets the event loop run meanwhile. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let turns = 0; turns < 5_000; turns++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  throw new Error(`never: ${what}`);
}

/**
 * Bounds on a database behind a network. While its server is away, Deno's client sends a call again
 * and again and never gives up. Here a call that takes too long ends as `Unavailable`: its outcome is
 * unknown, it may still take effect. From then on calls are turned away at once, until one gets through.
 */
import { Unavailable } from "../base/errors.ts";
import { realTimers, type Timers } from "../base/timers.ts";
import type { Kv } from "./mod.ts";

/** An outage shorter than this is only a wait. */
export const CALL_TIMEOUT_MS = 5_000;
/** Calls under way at most, those included that nobody waits for any more. */
export const MAX_CALLS = 4_000;
/** Whoever asks whether it answers is told so within this time. */
export const ANSWERS_WITHIN_MS = 2_000;
/** How often it is asked whether the database is back. */
export const PROBE_EVERY_MS = 1_000;
/** Such questions under way at most: each is sent on a connection that may be dead. */
const MAX_PROBES = 8;
const PROBE_KEY = ["probe"];

export interface BoundedKv {
  readonly kv: Kv;
  /** Whether the database answers now; asks it, unless it is known to be away. */
  answers(): Promise<boolean>;
  /** Calls under way. */
  readonly calls: number;
  /** Asks no more whether it is back. */
  stop(): void;
}

export interface BoundedKvOptions {
  readonly kv: Kv;
  readonly timers?: Timers;
  /** Told when the database goes away and when it is back. */
  readonly onChange: (away: boolean) => void;
}

export function boundKv({ kv, timers = realTimers, onChange }: BoundedKvOptions): BoundedKv {
  let calls = 0, probes = 0;
  let away = false, stopped = false;
  let cancelProbe = () => {};

  function gone(): void {
    if (away || stopped) return;
    away = true;
    onChange(away);
    probe();
  }

  function answered(): void {
    if (!away) return;
    away = false;
    cancelProbe();
    onChange(away);
  }

  function probe(): void {
    if (!away || stopped) return;
    if (probes < MAX_PROBES) {
      probes++;
      kv.get(PROBE_KEY).then(answered, () => {}).finally(() => probes--);
    }
    cancelProbe = timers.after(PROBE_EVERY_MS, probe);
  }

  /** Runs a call within the bounds; throws `Unavailable`. */
  function within<A>(call: () => Promise<A>): Promise<A> {
    if (away) return Promise.reject(new Unavailable("The database is away"));
    if (calls >= MAX_CALLS) return Promise.reject(new Unavailable("Too many calls are under way"));
    calls++;
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    const cancel = timers.after(CALL_TIMEOUT_MS, () => {
      gone();
      reject(new Unavailable("The database does not answer: the outcome is unknown"));
    });
    Promise.try(call).then((value) => {
      answered();
      resolve(value);
    }, reject).finally(() => {
      calls--;
      cancel();
    });
    return promise;
  }

  async function* list<T>(...args: Parameters<Deno.Kv["list"]>): AsyncGenerator<Deno.KvEntry<T>> {
    const entries = kv.list<T>(...args);
    for (;;) {
      const { done, value } = await within(() => entries.next());
      if (done) return;
      yield value;
    }
  }

  function atomic(): Deno.AtomicOperation {
    const operation = kv.atomic();
    const commit = operation.commit.bind(operation);
    operation.commit = () => within(commit);
    return operation;
  }

  const bounded = {
    get: (...args: Parameters<Deno.Kv["get"]>) => within(() => kv.get(...args)),
    getMany: (...args: Parameters<Deno.Kv["getMany"]>) => within(() => kv.getMany(...args)),
    list,
    atomic,
  };
  return {
    // What is not bounded goes through as it is.
    kv: new Proxy(kv, {
      get(target, name) {
        if (Object.hasOwn(bounded, name)) return Reflect.get(bounded, name);
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
    async answers() {
      const late = Promise.withResolvers<boolean>();
      const cancel = timers.after(ANSWERS_WITHIN_MS, () => late.resolve(false));
      const asked = within(() => kv.get(PROBE_KEY)).then(() => true, () => false);
      return await Promise.race([asked, late.promise]).finally(cancel);
    },
    get calls() {
      return calls;
    },
    stop() {
      stopped = true;
      cancelProbe();
    },
  };
}

/**
 * Timeouts for a remote database. While its server is away, Deno's client retries a call forever. Here a slow
 * call fails with `Unavailable`: its outcome is unknown, and it may still take effect. From then on calls
 * fail at once, until a probe gets through.
 */
import { Unavailable } from "../base/errors.ts";
import { realTimers, type Timers } from "../base/timers.ts";
import type { Kv } from "./mod.ts";

/** Timeout of one call. A shorter outage only delays it. */
export const CALL_TIMEOUT_MS = 5_000;
/** Maximum number of calls in flight, including those that have timed out. */
export const MAX_CALLS = 4_000;
/** Timeout of `answers`. */
export const ANSWERS_WITHIN_MS = 2_000;
/** Interval between probes while the database is away. */
export const PROBE_EVERY_MS = 1_000;
/** Maximum number of probes in flight: the connection of an earlier one may be dead. */
const MAX_PROBES = 8;
const PROBE_KEY = ["probe"];

interface BoundedKv {
  readonly kv: Kv;
  /** Whether the database answers now. Asks it, unless it is known to be away. */
  answers(): Promise<boolean>;
  /** Calls in flight. */
  readonly calls: number;
  /** Stops the probes. */
  stop(): void;
}

interface BoundedKvOptions {
  readonly kv: Kv;
  readonly timers?: Timers;
  /** Called when the database goes away and when it is back. */
  readonly onChange: (away: boolean) => void;
}

export function boundKv({ kv, timers = realTimers, onChange }: BoundedKvOptions): BoundedKv {
  let calls = 0, probes = 0;
  /** Calls and probes that were answered so far. */
  let answers = 0;
  let away = false, stopped = false;
  let cancelProbe = () => {};

  function gone(): void {
    if (away || stopped) return;
    away = true;
    onChange(away);
    probe();
  }

  function answered(): void {
    answers++;
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

  /** Runs a call with the timeout; throws `Unavailable`. */
  function within<A>(call: () => Promise<A>): Promise<A> {
    if (away) return Promise.reject(new Unavailable("The database is away"));
    if (calls >= MAX_CALLS) return Promise.reject(new Unavailable("Too many calls are in flight"));
    calls++;
    const before = answers;
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    const cancel = timers.after(CALL_TIMEOUT_MS, () => {
      // After an outage, calls on its dead connections still end late: the database has answered others since.
      if (answers === before) gone();
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
    // Other methods are passed through unchanged.
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

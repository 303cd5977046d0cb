/** Records what one transaction reads, checks and writes, to replay it with bare `kv.atomic()`. */
import type { Kv } from "#store/kv/mod.ts";

/** One commit: the keys read before it, the keys checked, and the values set. */
export interface Recorded {
  reads: Deno.KvKey[];
  checks: Deno.KvKey[];
  sets: { key: Deno.KvKey; value: unknown }[];
}

/** Wraps handles of a database; `take` returns what all of them recorded since the last call. */
export function recording(): { wrap(kv: Kv): Kv; take(): Recorded } {
  let recorded: Recorded = { reads: [], checks: [], sets: [] };
  const wrap = (kv: Kv): Kv => ({
    get: (key, options) => {
      recorded.reads.push(key);
      return kv.get(key, options);
    },
    getMany: (keys, options) => {
      recorded.reads.push(...keys);
      return kv.getMany(keys, options);
    },
    list: (...args) => kv.list(...args),
    watch: (...args) => kv.watch(...args),
    enqueue: (...args) => kv.enqueue(...args),
    listenQueue: (...args) => kv.listenQueue(...args),
    close: () => kv.close(),
    atomic() {
      const atomic = kv.atomic();
      const { check, set, delete: remove, mutate } = atomic;
      atomic.check = (...checks) => {
        recorded.checks.push(...checks.map(({ key }) => key));
        return check.apply(atomic, checks);
      };
      atomic.set = (key, value, options) => {
        recorded.sets.push({ key, value });
        return set.call(atomic, key, value, options);
      };
      atomic.delete = (key) => unexpected("delete") ?? remove.call(atomic, key);
      atomic.mutate = (...mutations) => unexpected("mutate") ?? mutate.apply(atomic, mutations);
      return atomic;
    },
  });
  const take = () => {
    const taken = recorded;
    recorded = { reads: [], checks: [], sets: [] };
    return taken;
  };
  return { wrap, take };
}

/** Fails on operations that `replay` does not repeat, since it would do less than was recorded. */
function unexpected(what: string): never {
  throw new Error(`a recorded commit has a ${what}, which replay() does not support`);
}

/** The same commit for other ids: replaces every string in keys and values that equals an id. */
export function translate(recorded: Recorded, ids: ReadonlyMap<string, string>): Recorded {
  const of = (value: unknown): unknown => {
    if (typeof value === "string") return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(of);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [of(name), of(it)]));
  };
  return of(recorded) as Recorded;
}

/** Reads, checks and sets directly on Deno KV. */
export async function replay(kv: Deno.Kv, { reads, checks, sets }: Recorded): Promise<void> {
  const entries = await kv.getMany(reads as unknown[] as Deno.KvKey[]);
  const versions = new Map(
    reads.map((
      key,
      i,
    ) => [key.join("\n"), (entries as Deno.KvEntryMaybe<unknown>[])[i].versionstamp]),
  );
  const atomic = kv.atomic();
  for (const key of checks) {
    atomic.check({ key, versionstamp: versions.get(key.join("\n")) ?? null });
  }
  for (const { key, value } of sets) atomic.set(key, value);
  if (!(await atomic.commit()).ok) throw new Error("a bare commit conflicted");
}

/** Shared by the store's tests: a small entity, a store on a real KV, and a manual clock. */
import { z } from "zod";
import { assertEquals } from "@std/assert";
import { entity, list, many, unique } from "#store/entity/mod.ts";
import type { Kv } from "#store/kv/mod.ts";
import { openStore, type StoreOptions } from "#store/open.ts";
import type { OutboxCounts } from "#store/outbox/mod.ts";
import type { OutboxRow, Store } from "#store/types.ts";

const stored = {
  id: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.int(),
};
const thingSchema = z.object({
  ...stored,
  slug: z.string().nullable(),
  shelf: z.string().nullable(),
  weight: z.number(),
  words: z.array(z.string()),
});
export type Thing = z.infer<typeof thingSchema>;

export const things = entity({
  name: "thing",
  about: "A thing on a shelf.",
  schema: thingSchema,
  indexes: {
    slug: unique<Thing>("Its slug", (t) => t.slug === null ? null : [t.slug]),
    shelf: list<Thing>(
      "By shelf and weight",
      (t) => t.shelf === null ? null : [t.shelf, t.weight],
    ),
    word: many<Thing>("By word", (t) => t.words.map((word) => [word, t.weight]), {
      counted: true,
    }),
  },
});
const counterSchema = z.object({ ...stored, count: z.int() });
export type Counter = z.infer<typeof counterSchema>;
export const counters = entity({ name: "counter", about: "A number.", schema: counterSchema });

export const thing = (id: string, more: Partial<Thing> = {}) => ({
  id,
  slug: null,
  shelf: null,
  weight: 1,
  words: [],
  ...more,
});

export const START = 1_800_000_000_000;

/** A clock that moves only when a test advances it. */
function stillClock(time = START) {
  return {
    time,
    now(): number {
      return this.time;
    },
    advance(ms: number): void {
      this.time += ms;
    },
  };
}
type StillClock = ReturnType<typeof stillClock>;

export interface Opened extends AsyncDisposable {
  store: Store;
  kv: Deno.Kv;
  clock: StillClock;
  /** The calls of the store's wake-up. */
  handed: OutboxRow[];
  scheduled: number[];
}

/** A new store in memory; `over` wraps its database. */
export async function open(
  options: Partial<StoreOptions> & { over?: (kv: Deno.Kv) => Kv } = {},
): Promise<Opened> {
  const kv = await Deno.openKv(":memory:");
  const clock = stillClock();
  const handed: OutboxRow[] = [];
  const scheduled: number[] = [];
  const store = await openStore({
    kv: options.over?.(kv) ?? kv,
    clock,
    backend: "local",
    subscribers: () => [],
    enqueueWakes: false,
    wakeUp: { onRows: (rows) => handed.push(...rows), onScheduled: (at) => scheduled.push(at) },
    ...options,
  });
  return {
    store,
    kv,
    clock,
    handed,
    scheduled,
    [Symbol.asyncDispose]: async () => {
      await store.drain();
      kv.close();
    },
  };
}

/** All rows under a prefix, as `key → value`. */
export async function rowsOf(kv: Deno.Kv, prefix: Deno.KvKey): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>();
  for await (const entry of kv.list({ prefix })) {
    const value = entry.value instanceof Deno.KvU64 ? entry.value.value : entry.value;
    rows.set(entry.key.join("/"), value);
  }
  return rows;
}

/** Creates a counter at 0. */
export const createCounter = (store: Store, id: string): Promise<Counter> =>
  store.transact((tx) => tx.create(counters, { id, count: 0 }));

/** Increments a counter; returns its new count. */
export const increment = (store: Store, id: string): Promise<number> =>
  store.transact(async (tx) => {
    const counter = await tx.get(counters, id);
    return tx.put(counters, { ...counter!, count: counter!.count + 1 }).count;
  });

/** The number of rows of each kind. */
export function assertCounts(
  { due, scheduled, claimed, dead, capped }: OutboxCounts,
  expected: Pick<OutboxCounts, "due" | "scheduled" | "claimed" | "dead" | "capped">,
): void {
  assertEquals({ due, scheduled, claimed, dead, capped }, expected);
}

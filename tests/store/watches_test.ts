import { assert, assertEquals } from "@std/assert";
import { WatchesFull } from "#store/base/errors.ts";
import { MAX_WATCHERS } from "#store/read/watches.ts";
import { entity } from "#store/entity/mod.ts";
import type { Timers } from "#store/base/timers.ts";
import { openStore } from "#store/open.ts";
import { type Counter, counters, createCounter, increment, open } from "./help.ts";
import { until, Watched, wrapped } from "./wrapped_kv.ts";

/** A store on a database that counts its open watches and can break them. */
async function openWatched() {
  const watches = new Watched();
  const opened = await open({ over: (kv) => watches.on(kv) });
  return Object.assign(opened, { watches });
}

function test(name: string, fn: (o: Awaited<ReturnType<typeof openWatched>>) => Promise<void>) {
  Deno.test(name, async () => {
    await using opened = await openWatched();
    await fn(opened);
    await opened.store.watches.close();
    assertEquals(opened.watches.open.size, 0, "no watch is left open");
  });
}

const countOf = (seen: (Counter | null)[]) => seen.map((counter) => counter?.count ?? null);

test("500 watchers of one value share one watch, and all are notified of each change", async ({ store, watches }) => {
  await createCounter(store, "hot");
  const last: (number | undefined)[] = Array.from({ length: 500 });
  const ends = last.map((_, i) =>
    store.watches.watch(counters, "hot", (counter) => last[i] = counter?.count)
  );
  await until(() => last.every((count) => count === 0), "everybody is told the present value");
  await increment(store, "hot");
  await until(() => last.every((count) => count === 1), "everybody is told the change");
  assertEquals([watches.opened, watches.open.size], [1, 1]);
  assertEquals(store.watches.depth(), { watches: 1, keys: 1, watchers: 500 });
  for (const end of ends) end();
  for (const end of ends) end(); // ending twice counts once
  await until(() => watches.open.size === 0, "the watch ends with the last who left");
  assertEquals(store.watches.depth(), { watches: 0, keys: 0, watchers: 0 });
});

test("ten keys share a watch: 25 keys need three", async ({ store, watches }) => {
  const seen = new Set<string>();
  for (let n = 0; n < 25; n++) {
    await createCounter(store, `c${n}`);
    store.watches.watch(counters, `c${n}`, (counter) => counter && seen.add(counter.id));
  }
  await until(() => seen.size === 25 && watches.open.size === 3, "each is told");
  assert(watches.keys.every((keys) => keys <= 10), "as many as the database takes in one");
});

test("a new watcher gets the current value, and others are not notified again", async ({ store, watches }) => {
  await createCounter(store, "a");
  const first: (Counter | null)[] = [];
  const second: (Counter | null)[] = [];
  store.watches.watch(counters, "a", (it) => first.push(it));
  await until(() => first.length === 1, "told");
  const other: (Counter | null)[] = [];
  store.watches.watch(counters, "b", (it) => other.push(it));
  store.watches.watch(counters, "a", (it) => second.push(it));
  await until(() => second.length === 1 && other.length === 1, "told");
  await createCounter(store, "b");
  await until(() => other.length === 2, "told");
  assertEquals([countOf(first), countOf(second), countOf(other)], [[0], [0], [null, 0]]);
  assertEquals(watches.open.size, 1);
});

test("a watcher that left is not notified any more, while the others are", async ({ store }) => {
  await createCounter(store, "a");
  const [left, stays]: (Counter | null)[][] = [[], []];
  const end = store.watches.watch(counters, "a", (it) => left.push(it));
  store.watches.watch(counters, "a", (it) => stays.push(it));
  await until(() => left.length === 1 && stays.length === 1, "told");
  end();
  await increment(store, "a");
  await until(() => stays.length === 2, "told");
  assertEquals([countOf(left), countOf(stays)], [[0], [0, 1]]);
});

test("a broken watch is reopened and delivers what it missed", async ({ store, watches }) => {
  await createCounter(store, "a");
  const seen: (Counter | null)[] = [];
  store.watches.watch(counters, "a", (it) => seen.push(it));
  await until(() => seen.length === 1, "told");
  watches.breakAll();
  await increment(store, "a");
  await until(() => seen.length === 2, "told after all");
  assertEquals([countOf(seen), watches.opened, store.stats.watchesBroken], [[0, 1], 2, 1]);
});

Deno.test("while the database is away the watch is reopened less and less often", async () => {
  const waits: number[] = [];
  const timers: Timers = {
    after(ms, run) {
      waits.push(ms);
      if (waits.length < 12) queueMicrotask(run);
      return () => {};
    },
  };
  await using opened = await open({
    timers,
    random: () => 0.999,
    over: (kv) => ({
      ...wrapped(kv, {}),
      watch: () => {
        throw new TypeError("no connection");
      },
    }),
  });
  opened.store.watches.watch(counters, "a", () => {});
  await until(() => waits.length === 12, "asked again");
  assertEquals(waits.slice(0, 4), [50, 100, 200, 400]);
  assert(waits.at(-1)! <= 10_000 && waits.at(-1)! > 9_000, String(waits));
  await opened.store.watches.close();
});

Deno.test("watchers are notified when a value turns, by one timer, to the millisecond of the clock", async () => {
  const timers: { ms: number; run: () => void; cancelled: boolean }[] = [];
  await using opened = await open({
    timers: {
      after(ms, run) {
        const timer = { ms, run, cancelled: false };
        timers.push(timer);
        return () => void (timer.cancelled = true);
      },
    },
  });
  const { store, clock } = opened;
  const at = clock.now() + 900_000;
  const turning = entity({ ...counters, changesAt: (_value, now) => now < at ? at : null });
  await createCounter(store, "a");
  const seen: (Counter | null)[] = [];
  const ends = [1, 2].map(() => store.watches.watch(turning, "a", (it) => seen.push(it)));
  await until(() => seen.length === 2, "told");
  const pending = () => timers.filter(({ cancelled }) => !cancelled);
  assertEquals(pending().map(({ ms }) => ms), [900_000]);

  clock.advance(899_999);
  pending()[0].run();
  assertEquals([seen.length, pending().at(-1)!.ms], [2, 1], "a timer that is early waits on");
  clock.advance(1);
  pending().at(-1)!.run();
  assertEquals(seen.length, 4, "nothing was written, and all are told");
  const before = timers.length;
  for (const end of ends) end();
  assertEquals(timers.length, before, "it has turned for good");
  await store.watches.close();
});

test("the number of watchers is bounded", ({ store }) => {
  const ends = Array.from(
    { length: MAX_WATCHERS },
    () => store.watches.watch(counters, "a", () => {}),
  );
  let full: unknown;
  try {
    store.watches.watch(counters, "a", () => {});
  } catch (error) {
    full = error;
  }
  assert(full instanceof WatchesFull);
  ends[0]();
  store.watches.watch(counters, "a", () => {});
  return Promise.resolve();
});

test("an unreadable row does not end the watch of other keys", async ({ store, kv }) => {
  await createCounter(store, "good");
  await kv.set(["counter", "bad"], "not a counter");
  const [good, bad]: (Counter | null)[][] = [[], []];
  store.watches.watch(counters, "bad", (it) => bad.push(it));
  store.watches.watch(counters, "good", (it) => good.push(it));
  await until(() => good.length === 1, "told");
  await increment(store, "good");
  await until(() => good.length === 2, "told");
  assertEquals([countOf(good), bad], [[0, 1], []]);
});

Deno.test("a watch sees what is written on the other handle of the same file", async () => {
  const folder = await Deno.makeTempDir();
  const [kv, reads] = [await Deno.openKv(`${folder}/a.db`), await Deno.openKv(`${folder}/a.db`)];
  const store = await openStore({
    kv,
    reads,
    clock: Date,
    backend: "local",
    subscribers: () => [],
    enqueueWakes: false,
    wakeUp: { onRows() {}, onScheduled() {} },
  });
  try {
    const seen: (Counter | null)[] = [];
    store.watches.watch(counters, "a", (it) => seen.push(it));
    await until(() => seen.length === 1, "told");
    await createCounter(store, "a");
    await until(() => seen.length === 2, "told");
    assertEquals(countOf(seen), [null, 0]);
  } finally {
    await store.watches.close();
    await store.drain();
    kv.close();
    reads.close();
    await Deno.remove(folder, { recursive: true });
  }
});

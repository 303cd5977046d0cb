/** What a process has read from its own file it keeps, and never shows what is no longer stored. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { primaryKey } from "#store/entity/mod.ts";
import type { Kv } from "#store/kv/mod.ts";
import { MAX_AGE_MS, ReadCache } from "#store/kv/read_cache.ts";
import { counters, createCounter, increment, open, START, thing, things } from "./help.ts";
import { gate, until, wrapped } from "./wrapped_kv.ts";

/** A store whose reads are kept, the calls that reach its database, and gates before and after them. */
async function cached(maxBytes?: number) {
  const calls: string[] = [];
  const [reading, committing, answering] = [gate(), gate(), gate()];
  let now = START;
  const clock = { now: () => now };
  const cache = new ReadCache({ ...clock, maxBytes });
  const opened = await open({
    cache,
    clock,
    over: (kv) =>
      cache.seeing(wrapped(kv, {
        before: async (call) => {
          calls.push(call);
          if (call === "commit") await committing.passed();
        },
        after: async (call) => {
          await (call === "commit" ? answering : reading).passed();
        },
      })),
  });
  const called = async (run: () => Promise<unknown>) => {
    calls.length = 0;
    await run();
    return calls.filter((call) => call !== "commit").length;
  };
  const later = (ms: number) => void (now += ms);
  return { ...opened, cache, calls, called, later, reading, committing, answering };
}

const shelf = { prefix: ["A"], limit: 10 };

Deno.test("what was read is read from memory: values, absent ones, ranges, unique keys and counts", async () => {
  await using x = await cached();
  const { store } = x;
  await store.transact((tx) =>
    tx.create(things, thing("one", { shelf: "A", slug: "s", words: ["w"] }))
  );
  x.later(MAX_AGE_MS); // what it wrote itself is forgotten
  const reads: [string, () => Promise<unknown>][] = [
    ["get", () => store.get(things, "one")],
    ["absent", () => store.get(things, "none")],
    ["getMany", () => store.getMany(things, ["one", "two", "three"])],
    ["snapshot", () => store.snapshot([[things, "one"], [counters, "none"]])],
    ["find", () => store.find(things, "slug", ["s"])],
    ["list", () => store.list(things, "shelf", shelf)],
    ["listKeys", () => store.listKeys(things, "word", { prefix: ["w"], limit: 5 })],
    ["listCounts", () => store.listCounts(things, "word", { limit: 5 })],
    ["countsOf", () => store.countsOf(things, "word", ["w", "v"])],
  ];
  for (const [what, read] of reads) {
    const first = await read();
    assertEquals(await x.called(async () => assertEquals(await read(), first)), 0, what);
  }
});

Deno.test("requests that ask at the same time share one call of the database", async () => {
  await using x = await cached();
  const ask = () =>
    Promise.all(Array.from({ length: 20 }, () => x.store.list(things, "shelf", shelf)));
  assertEquals(await x.called(ask), 1);
});

Deno.test("after a commit everybody reads what it wrote, whoever made it", async () => {
  await using x = await cached();
  const { store, kv } = x;
  const seeing: Kv = x.cache.seeing(kv);
  const look = async () => ({
    one: (await store.get(things, "one"))?.weight,
    slug: (await store.find(things, "slug", ["s"]))?.id,
    shelf: (await store.list(things, "shelf", shelf)).items.map(({ id }) => id),
    words: await store.listCounts(things, "word", { limit: 5 }),
  });
  assertEquals(await look(), { one: undefined, slug: undefined, shelf: [], words: [] });
  await store.transact((tx) =>
    tx.create(things, thing("one", { shelf: "A", slug: "s", words: ["w"] }))
  );
  const words = [{ part: "w", count: 1 }];
  assertEquals(await look(), { one: 1, slug: "one", shelf: ["one"], words });
  await store.transact(async (tx) => {
    tx.put(things, { ...(await tx.get(things, "one"))!, weight: 2, slug: null });
  });
  assertEquals(await look(), { one: 2, slug: undefined, shelf: ["one"], words });
  // Not through a transaction, as repairs of the operators do it.
  await seeing.atomic().delete(["thing", "by", "shelf", "A", 2, "one"])
    .set(["thing", "count", "word", "w"], new Deno.KvU64(7n)).commit();
  assertEquals(await look(), {
    one: 2,
    slug: undefined,
    shelf: [],
    words: [{ part: "w", count: 7 }],
  });
});

Deno.test("while a commit is in flight, what it writes is read from the database and not kept", async () => {
  await using x = await cached();
  const { store } = x;
  await store.transact((tx) => tx.create(things, thing("one", { shelf: "A", weight: 1 })));
  const move = () =>
    store.transact(async (tx) => tx.put(things, { ...(await tx.get(things, "one"))!, weight: 2 }));
  const reads: [string, () => Promise<unknown>][] = [
    // Written by this process a moment ago, which it remembers otherwise.
    ["get", async () => (await store.get(things, "one"))?.weight],
    ["snapshot", async () => (await store.snapshot([[things, "one"]]))[0]?.weight],
    ["rows", async () => (await store.listKeys(things, "shelf", shelf))[0].parts[1]],
  ];
  for (const [, read] of reads) assertEquals(await read(), 1);
  x.committing.close();
  x.calls.length = 0;
  const moved = move();
  await until(() => x.calls.includes("commit"), "the commit begins");
  for (const [what, read] of reads) {
    // The database still has the old value.
    for (const time of ["once", "and again"]) {
      assertEquals(await x.called(async () => assertEquals(await read(), 1)), 1, `${what} ${time}`);
    }
  }
  x.answering.close();
  x.committing.open();
  while (!await newIn(x.kv));
  // The database has the new value, and the commit is not answered yet.
  for (const [what, read] of reads) assertEquals(await read(), 2, what);
  x.answering.open();
  await moved;
  for (const [what, read] of reads) assertEquals(await read(), 2, what);
});

const newIn = async (kv: Deno.Kv) =>
  (await kv.get<{ weight: number }>(["thing", "one"])).value?.weight === 2;

Deno.test("a read that was under way when a commit began is given to those who asked, and not kept", async () => {
  await using x = await cached();
  const list = async () => (await x.store.list(things, "shelf", shelf)).items.length;
  x.reading.close();
  const asked = list(); // the database has answered "none", and the answer is on its way
  const value = x.store.snapshot([[things, "one"]]);
  const create = () => x.store.transact((tx) => tx.create(things, thing("one", { shelf: "A" })));
  await Promise.all([create(), Promise.resolve().then(() => x.reading.open())]);
  assertEquals([await asked, (await value)[0]], [0, null]);
  assertEquals(await list(), 1);
  x.later(MAX_AGE_MS - 1);
  assertEquals(await list(), 1);
  assertEquals((await x.store.snapshot([[things, "one"]]))[0]?.id, "one");
});

Deno.test("another process that writes into the file is seen after a second, and by a transaction at once", async () => {
  const folder = await Deno.makeTempDir();
  const [own, other] = [await Deno.openKv(`${folder}/x.db`), await Deno.openKv(`${folder}/x.db`)];
  try {
    let now = START;
    const clock = { now: () => now };
    const cache = new ReadCache(clock);
    await using x = await open({ cache, clock, kv: cache.seeing(own) });
    await createCounter(x.store, "c");
    const stored = await x.store.get(counters, "c");
    await other.set(["counter", "c"], { ...stored, count: 5, version: 2 });
    assertEquals((await x.store.get(counters, "c"))?.count, 0);
    // Its first attempt decides on what is remembered, fails its check, and the second one reads.
    assertEquals(await increment(x.store, "c"), 6);
    assertEquals((await x.store.get(counters, "c"))?.count, 6);
    const kept = async () => (await x.store.snapshot([[counters, "c"]]))[0]?.count;
    now += MAX_AGE_MS;
    assertEquals(await kept(), 6);
    await other.set(["counter", "c"], { ...stored, count: 50, version: 9 });
    now += MAX_AGE_MS - 1;
    assertEquals(await kept(), 6);
    now += 1;
    assertEquals(await kept(), 50);
    assertEquals((await x.store.get(counters, "c"))?.count, 50);
    assertEquals(await increment(x.store, "c"), 51);
    // However often the other one writes, no transaction fails for good.
    for (let round = 0; round < 30; round++) {
      await other.set(["counter", "c"], { ...stored, count: 100 * round, version: 9 });
      assertEquals(await increment(x.store, "c"), 100 * round + 1);
    }
  } finally {
    for (const kv of [own, other]) kv.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("the cache keeps its size", async () => {
  const most = 40_000;
  await using x = await cached(most);
  const words = [Array(400).fill("long ").join("")];
  for (let i = 0; i < 60; i++) {
    await x.store.transact((tx) => tx.create(things, thing(`t${i}`, { shelf: "A", words })));
    await x.store.snapshot([[things, `t${i}`]]);
    await x.store.list(things, "shelf", { ...shelf, limit: 1 + i });
    assert(x.cache.bytes <= most, `${x.cache.bytes} bytes`);
  }
  assert(x.cache.bytes > most / 2);
  // Ranges that were dropped to make room are found again, and end with a commit.
  assertEquals((await x.store.list(things, "shelf", { ...shelf, limit: 60 })).items.length, 60);
  await x.store.transact(async (tx) => {
    if (await tx.get(things, "t0")) tx.delete(things, "t0");
  });
  assertEquals((await x.store.list(things, "shelf", { ...shelf, limit: 60 })).items.length, 59);
});

Deno.test("nobody can change what others read", async () => {
  await using x = await cached();
  await x.store.transact((tx) => tx.create(things, thing("one", { words: ["w"] })));
  x.later(MAX_AGE_MS);
  const read = (await x.store.get(things, "one"))!;
  assertThrows(() => void (read.weight = 9), TypeError);
  assertThrows(() => void read.words.push("v"), TypeError);
});

Deno.test("at each step of a commit's answer the newest value is read, and what was made of it stays current", async () => {
  for (let steps = 0; steps < 10; steps++) {
    await using x = await cached();
    const { store } = x;
    await store.transact((tx) => tx.create(things, thing("one", { shelf: "A" })));
    x.answering.close();
    const second = store.transact(async (tx) =>
      tx.put(things, { ...(await tx.get(things, "one"))!, shelf: "B" })
    );
    const stored = () => x.kv.get<{ shelf: string }>(primaryKey(things, "one"));
    while ((await stored()).value?.shelf !== "B");
    const inFlight = (await store.get(things, "one"))?.shelf;
    const noting = store.noting();
    x.answering.open();
    for (let step = 0; step < steps; step++) await Promise.resolve();
    const answered = (await noting.during(() => store.get(things, "one")))?.shelf;
    await second;
    assertEquals([inFlight, answered], ["B", "B"], `after ${steps} steps`);
    noting.end();
  }
});

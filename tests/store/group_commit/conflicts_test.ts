/** What a conflict does to the transactions that meet it, and to those beside them. */
import { assert, assertEquals } from "@std/assert";
import { counters, createCounter, increment, open } from "../help.ts";
import { until } from "../wrapped_kv.ts";
import { openGated } from "./gated.ts";

Deno.test("one that met a conflict holds up those that write the same, not those that read the same", async () => {
  await using opened = await openGated();
  const { store, commits, door } = opened;
  for (const id of ["concert", "hot", "cold"]) await createCounter(store, id);
  commits.length = 0;
  const begun: string[] = [];
  const reserve = (id: string) =>
    store.transact(async (tx) => {
      const [concert, ticket] = await tx.getMany([[counters, "concert"], [counters, id]]);
      begun.push(id);
      tx.put(counters, { ...ticket!, count: ticket!.count + concert!.count + 1 });
    });
  door.close();
  const winner = reserve("hot");
  const loser = reserve("hot");
  await until(() => commits.length === 1, "the first is in flight");
  door.open();
  door.close(); // after the first
  await until(() => commits.length === 2 && begun.length === 3, "the loser has lined up");
  const [alsoHot, cold] = [reserve("hot"), reserve("cold")];
  await until(() => begun.includes("cold"), "who only reads the concert has read it");
  assertEquals(begun, ["hot", "hot", "hot", "cold"]); // the other one waits
  door.open();
  await Promise.all([winner, loser, alsoHot, cold]);
  assertEquals(begun, ["hot", "hot", "hot", "cold", "hot"]);
  assertEquals((await store.get(counters, "hot"))?.count, 3);
});

Deno.test("a reader of a key that is written all the time gets its turn", async () => {
  await using opened = await open();
  const { store } = opened;
  for (const id of ["hot", "own"]) await createCounter(store, id);
  let writing = true;
  const writers = Array.from({ length: 8 }, async () => {
    while (writing) await increment(store, "hot");
  });
  let attempts = 0;
  await store.transact(async (tx) => {
    attempts++;
    const hot = await tx.get(counters, "hot");
    // Time passes between the read and the commit, so that a writer comes between.
    for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setTimeout(resolve, 0));
    const own = await tx.get(counters, "own");
    tx.put(counters, { ...own!, count: hot!.count });
  });
  writing = false;
  await Promise.all(writers);
  assert(attempts <= 4, `${attempts} attempts`);
});

Deno.test("a stale transaction does not fail the others in its group", async () => {
  await using opened = await openGated();
  const { store, kv, commits, door } = opened;
  for (const id of ["hot", "a", "b"]) await createCounter(store, id);
  commits.length = 0;
  door.close();
  const blocker = createCounter(store, "blocker");
  const attempts = { hot: 0, a: 0, b: 0 };
  const counted = (id: keyof typeof attempts) =>
    store.transact(async (tx) => {
      attempts[id]++;
      const counter = await tx.get(counters, id);
      return tx.put(counters, { ...counter!, count: counter!.count + 1 }).count;
    });
  const all = [counted("a"), counted("hot"), counted("b")];
  await until(() => attempts.b === 1, "all have begun");
  // Another process writes the hot key, which this one cannot know.
  const hot = await kv.get<Record<string, unknown>>(["counter", "hot"]);
  await kv.set(hot.key, { ...hot.value, count: 10, version: 7 });
  door.open();
  await blocker;
  assertEquals(await Promise.all(all), [1, 11, 1]);
  assertEquals(attempts, { hot: 2, a: 1, b: 1 });
});

Deno.test("a transaction known to be stale fails without a call to the database", async () => {
  await using opened = await openGated();
  const { store, commits } = opened;
  await createCounter(store, "c");
  commits.length = 0;
  await Promise.all(Array.from({ length: 10 }, () => increment(store, "c")));
  assertEquals(commits.length, 10); // no commit failed
  assertEquals(store.stats.conflicts, 9);
});

Deno.test("a new transaction waits for those in the queue instead of losing to them", async () => {
  await using opened = await openGated();
  const { store, commits, door } = opened;
  await createCounter(store, "c");
  commits.length = 0;
  door.close();
  const first = increment(store, "c");
  const loser = increment(store, "c");
  await until(() => commits.length === 1, "the first is in flight");
  door.open();
  door.close(); // after the first
  await until(() => commits.length === 2, "the loser has lined up, and is in flight");
  let attempts = 0;
  const newcomer = store.transact(async (tx) => {
    attempts++;
    const counter = await tx.get(counters, "c");
    return tx.put(counters, { ...counter!, count: counter!.count + 1 }).count;
  });
  await until(() => attempts === 1, "the newcomer has begun");
  door.open();
  assertEquals(await Promise.all([first, loser, newcomer]), [1, 2, 3]);
  assertEquals(attempts, 1);
});

Deno.test("a key that another process deleted or wrote does not block transactions", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await createCounter(store, "c");
  await increment(store, "c");
  await kv.delete(["counter", "c"]);
  assertEquals((await createCounter(store, "c")).version, 1);
  await kv.set(["counter", "c"], { id: "c", count: 5, createdAt: 1, updatedAt: 1, version: 3 });
  assertEquals(await increment(store, "c"), 6);
  await store.transact(async (tx) => {
    await tx.get(counters, "c");
    tx.delete(counters, "c");
  });
  await kv.set(["counter", "c"], { id: "c", count: 8, createdAt: 1, updatedAt: 1, version: 3 });
  assertEquals(await increment(store, "c"), 9);
  assertEquals(store.stats.busy, 0);
});

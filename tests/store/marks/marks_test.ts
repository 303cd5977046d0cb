/** Marks, on every kind of database: the real one and the simulation's model, local and remote. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { openStore } from "#store/open.ts";
import type { Store, Tx } from "#store/types.ts";
import { counters, createCounter, open, START } from "../help.ts";
import { type Commit, gate, until, wrapped } from "../wrapped_kv.ts";
import { databases, mark } from "./sums.ts";

const idsOf = async (store: Store, range: { limit: number; after?: string }, name = "sum") =>
  (await store.marks.list(name, range)).map(({ id }) => id);

for (const [what, options] of databases) {
  Deno.test(`on ${what}, marks of a name are listed in pages, and read and cleared one by one`, async () => {
    await using opened = await open(options);
    const { store, clock } = opened;
    await mark(store, "a", "c", "e", "g");
    await store.transact((tx) => tx.mark("other", "b"));
    clock.advance(1_000);
    await mark(store, "e");
    assertEquals(await idsOf(store, { limit: 3 }), ["a", "c", "e"]);
    assertEquals(await idsOf(store, { limit: 3, after: "c" }), ["e", "g"]);
    assertEquals(await idsOf(store, { limit: 3, after: "d" }), ["e", "g"]);
    assertEquals(await idsOf(store, { limit: 3 }, "other"), ["b"]);
    const found = await Promise.all(["c", "e", "b"].map((id) => store.marks.get("sum", id)));
    assertEquals(found.map((one) => one?.setAt), [START, START + 1_000, undefined]);
    assertEquals(await store.marks.settle(found[0]!, async () => {}), true);
    assertEquals(await idsOf(store, { limit: 9 }), ["a", "e", "g"]);
    await assertRejects(() => store.marks.list("sum", { limit: 1_001 }));
    await assertRejects(() => store.marks.list("sum", { limit: 0 }));
  });

  Deno.test(`on ${what}, a mark that was set again, or cleared, since it was read stays, and the result is written`, async () => {
    await using opened = await open(options);
    const { store } = opened; // the clock stands still: the time is the same
    await createCounter(store, "made");
    await mark(store, "a");
    const first = await store.marks.get("sum", "a");
    await mark(store, "a");
    const second = await store.marks.get("sum", "a");
    assert(second!.versionstamp !== first!.versionstamp);
    const make = async (tx: Tx) => {
      const made = await tx.get(counters, "made");
      tx.put(counters, { ...made!, count: made!.count + 1 });
    };
    assertEquals(await store.marks.settle(first!, make), false);
    assertEquals((await store.get(counters, "made"))?.count, 1);
    const third = await store.marks.get("sum", "a");
    assertEquals(await store.marks.settle(third!, make), true);
    assertEquals(await store.marks.get("sum", "a"), null);
    // Whoever is late may write something old: it must be made again.
    assertEquals(await store.marks.settle(second!, make), false);
    assert(await store.marks.get("sum", "a") !== null);
    assertEquals((await store.get(counters, "made"))?.count, 3);
  });

  Deno.test(`on ${what}, subscribers get the marks of a commit, and nothing of one that failed`, async () => {
    await using opened = await open(options);
    const { store } = opened;
    const heard: string[][] = [];
    const end = store.marks.subscribe("sum", (ids) => heard.push([...ids]));
    const others: string[][] = [];
    store.marks.subscribe("other", (ids) => others.push([...ids]));
    await store.transact((tx) => {
      tx.create(counters, { id: "c", count: 0 });
      for (const id of ["a", "b", "a"]) tx.mark("sum", id);
    });
    assertEquals(await idsOf(store, { limit: 9 }), ["a", "b"]); // set when the subscriber hears of it
    await createCounter(store, "d");
    await assertRejects(() =>
      store.transact((tx) => {
        tx.mark("sum", "x");
        throw new Error("changed my mind");
      })
    );
    await assertRejects(() =>
      store.transact((tx) => {
        tx.create(counters, { id: "c", count: 0 });
        tx.mark("sum", "x");
      })
    );
    assertEquals([heard, others], [[["a", "b"]], []]);
    assertEquals(await idsOf(store, { limit: 9 }), ["a", "b"]);
    end();
    await mark(store, "z");
    assertEquals(heard, [["a", "b"]]);
  });

  Deno.test(`on ${what}, a mark is still there after a crash before the refresh`, async () => {
    const kv = options.over?.() ?? await Deno.openKv(":memory:");
    const process = (processId: string) =>
      openStore({
        kv,
        clock: { now: () => START },
        backend: options.backend!,
        processId,
        subscribers: () => [],
        enqueueWakes: false,
        wakeUp: { onRows() {}, onScheduled() {} },
      });
    const first = await process("first");
    const dies = first.transact((tx) => {
      tx.create(counters, { id: "c", count: 0 });
      tx.mark("sum", "a");
    });
    first.marks.subscribe("sum", () => assert(false, "the process is dead"));
    await dies.catch(() => {}); // the subscriber threw: nothing more happens in this process
    const next = await process("next");
    assertEquals((await next.get(counters, "c"))?.count, 0);
    assertEquals(await idsOf(next, { limit: 9 }), ["a"]);
    kv.close();
  });
}

Deno.test("transactions that set the same mark share a commit, which sets it once", async () => {
  const commits: Commit[] = [];
  const door = gate();
  await using opened = await open({
    over: (kv) =>
      wrapped(kv, {
        commit: async (commit, run) => {
          commits.push(commit);
          await door.passed();
          return await run();
        },
      }),
  });
  const { store } = opened;
  const heard: string[][] = [];
  store.marks.subscribe("sum", (ids) => heard.push([...ids]));
  door.close();
  const all = ["first", "a", "b", "c"].map((id) =>
    store.transact((tx) => {
      tx.create(counters, { id, count: 0 });
      tx.mark("sum", "hot");
    })
  );
  await until(() => commits.length === 1, "the first commit");
  door.open();
  await Promise.all(all);
  const marksIn = ({ sets }: Commit) => sets.filter(([entity]) => entity === "mark").length;
  assertEquals(commits.map((one) => [one.sets.length, marksIn(one), one.checks.length]), [
    [2, 1, 1],
    [4, 1, 3],
  ]);
  assertEquals([heard.length, store.stats.conflicts], [4, 0]);
});

/** Marks, on every kind of database: the real one and the simulation's model, local and remote. */
import fc from "fast-check";
import { z } from "zod";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { stored } from "#domain/stored.ts";
import { importRows } from "#store/care/backup.ts";
import type { Backend, Kv } from "#store/kv/mod.ts";
import { openStore, type StoreOptions } from "#store/open.ts";
import type { Mark } from "#store/entity/mark.ts";
import { entity, list } from "#store/entity/mod.ts";
import type { Store, Tx } from "#store/types.ts";
import { kvOver } from "../simulation/kv/kv_facade.ts";
import { KvModel } from "../simulation/kv/kv_model.ts";
import { type Counter, counters, createCounter, increment, open, rowsOf, START } from "./help.ts";
import { type Commit, gate, until, wrapped } from "./wrapped_kv.ts";

const databases: [what: string, options: Partial<StoreOptions> & { over?: () => Kv }][] = [];
for (const backend of ["local", "remote"] as Backend[]) {
  databases.push([`a ${backend} database`, { backend }], [`a model of a ${backend} database`, {
    backend,
    over: () =>
      kvOver(new KvModel(() => START, backend), (_, run) => Promise.resolve().then(() => run())),
  }]);
}

/** A transaction that only sets marks of one name. */
const mark = (store: Store, ...ids: string[]) =>
  store.transact((tx) => ids.forEach((id) => tx.mark("sum", id)));
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

/** What is made of several counters: their sum, by the first letter of their ids. */
const sums = entity<Counter>({ ...counters, name: "sum", about: "The sum of counters." });

async function refresh(store: Store, id: string): Promise<void> {
  const mark = await store.marks.get("sum", id);
  if (mark) await makeAgain(store, mark);
}

const makeAgain = (store: Store, mark: Mark) =>
  store.marks.settle(mark, async (tx, fresh) => {
    const { id } = mark;
    const parts = await fresh.getMany(counters, [`${id}1`, `${id}2`]);
    const count = parts.reduce((sum, part) => sum + part!.count, 0);
    const sum = await tx.get(sums, id);
    if (sum?.count === count) return;
    if (sum && count === 0) tx.delete(sums, id);
    else if (sum) tx.put(sums, { ...sum, count });
    else if (count !== 0) tx.create(sums, { id, count });
  });

Deno.test("whatever the order, what is made of values is up to date or its mark is set", async () => {
  const step = fc.record({
    id: fc.constantFrom("a", "b"),
    kind: fc.constantFrom("up1", "down1", "up2", "refresh", "refresh", "wait"),
  });
  for (const [, options] of databases) {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
        await using opened = await open(options);
        const { store } = opened;
        for (const id of ["a1", "a2", "b1", "b2"]) await createCounter(store, id);
        const running: Promise<unknown>[] = [];
        for (const { id, kind } of steps) {
          if (kind === "wait") { for (let n = 0; n < 7; n++) await Promise.resolve(); }
          else if (kind === "refresh") running.push(refresh(store, id));
          else {
            running.push(store.transact(async (tx) => {
              const counter = await tx.get(counters, `${id}${kind.at(-1)}`);
              tx.put(counters, {
                ...counter!,
                count: counter!.count + (kind === "down1" ? -1 : 1),
              });
              tx.mark("sum", id);
            }));
          }
        }
        await Promise.all(running);
        for (const id of ["a", "b"]) {
          const parts = await store.getMany(counters, [`${id}1`, `${id}2`]);
          const count = parts.reduce((sum, part) => sum + part!.count, 0);
          const isMarked = await store.marks.get("sum", id) !== null;
          const made = (await store.get(sums, id))?.count ?? 0;
          assert(
            isMarked || made === count,
            `${id} is ${count}, its sum ${made}, and no mark is set`,
          );
          await refresh(store, id);
          assertEquals((await store.get(sums, id))?.count ?? 0, count);
          assertEquals(await store.marks.get("sum", id), null);
        }
      }),
      { numRuns: 40, seed: 7 },
    );
  }
});

for (const how of ["get", "list"] as const) {
  Deno.test(`who has read a mark by ${how} reads what its commit has written, also before that commit is answered`, async () => {
    const door = gate();
    let applied = 0, reads = 0;
    await using opened = await open({
      over: (kv) =>
        wrapped(kv, {
          after: (call) => void (reads += Number(call === how)),
          commit: async (_, run) => {
            const result = await run();
            applied++;
            await door.passed();
            return result;
          },
        }),
    });
    const { store } = opened;
    for (const id of ["a1", "a2"]) await createCounter(store, id);
    [applied, reads] = [0, 0];
    door.close();
    const change = store.transact(async (tx) => {
      tx.put(counters, { ...(await tx.get(counters, "a1"))!, count: 7 });
      tx.mark("sum", "a");
    });
    await until(() => applied === 1, "the change has taken effect");
    const read = how === "get"
      ? store.marks.get("sum", "a")
      : store.marks.list("sum", { limit: 1 }).then(([mark]) => mark);
    const made = read.then((mark) => makeAgain(store, mark!));
    await until(() => reads > 0, "the mark was read");
    door.open();
    await Promise.all([change, made]);
    assertEquals((await store.get(sums, "a"))?.count, 7);
  });
}

Deno.test("who has read a mark reads what another process has written", async () => {
  await using opened = await open();
  await using other = await open({ over: () => opened.kv });
  const { store } = opened;
  for (const id of ["a1", "a2"]) await createCounter(store, id); // remembers them
  await other.store.transact(async (tx) => {
    tx.put(counters, { ...(await tx.get(counters, "a1"))!, count: 7 });
    tx.mark("sum", "a");
  });
  await refresh(store, "a");
  assertEquals((await store.get(sums, "a"))?.count, 7);
});

Deno.test("an import sets the marks that an entity declares, for each of its values", async () => {
  await using to = await open();
  const marked = entity<Counter>({ ...counters, marks: { sum: "Its sum", total: "Its total" } });
  const value = (id: string, count: unknown) => ({
    key: ["counter", id],
    value: { id, count, createdAt: 1, updatedAt: 1, version: 1 },
  });
  const rows = async function* () {
    yield await Promise.resolve(value("a", 1));
    yield value("b", "unreadable");
  };
  await importRows(to.kv, [marked], rows(), START);
  assertEquals(
    await rowsOf(to.kv, ["mark"]),
    new Map(["sum/a", "sum/b", "total/a", "total/b"].map((name) => [`mark/${name}`, START])),
  );
  await increment(to.store, "a");
});

Deno.test("an entity that declares it has a mark set by each write of a value, for what it was and what it is", async () => {
  const shelves = entity({
    name: "shelf",
    about: "For this test.",
    schema: z.object({ ...stored, on: z.string() }),
    marking: ({ on }) => on === "" ? null : { name: "sum", id: on },
  });
  await using opened = await open();
  const { store } = opened;
  const heard: string[][] = [];
  store.marks.subscribe("sum", (ids) => heard.push([...ids]));
  await store.transact((tx) => tx.create(shelves, { id: "s", on: "a" }));
  const move = (on: string) =>
    store.transact(async (tx) => tx.put(shelves, { ...(await tx.get(shelves, "s"))!, on }));
  await move("b");
  await move("");
  await move("");
  await store.transact((tx) => tx.get(shelves, "s"));
  await move("c");
  await store.transact(async (tx) => {
    await tx.get(shelves, "s");
    tx.delete(shelves, "s");
  });
  assertEquals(heard, [["a"], ["a", "b"], ["b"], ["c"], ["c"]]);
});

Deno.test("a rebuild sets the marks that an entity declares, that of one index does not", async () => {
  await using opened = await open();
  const { store, clock } = opened;
  for (const id of ["a", "b"]) await createCounter(store, id);
  const marked = entity<Counter, "count">({
    ...counters,
    indexes: { count: list<Counter>("By count", (c) => [c.count]) },
    marks: { sum: "Its sum", total: "Its total" },
  });
  assertEquals((await store.rebuildIndexes(marked, "count")).marksSet, 0);
  clock.advance(5);
  assertEquals((await store.rebuildIndexes(marked)).marksSet, 4);
  assertEquals(
    (await store.marks.list("total", { limit: 9 })).map(({ id, setAt }) => [id, setAt]),
    [
      ["a", START + 5],
      ["b", START + 5],
    ],
  );
});

Deno.test("a rebuild that repairs a row sets the mark of its value", async () => {
  const shelves = entity({
    name: "shelf",
    about: "For this test.",
    schema: z.object({ ...stored, on: z.string() }),
    indexes: { on: list<{ on: string }>("By place", ({ on }) => [on]) },
    marking: ({ on }) => ({ name: "sum", id: on }),
  });
  await using opened = await open();
  const { kv, store, clock } = opened;
  for (const id of ["s", "t", "u"]) {
    await store.transact((tx) => tx.create(shelves, { id, on: `place-${id}` }));
  }
  await kv.delete(["shelf", "by", "on", "place-s", "s"]);
  await kv.set(["shelf", "by", "on", "elsewhere", "t"], "t");
  for (const id of ["s", "t", "u"]) await kv.delete(["mark", "sum", `place-${id}`]);
  clock.advance(5);
  const { rowsAdded, rowsRemoved } = await store.rebuildIndexes(shelves, "on");
  assertEquals([rowsAdded, rowsRemoved], [1, 1]);
  assertEquals(
    (await store.marks.list("sum", { limit: 9 })).map(({ id, setAt }) => [id, setAt]),
    [["place-s", START + 5], ["place-t", START + 5]],
  );
});

/** Marks that an entity declares are set by every write, an import and a rebuild. */
import { z } from "zod";
import { assertEquals } from "@std/assert";
import { stored } from "#domain/stored.ts";
import { importRows } from "#store/care/backup.ts";
import { entity, list } from "#store/entity/mod.ts";
import { type Counter, counters, createCounter, increment, open, rowsOf, START } from "../help.ts";

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

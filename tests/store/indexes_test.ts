import { assert, assertEquals, assertRejects } from "@std/assert";
import { z } from "zod";
import { UniqueTaken } from "#store/base/errors.ts";
import { exportedRows, importRows } from "#store/care/backup.ts";
import { entity, many, type Stored } from "#store/entity/mod.ts";
import { stored } from "#domain/stored.ts";
import { counters, createCounter, open, rowsOf, START, thing, things } from "./help.ts";
import { wrapped } from "./wrapped_kv.ts";

const index = async (kv: Deno.Kv) => [...(await rowsOf(kv, ["thing"])).keys()].sort();

Deno.test("create, put and delete update every index", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await store.transact((tx) =>
    tx.create(things, thing("a", { slug: "x", shelf: "top", words: ["red", "big"] }))
  );
  assertEquals(await index(kv), [
    "thing/a",
    "thing/by/shelf/top/1/a",
    "thing/by/word/big/1/a",
    "thing/by/word/red/1/a",
    "thing/count/word/big",
    "thing/count/word/red",
    "thing/unique/slug/x",
  ]);

  await store.transact(async (tx) => {
    const a = await tx.get(things, "a");
    tx.put(things, { ...a!, slug: "y", shelf: null, weight: 2, words: ["red"] });
  });
  const rows = await rowsOf(kv, ["thing"]);
  assertEquals([...rows.keys()].filter((key) => !key.includes("count")).sort(), [
    "thing/a",
    "thing/by/word/red/2/a",
    "thing/unique/slug/y",
  ]);
  assertEquals(rows.get("thing/count/word/red"), 1n);
  assertEquals(rows.get("thing/count/word/big"), 0n);

  await store.transact(async (tx) => {
    await tx.get(things, "a");
    tx.delete(things, "a");
  });
  const left = await rowsOf(kv, ["thing"]);
  assertEquals([...left], [["thing/count/word/big", 0n], ["thing/count/word/red", 0n]]);
});

Deno.test("index rows that stay the same are not written again", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await store.transact((tx) => tx.create(things, thing("a", { slug: "x", shelf: "top" })));
  const before = await kv.get(["thing", "by", "shelf", "top", 1, "a"]);
  await store.transact(async (tx) => {
    tx.put(things, { ...(await tx.get(things, "a"))!, words: ["new"] });
  });
  const after = await kv.get(["thing", "by", "shelf", "top", 1, "a"]);
  assertEquals(after.versionstamp, before.versionstamp);
});

Deno.test("a value carries its version and the times of its transactions", async () => {
  await using opened = await open();
  const { store, clock } = opened;
  const created = await createCounter(store, "c");
  assertEquals(created, { id: "c", count: 0, createdAt: START, updatedAt: START, version: 1 });
  clock.advance(5);
  const put = await store.transact(async (tx) => {
    const counter = (await tx.get(counters, "c"))!;
    const once = tx.put(counters, { ...counter, count: 1 });
    return tx.put(counters, { ...once, count: 2 });
  });
  assertEquals(put, { id: "c", count: 2, createdAt: START, updatedAt: START + 5, version: 2 });
  assertEquals(await store.get(counters, "c"), put);
});

Deno.test("a taken unique key throws UniqueTaken, and nothing is written", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await store.transact((tx) => tx.create(things, thing("a", { slug: "x" })));
  await assertRejects(
    () => store.transact((tx) => tx.create(things, thing("b", { slug: "x" }))),
    UniqueTaken,
  );
  await assertRejects(
    () => store.transact((tx) => tx.create(things, thing("a", { slug: "z" }))),
    UniqueTaken,
  );
  await assertRejects(
    () =>
      store.transact(async (tx) => {
        await tx.find(things, "slug", ["x"]);
        tx.create(things, thing("b", { slug: "x" }));
      }),
    UniqueTaken,
  );
  assertEquals(await index(kv), ["thing/a", "thing/unique/slug/x"]);
});

Deno.test("a body that looks first finds the value that took its key", async () => {
  await using opened = await open();
  const { store } = opened;
  const claim = (id: string) =>
    store.transact(async (tx) => {
      const taken = await tx.find(things, "slug", ["x"]);
      return taken ? `taken by ${taken.id}` : tx.create(things, thing(id, { slug: "x" })).id;
    });
  const answers = await Promise.all([claim("a"), claim("b"), claim("c")]);
  const winner = answers.find((answer) => answer.length === 1);
  assertEquals(answers.filter((answer) => answer === `taken by ${winner}`).length, 2);
  assertEquals((await store.find(things, "slug", ["x"]))?.id, winner);
});

Deno.test("a unique key moves between two values in one transaction", async () => {
  await using opened = await open();
  const { store } = opened;
  await store.transact((tx) => {
    tx.create(things, thing("a", { slug: "x" }));
    tx.create(things, thing("b", { slug: "y" }));
  });
  await store.transact(async (tx) => {
    const [a, b] = await tx.getMany([[things, "a"], [things, "b"]]);
    tx.put(things, { ...a!, slug: "y" });
    tx.put(things, { ...b!, slug: "x" });
  });
  assertEquals((await store.find(things, "slug", ["x"]))?.id, "b");
  assertEquals((await store.find(things, "slug", ["y"]))?.id, "a");
  const refused = store.transact(async (tx) => {
    const [a, b] = await tx.getMany([[things, "a"], [things, "b"]]);
    tx.put(things, { ...a!, slug: "z" });
    tx.put(things, { ...b!, slug: "z" });
  });
  await assertRejects(() => refused, UniqueTaken);
});

Deno.test("concurrent counts of a word add up, and it is removed at 0", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  const ids = Array.from({ length: 40 }, (_, n) => `t${n}`);
  await Promise.all(
    ids.map((id, n) =>
      store.transact((tx) =>
        tx.create(things, thing(id, { weight: n, words: ["madonna", n % 2 ? "madrid" : "malmö"] }))
      )
    ),
  );
  assertEquals(await store.listCounts(things, "word", { startsWith: "mad", limit: 10 }), [
    { part: "madonna", count: 40 },
    { part: "madrid", count: 20 },
  ]);
  await Promise.all(
    ids.filter((_, n) => n % 2).map((id) =>
      store.transact(async (tx) => {
        await tx.get(things, id);
        tx.delete(things, id);
      })
    ),
  );
  assertEquals(await store.listCounts(things, "word", { limit: 10 }), [
    { part: "madonna", count: 20 },
    { part: "malmö", count: 20 },
  ]);
  assertEquals((await rowsOf(kv, ["thing", "count"])).get("thing/count/word/madrid"), 0n);
  assertEquals(await store.dropEmptyCounts(things, "word", { limit: 2 }), {
    dropped: 1,
    last: "madrid",
  });
  assertEquals(await store.dropEmptyCounts(things, "word", { after: "madrid", limit: 2 }), {
    dropped: 0,
    last: null,
  });
  assert(!(await rowsOf(kv, ["thing", "count"])).has("thing/count/word/madrid"));
});

const shops = entity({
  name: "shop",
  about: "For this test.",
  schema: z.object({ ...stored, town: z.string(), shelves: z.int() }),
  indexes: {
    town: many<Stored & { town: string; shelves: number }>(
      "The shelves of each town",
      (s) => [[s.town, s.shelves]],
      { counted: "sum" },
    ),
  },
});

Deno.test("a count can be the sum of what each key says, in commits, in a check, a repair and an import", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  const counts = (at = store) => at.listCounts(shops, "town", { limit: 10 });
  const change = (id: string, over: { town?: string; shelves?: number } | null) =>
    store.transact(async (tx) => {
      const shop = await tx.get(shops, id);
      if (over) tx.put(shops, { ...shop!, ...over });
      else tx.delete(shops, id);
    });
  await store.transact((tx) => {
    tx.create(shops, { id: "a", town: "Lyon", shelves: 5 });
    tx.create(shops, { id: "b", town: "Lyon", shelves: 2 });
  });
  assertEquals(await counts(), [{ part: "Lyon", count: 7 }]);
  await change("a", { shelves: 3 });
  assertEquals(await counts(), [{ part: "Lyon", count: 5 }]);
  await change("b", { town: "Nice" });
  const both = [{ part: "Lyon", count: 3 }, { part: "Nice", count: 2 }];
  assertEquals(await counts(), both);
  assertEquals(await Array.fromAsync(store.verifyIndexes(shops)), []);

  const rows = await Array.fromAsync(exportedRows(kv, [shops]));
  await using other = await open();
  await importRows(
    other.kv,
    [shops],
    (async function* () {
      yield* rows;
    })(),
    START,
  );
  assertEquals(await counts(other.store), both);

  await kv.set(["shop", "count", "town", "Lyon"], new Deno.KvU64(9n));
  const [found] = await Array.fromAsync(store.verifyIndexes(shops));
  assertEquals([found.problem, found.detail], ["count_wrong", "says 9, but there are 3"]);
  assertEquals((await store.rebuildIndexes(shops)).countsCorrected, 1);
  assertEquals(await counts(), both);
  await change("a", null);
  assertEquals(await counts(), [{ part: "Nice", count: 2 }]);
});

Deno.test("counts are read by their words, in the order asked, and the rows read are counted", async () => {
  await using opened = await open();
  const { store } = opened;
  const words = Array.from({ length: 25 }, (_, n) => `w${n}`);
  await store.transact((tx) => tx.create(things, thing("a", { words })));
  await store.transact((tx) => tx.create(things, thing("b", { words: ["w24", "other"] })));
  const before = store.stats.rowsRead;
  const counts = await store.countsOf(things, "word", ["w24", "none", ...words]);
  assertEquals(counts, [2, 0, ...words.map((word) => word === "w24" ? 2 : 1)]);
  assertEquals(store.stats.rowsRead - before, 26);
  assertEquals(await store.countsOf(things, "word", []), []);
});

Deno.test("a word that is counted again during the sweep keeps its count", async () => {
  let meanwhile: (() => Promise<unknown>) | null = null;
  await using opened = await open({
    over: (kv) =>
      wrapped(kv, {
        async before(call) {
          if (call !== "commit") return;
          const run = meanwhile;
          meanwhile = null;
          await run?.();
        },
      }),
  });
  const { store, kv } = opened;
  await store.transact((tx) => tx.create(things, thing("a", { words: ["red"] })));
  await store.transact(async (tx) => {
    await tx.get(things, "a");
    tx.delete(things, "a");
  });
  meanwhile = () => store.transact((tx) => tx.create(things, thing("b", { words: ["red"] })));
  assertEquals((await store.dropEmptyCounts(things, "word", { limit: 10 })).dropped, 0);
  assertEquals((await rowsOf(kv, ["thing", "count"])).get("thing/count/word/red"), 1n);
});

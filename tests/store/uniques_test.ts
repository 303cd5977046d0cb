/** A unique index with several keys per value: each key leads to one value, and no two values share one. */
import { AssertionError } from "node:assert/strict";
import { z } from "zod";
import fc from "fast-check";
import { assertEquals, assertRejects } from "@std/assert";
import { UniqueTaken } from "#store/base/errors.ts";
import { exportedRows, importRows } from "#store/care/backup.ts";
import { type AnyEntity, entity, unique, uniques, type Upgrade } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { open, rowsOf, START } from "./help.ts";

const stored = { id: z.string(), createdAt: z.number(), updatedAt: z.number(), version: z.int() };
const schema = z.object({ ...stored, names: z.array(z.string()) });
type Band = z.infer<typeof schema>;
const bands = entity({
  name: "band",
  about: "A band.",
  schema,
  indexes: { name: uniques<Band>("Its names", (b) => b.names.map((name) => [name])) },
});

const create = (store: Store, id: string, ...names: string[]) =>
  store.transact((tx) => tx.create(bands, { id, names }));
const rename = (store: Store, id: string, ...names: string[]) =>
  store.transact(async (tx) => tx.put(bands, { ...(await tx.get(bands, id))!, names }));
const leadsTo = async (store: Store, name: string) =>
  (await store.find(bands, "name", [name]))?.id ?? null;
const problems = (store: Store, of: AnyEntity = bands) =>
  Array.fromAsync(store.verifyIndexes(of), ({ problem, key }) => `${problem} ${key.join("/")}`);
const rows = (kv: Deno.Kv) => rowsOf(kv, ["band", "unique"]);

Deno.test("each key of a value leads to it, and a key that it gives up is free", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await create(store, "B1", "Owls", "The Owls");
  await create(store, "B2");
  assertEquals([await leadsTo(store, "Owls"), await leadsTo(store, "The Owls")], ["B1", "B1"]);
  assertEquals(
    await store.transact((tx) => tx.find(bands, "name", ["The Owls"])),
    await store.get(bands, "B1"),
  );
  await rename(store, "B1", "The Owls", "Eulen"); // another order, one key less, one more
  assertEquals(
    await rows(kv),
    new Map([["band/unique/name/Eulen", "B1"], ["band/unique/name/The Owls", "B1"]]),
  );
  await rename(store, "B2", "Owls");
  assertEquals([await leadsTo(store, "Owls"), await problems(store)], ["B2", []]);
  await store.transact(async (tx) => {
    await tx.get(bands, "B1");
    tx.delete(bands, "B1");
  });
  assertEquals(await rows(kv), new Map([["band/unique/name/Owls", "B2"]]));
});

Deno.test("keys move between values in one transaction", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await create(store, "B1", "a", "b", "c");
  await create(store, "B2", "d");
  await store.transact(async (tx) => {
    const [one, other] = await tx.getMany([[bands, "B1"], [bands, "B2"]]);
    tx.put(bands, { ...one!, names: ["a", "d"] });
    tx.put(bands, { ...other!, names: ["c", "b", "e"] });
  });
  assertEquals([...(await rows(kv)).values()], ["B1", "B2", "B2", "B1", "B2"]); // a to e
  assertEquals(await problems(store), []);
});

Deno.test("a value that has any key of another one is refused with UniqueTaken, and nothing is written", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await create(store, "B1", "a", "b");
  await create(store, "B2", "c");
  const before = await rowsOf(kv, []);
  const taken = (run: () => Promise<unknown>) => assertRejects(run, UniqueTaken);
  await taken(() => create(store, "B3", "x", "b", "y"));
  await taken(() => rename(store, "B2", "c", "a"));
  await taken(() =>
    store.transact(async (tx) => {
      await tx.find(bands, "name", ["b"]);
      tx.create(bands, { id: "B3", names: ["x", "b"] });
    })
  );
  await taken(() =>
    store.transact((tx) => {
      tx.create(bands, { id: "B3", names: ["x", "y"] });
      tx.create(bands, { id: "B4", names: ["z", "y"] });
    })
  );
  assertEquals(await rowsOf(kv, []), before);
});

for (const backend of ["local", "remote"] as const) {
  Deno.test(`of two values that race for one of several keys, one gets UniqueTaken (${backend})`, async () => {
    await using opened = await open({ backend });
    const { store, kv } = opened;
    await create(store, "B0", "z");
    const results = await Promise.allSettled([
      create(store, "B1", "a", "b", "c"),
      create(store, "B2", "d", "c", "e"),
      rename(store, "B0", "c", "z", "f"),
    ]);
    const refused = results.filter((result) => result.status === "rejected");
    assertEquals(refused.map(({ reason }) => reason.name), ["UniqueTaken", "UniqueTaken"]);
    const winner = results.findIndex(({ status }) => status === "fulfilled");
    assertEquals(await leadsTo(store, "c"), ["B1", "B2", "B0"][winner]);
    assertEquals((await rows(kv)).size, winner === 2 ? 3 : 4);
    assertEquals(await problems(store), []);
  });
}

Deno.test("a value that has one key twice is refused", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await create(store, "B1", "a");
  const before = await rowsOf(kv, []);
  const twice = (run: () => Promise<unknown>) => assertRejects(run, AssertionError);
  await twice(() => create(store, "B2", "b", "c", "b"));
  await twice(() => rename(store, "B1", "a", "a"));
  assertEquals(await rowsOf(kv, []), before);
});

Deno.test("damage to any key of a value is found, and repaired by a rebuild", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await create(store, "B1", "a", "b", "c");
  await create(store, "B2", "d", "e");
  const before = await rows(kv);
  const key = (name: string) => ["band", "unique", "name", name];
  await kv.delete(key("b"));
  await kv.set(key("c"), "B2"); // leads to another value, which has other keys
  await kv.set(key("x"), "B1");
  assertEquals((await problems(store)).sort(), [
    "row_missing band/unique/name/b",
    "row_orphaned band/unique/name/c",
    "row_orphaned band/unique/name/x",
    "row_taken band/unique/name/c",
  ]);
  const { rowsAdded, rowsRemoved, left } = await store.rebuildIndexes(bands);
  assertEquals([rowsAdded, rowsRemoved, left], [2, 1, []]);
  assertEquals(await rows(kv), before);
});

Deno.test("a rebuild leaves a key that two values have, and reports it", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await create(store, "B1", "a", "b");
  await create(store, "B2", "c", "d");
  const two = await kv.get<Band>(["band", "B2"]);
  await kv.set(two.key, { ...two.value, names: ["c", "b"] });
  const { left } = await store.rebuildIndexes(bands);
  assertEquals(left.map(({ problem, id, key }) => [problem, id, key.at(-1)]), [
    ["row_taken", "B2", "b"],
  ]);
  assertEquals(
    await rows(kv),
    new Map(["a", "b", "c"].map((name) => [
      `band/unique/name/${name}`,
      name === "c" ? "B2" : "B1",
    ])),
  );
});

Deno.test("a backup brings back every key of a value", async () => {
  await using from = await open();
  await using to = await open();
  await create(from.store, "B1", "a", "b");
  await create(from.store, "B2", "c");
  await importRows(to.kv, [bands], exportedRows(from.kv, [bands]), START);
  assertEquals(await rowsOf(to.kv, []), await rowsOf(from.kv, []));
});

// The first version had one name, the second has several, the third folds them.
const first = entity({
  name: "band",
  about: "A band.",
  schema: z.object({ ...stored, name: z.string() }),
  indexes: { name: unique<{ name: string }>("Its name", (b) => [b.name]) },
});
const many: Upgrade[] = [
  {
    about: "A band has several names",
    change: ({ name, ...rest }) => ({ ...rest, names: [name, `The ${name}`] }),
    formerKeys: { name: (old) => [[old.name as string]] },
  },
  {
    about: "Names are folded",
    change: ({ names, ...rest }) => ({
      ...rest,
      names: (names as string[]).map((name) => name.toLowerCase()),
    }),
    formerKeys: { name: (old) => (old.names as string[]).map((name) => [name]) },
  },
];
const second = entity({ ...bands, upgrades: many.slice(0, 1) });
const third = entity({ ...bands, upgrades: many });

Deno.test("former shapes keep their keys, one or several, until their next write or a rebuild", async () => {
  await using opened = await open();
  const { kv } = opened;
  for (const [id, name] of [["B1", "Owls"], ["B2", "Foxes"]]) {
    await opened.store.transact((tx) => tx.create(first, { id, name }));
  }
  // Each version is a new process with an empty cache.
  const next = async () => (await open({ over: () => kv })).store;
  const rewrite = async (entity: typeof bands) => {
    const store = await next();
    await store.transact(async (tx) => tx.put(entity, { ...(await tx.get(entity, "B1"))! }));
  };
  const names = async () => [...(await rows(kv)).keys()].map((key) => key.split("/").at(-1));
  await rewrite(second);
  assertEquals(await names(), ["Foxes", "Owls", "The Owls"]);
  const store = await next();
  assertEquals([await problems(store, second), await problems(store, third)], [[], []]);
  await rewrite(third);
  assertEquals(await names(), ["Foxes", "owls", "the owls"]);
  await store.rebuildIndexes(third);
  assertEquals(await names(), ["foxes", "owls", "the foxes", "the owls"]);
  assertEquals(await problems(store, third), []);
});

Deno.test("whatever changes at the same time, each key leads to the one value that has it", async () => {
  const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 });
  const change = fc.record({
    id: fc.constantFrom("B1", "B2", "B3"),
    other: fc.constantFrom("B1", "B2", "B3"),
    kind: fc.constantFrom("rename", "rename", "swap", "delete"),
    names,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 16 }), async (changes) => {
      await using opened = await open();
      const { store, kv } = opened;
      await Promise.all(changes.map(async ({ id, other, kind, names }) => {
        const change = store.transact(async (tx) => {
          const [one, two] = await tx.getMany([[bands, id], [bands, other]]);
          if (!one) tx.create(bands, { id, names });
          else if (kind === "delete") tx.delete(bands, id);
          else if (kind === "rename") tx.put(bands, { ...one, names });
          else if (two && id !== other) {
            tx.put(bands, { ...one, names: two.names });
            tx.put(bands, { ...two, names: one.names });
          }
        });
        await change.catch((error) => assertEquals(error.name, "UniqueTaken"));
      }));
      assertEquals(await problems(store), []);
      let keys = 0;
      for await (const band of store.scan(bands)) {
        keys += band.names.length;
        for (const name of band.names) assertEquals(await leadsTo(store, name), band.id);
      }
      assertEquals((await rows(kv)).size, keys);
    }),
    { numRuns: 60, seed: 7 },
  );
});

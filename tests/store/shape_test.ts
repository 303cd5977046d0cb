/** Values of older shapes are read in the current one, and stored in it by their next write. */
import { z } from "zod";
import { assert, assertEquals } from "@std/assert";
import { Unreadable } from "#store/base/errors.ts";
import { entity, list, many, unique, type Upgrade } from "#store/entity/mod.ts";
import { open, rowsOf, START } from "./help.ts";

const stored = { id: z.string(), createdAt: z.number(), updatedAt: z.number(), version: z.int() };

// The first version had `name` and listed it unchanged.
const first = entity({
  name: "concert",
  about: "A concert.",
  schema: z.object({ ...stored, name: z.string(), city: z.string() }),
  indexes: {
    name: unique<{ name: string }>("By name", (c) => [c.name]),
    city: many<{ city: string }>("By city, counted", (c) => [[c.city]], { counted: true }),
  },
});

// The second version renamed it and folds it in the index; the third added an index by year.
const upgrades: Upgrade[] = [
  {
    about: "`name` became `title`, and is folded in its index",
    change: ({ name, ...rest }) => ({ ...rest, title: name }),
    formerKeys: { name: (old) => [[old.name as string]] },
  },
  {
    about: "Cities are written with a capital; the year is new",
    change: (old) => ({ ...old, city: capital(old.city as string), year: 2027 }),
    formerKeys: { city: (old) => [[old.city as string]], year: () => [] },
  },
];
const capital = (text: string) => text[0].toUpperCase() + text.slice(1);

const schema = z.object({
  ...stored,
  title: z.string(),
  city: z.string(),
  year: z.int(),
  // A new field needs no upgrade.
  note: z.string().default("none"),
});
type Concert = z.infer<typeof schema>;
const concerts = entity({
  name: "concert",
  about: "A concert.",
  schema,
  upgrades,
  indexes: {
    name: unique<Concert>("By title", (c) => [c.title.toLowerCase()]),
    city: many<Concert>("By city, counted", (c) => [[c.city]], { counted: true }),
    year: list<Concert>("By year", (c) => [c.year]),
  },
});

const OLD = ["Owls", "Foxes"];

/** A database written by the first version. */
async function old() {
  const opened = await open();
  for (const name of OLD) {
    await opened.store.transact((tx) => tx.create(first, { id: name, name, city: "lyon" }));
  }
  // The next version is a new process with an empty cache.
  const { store } = await open({ over: () => opened.kv });
  return { ...opened, store };
}

const problems = async ({ store }: Awaited<ReturnType<typeof old>>) =>
  await Array.fromAsync(store.verifyIndexes(concerts), ({ problem, key }) => `${problem} ${key}`);

Deno.test("a value of an older shape is read in the current one", async () => {
  await using opened = await old();
  const { store } = opened;
  const present = { title: "Owls", city: "Lyon", year: 2027, note: "none", version: 1 };
  const owls = await store.get(concerts, "Owls");
  assertEquals(owls, { id: "Owls", createdAt: START, updatedAt: START, ...present });
  assertEquals((await store.getMany(concerts, OLD)).map((c) => c?.title), OLD);
  assertEquals((await store.transact((tx) => tx.get(concerts, "Foxes")))?.title, "Foxes");
  assertEquals((await Array.fromAsync(store.scan(concerts))).length, 2);
});

Deno.test("reading writes nothing, and the index rows of an old value count as correct", async () => {
  await using opened = await old();
  const before = await rowsOf(opened.kv, []);
  await opened.store.transact((tx) => tx.get(concerts, "Owls"));
  assertEquals(await rowsOf(opened.kv, []), before);
  assertEquals(await problems(opened), []);
});

Deno.test("the next write stores the current shape and moves every index row that the upgrade moved", async () => {
  await using opened = await old();
  const { store, kv } = opened;
  await store.transact(async (tx) => {
    const owls = await tx.get(concerts, "Owls");
    tx.put(concerts, { ...owls!, note: "sold out" });
  });
  const row = (await kv.get<Record<string, unknown>>(["concert", "Owls"])).value!;
  assertEquals([row.title, row.name, row.schemaVersion, row.version], ["Owls", undefined, 2, 2]);
  const rows = await rowsOf(kv, ["concert"]);
  assertEquals([...rows.keys()].filter((key) => !/^concert\/\w+$/.test(key)).sort(), [
    "concert/by/city/Lyon/Owls",
    "concert/by/city/lyon/Foxes",
    "concert/by/year/2027/Owls",
    "concert/count/city/Lyon",
    "concert/count/city/lyon",
    "concert/unique/name/Foxes",
    "concert/unique/name/owls",
  ]);
  assertEquals([rows.get("concert/count/city/Lyon"), rows.get("concert/count/city/lyon")], [
    1n,
    1n,
  ]);
  assertEquals(await problems(opened), []);
  assertEquals((await store.find(concerts, "name", ["owls"]))?.note, "sold out");
});

Deno.test("deleting an old value removes the index rows that its old version wrote", async () => {
  await using opened = await old();
  await opened.store.transact(async (tx) => {
    await tx.getMany([[concerts, "Owls"], [concerts, "Foxes"]]);
    for (const id of OLD) tx.delete(concerts, id);
  });
  assertEquals([...await rowsOf(opened.kv, ["concert"])], [["concert/count/city/lyon", 0n]]);
});

Deno.test("a value of a newer shape is unreadable for an older version, which would lose parts of it", async () => {
  await using opened = await old();
  const { store } = opened;
  await store.transact(async (tx) => tx.put(concerts, (await tx.get(concerts, "Owls"))!));
  await opened.kv.set(["concert", "Foxes"], { ...await store.get(concerts, "Owls") });
  const error = await restarted(opened.kv).catch((error) => error);
  assert(error instanceof Unreadable);
  assertEquals(error.reason, "written by a newer version (shape 2, not 0)");
});

/** The first version, with an empty cache, on a database written by the current one. */
async function restarted(kv: Deno.Kv) {
  await using older = await open({ over: () => kv });
  return await older.store.get(first, "Owls");
}

Deno.test("a rebuild stores every old value in the current shape, and its version stays", async () => {
  await using opened = await old();
  const { store, kv } = opened;
  assertEquals((await store.rebuildIndexes(concerts)).upgraded, 2);
  assertEquals(await problems(opened), []);
  assertEquals((await store.list(concerts, "year", { limit: 9 })).items.length, 2);
  const { value } = await kv.get<Record<string, unknown>>(["concert", "Owls"]);
  assertEquals([value!.schemaVersion, value!.version, value!.title], [2, 1, "Owls"]);
  assertEquals((await store.rebuildIndexes(concerts)).upgraded, 0);
});

/** Indexes are repaired while others write, in small commits that lose to every other writer. */
import { assert, assertEquals } from "@std/assert";
import { countKey, indexKey, type KeyPart, primaryKey } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { open, type Opened, thing, things } from "./help.ts";
import { wrapped } from "./wrapped_kv.ts";

const problems = (store: Store) =>
  Array.fromAsync(store.verifyIndexes(things), ({ problem, key }) => `${problem} ${key.join("/")}`);

async function filled(count = 30): Promise<Opened> {
  const opened = await open();
  for (let n = 0; n < count; n++) {
    const more = { slug: `slug-${n}`, shelf: `shelf-${n % 3}`, words: ["red", `word-${n % 5}`] };
    await opened.store.transact((tx) => tx.create(things, thing(`T${n}`, more)));
  }
  return opened;
}

const row = (index: "slug" | "shelf" | "word", parts: KeyPart[], id: string) =>
  indexKey(things, index, parts, id);

async function damage(kv: Deno.Kv): Promise<void> {
  await kv.delete(row("shelf", ["shelf-0", 1], "T0"));
  await kv.delete(row("word", ["red", 1], "T1"));
  await kv.delete(row("slug", ["slug-2"], "T2"));
  await kv.set(row("shelf", ["nowhere", 1], "T3"), "T3");
  await kv.set(row("slug", ["slug-of-nobody"], ""), "gone");
  await kv.set(row("slug", ["slug-4"], ""), "T5");
  await kv.set(countKey(things, "word", "red"), new Deno.KvU64(7n));
  await kv.delete(countKey(things, "word", "word-1"));
  await kv.set(countKey(things, "word", "never"), new Deno.KvU64(3n));
}

Deno.test("every kind of damage is repaired, and correct rows stay", async () => {
  await using opened = await filled();
  const { store, kv } = opened;
  const before = await Array.fromAsync(kv.list({ prefix: [] }), ({ key, value }) => [key, value]);
  await damage(kv);
  assertEquals((await problems(store)).length, 10); // slug-4 is wrong from both sides
  const rebuilt = await store.rebuildIndexes(things);
  assertEquals(rebuilt, {
    upgraded: 0,
    rowsAdded: 4,
    rowsRemoved: 2,
    countsCorrected: 3,
    sumsCorrected: 0,
    marksSet: 0,
    left: [],
  });
  assertEquals(await problems(store), []);
  await kv.delete(countKey(things, "word", "never")); // at 0: left for the sweep
  const after = await Array.fromAsync(kv.list({ prefix: [] }), ({ key, value }) => [key, value]);
  assertEquals(after, before);
});

Deno.test("one index is rebuilt, even from nothing, and the others are not touched", async () => {
  await using opened = await filled();
  const { store, kv } = opened;
  for await (const { key } of kv.list({ prefix: ["thing", "by", "word"] })) await kv.delete(key);
  for await (const { key } of kv.list({ prefix: ["thing", "count"] })) await kv.delete(key);
  await kv.delete(row("shelf", ["shelf-0", 1], "T0"));
  const { rowsAdded, countsCorrected } = await store.rebuildIndexes(things, "word");
  assertEquals([rowsAdded, countsCorrected], [60, 6]);
  assertEquals(await problems(store), ["row_missing thing/by/shelf/shelf-0/1/T0"]);
});

/** A store in which another process writes just before the next commit of a rebuild. */
async function interrupted(change: (store: Store) => Promise<unknown>) {
  const next = { change: null as typeof change | null };
  const opened = await open({
    over: (kv) =>
      wrapped(kv, {
        async commit(_commit, run) {
          const { change } = next;
          next.change = null;
          if (change) await change(opened.store);
          return await run();
        },
      }),
  });
  const more = { shelf: "first", words: ["red"] };
  await opened.store.transact((tx) => tx.create(things, thing("T0", more)));
  return { ...opened, arm: () => next.change = change };
}
const move = (store: Store) =>
  store.transact(async (tx) =>
    tx.put(things, { ...(await tx.get(things, "T0"))!, shelf: "moved", words: ["blue"] })
  );

Deno.test("a missing row is not added if its value has changed meanwhile", async () => {
  await using opened = await interrupted(move);
  await opened.kv.delete(row("shelf", ["first", 1], "T0"));
  opened.arm();
  const { rowsAdded, rowsRemoved } = await opened.store.rebuildIndexes(things, "shelf");
  assertEquals([rowsAdded, rowsRemoved], [0, 0]);
  assertEquals(await problems(opened.store), []);
});

Deno.test("a wrong row stays if its value has become listed there meanwhile", async () => {
  await using opened = await interrupted(move);
  await opened.kv.set(row("shelf", ["moved", 1], "T0"), "T0");
  opened.arm();
  const { rowsRemoved } = await opened.store.rebuildIndexes(things, "shelf");
  assertEquals(rowsRemoved, 0);
  assertEquals(await problems(opened.store), []);
});

Deno.test("a count that is incremented meanwhile is counted again", async () => {
  const add = (store: Store) =>
    store.transact((tx) => tx.create(things, thing("T1", { words: ["red"] })));
  await using opened = await interrupted(add);
  await opened.kv.set(countKey(things, "word", "red"), new Deno.KvU64(7n));
  opened.arm();
  assertEquals((await opened.store.rebuildIndexes(things, "word")).countsCorrected, 1);
  assertEquals(await problems(opened.store), []);
});

Deno.test("with hundreds of concurrent writers all rows and counts end up correct", async () => {
  await using opened = await filled(60);
  const { store, kv } = opened;
  await damage(kv);
  let writing = true;
  const writers = Array.from({ length: 8 }, async (_, n) => {
    for (let turn = 0; writing || turn < 20; turn++) {
      const id = `T${(n * 7 + turn) % 60}`;
      await store.transact(async (tx) => {
        const one = await tx.get(things, id);
        if (!one) tx.create(things, thing(id, { shelf: "new", words: ["red", "new"] }));
        else if (turn % 5 === 4) tx.delete(things, id);
        else tx.put(things, { ...one, weight: turn, words: ["red", `word-${turn % 4}`] });
      });
    }
  });
  await store.rebuildIndexes(things);
  writing = false;
  await Promise.all(writers);
  // A part whose count changed all the time may be left for the next run.
  await store.rebuildIndexes(things);
  assertEquals(await problems(store), []);
});

Deno.test("what cannot be repaired is reported: two values under one key, an unreadable value", async () => {
  await using opened = await filled(4);
  const { store, kv } = opened;
  const { value } = await kv.get<Record<string, unknown>>(primaryKey(things, "T1"));
  await kv.set(primaryKey(things, "T1"), { ...value, slug: "slug-0" });
  await kv.set(primaryKey(things, "T2"), { ...value, id: "T2", weight: "heavy" });
  await kv.set(primaryKey(things, "T3"), { ...value, id: "T3", slug: "slug-2" });
  const { left } = await store.rebuildIndexes(things);
  assertEquals(left.map(({ problem, id }) => `${problem} ${id}`), [
    "value_unreadable T2",
    "row_taken T1",
    "row_taken T3",
  ]);
  const rows = await kv.get(row("slug", ["slug-2"], ""));
  assert(rows.versionstamp, "a value that cannot be read keeps its rows");
});

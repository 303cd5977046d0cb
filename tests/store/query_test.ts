import { assertEquals, assertRejects } from "@std/assert";
import { BadCursor } from "#store/base/errors.ts";
import { compareKeys } from "#store/kv/key_order.ts";
import type { Page, Store } from "#store/types.ts";
import { open, type Thing, thing, things } from "./help.ts";
import { wrapped } from "./wrapped_kv.ts";

async function stock(store: Store, count: number, shelf = "top"): Promise<void> {
  for (let n = 0; n < count; n++) {
    await store.transact((tx) =>
      tx.create(
        things,
        thing(`${shelf}${n}`, { shelf, weight: Math.floor(n / 2), slug: `${shelf}-${n}` }),
      )
    );
  }
}
const ids = (page: Page<Thing>) => page.items.map(({ id }) => id).join(" ");

for (const reverse of [false, true]) {
  Deno.test(`pages lead forward and back through a listing${reverse ? ", newest first" : ""}`, async () => {
    await using opened = await open();
    const { store } = opened;
    await stock(store, 7);
    await stock(store, 2, "toq"); // neighbours must not be listed
    const expected = ["top0 top1 top2", "top3 top4 top5", "top6"];
    if (reverse) expected.splice(0, 3, "top6 top5 top4", "top3 top2 top1", "top0");
    const list = (cursor?: string) =>
      store.list(things, "shelf", { prefix: ["top"], limit: 3, cursor, reverse });

    const first = await list();
    const second = await list(first.next);
    const third = await list(second.next);
    assertEquals([first, second, third].map(ids), expected);
    assertEquals([first.previous, third.next], [undefined, undefined]);

    const back = await list(third.previous);
    const start = await list(back.previous);
    assertEquals([back, start].map(ids), [expected[1], expected[0]]);
    assertEquals([start.previous, ids(await list(start.next))], [undefined, expected[1]]);
  });
}

Deno.test("a cursor works after its own row was deleted", async () => {
  await using opened = await open();
  const { store } = opened;
  await stock(store, 5);
  const options = { prefix: ["top"], limit: 2 };
  const first = await store.list(things, "shelf", options);
  for (const id of ["top0", "top1"]) {
    await store.transact(async (tx) => {
      await tx.get(things, id);
      tx.delete(things, id);
    });
  }
  const second = await store.list(things, "shelf", { ...options, cursor: first.next });
  assertEquals([ids(second), second.previous], ["top2 top3", undefined]);
  const third = await store.list(things, "shelf", { ...options, cursor: second.next });
  assertEquals(
    ids(await store.list(things, "shelf", { ...options, cursor: third.previous })),
    "top2 top3",
  );
});

Deno.test("going back before a deleted beginning answers with the first page", async () => {
  await using opened = await open();
  const { store } = opened;
  await stock(store, 4);
  const options = { prefix: ["top"], limit: 2 };
  const first = await store.list(things, "shelf", options);
  const second = await store.list(things, "shelf", { ...options, cursor: first.next });
  for (const id of ["top0", "top1"]) {
    await store.transact(async (tx) => {
      await tx.get(things, id);
      tx.delete(things, id);
    });
  }
  const back = await store.list(things, "shelf", { ...options, cursor: second.previous });
  assertEquals([ids(back), back.previous, back.next], ["top2 top3", undefined, undefined]);
});

Deno.test("bounds are inclusive below and exclusive above, and hold for cursors too", async () => {
  await using opened = await open();
  const { store } = opened;
  await stock(store, 8);
  const options = { prefix: ["top"], start: [1], end: [3], limit: 3 };
  const first = await store.list(things, "shelf", options);
  const second = await store.list(things, "shelf", { ...options, cursor: first.next });
  assertEquals([ids(first), ids(second), second.next], ["top2 top3 top4", "top5", undefined]);
  const narrower = { ...options, start: [2], cursor: first.previous ?? first.next };
  assertEquals(ids(await store.list(things, "shelf", narrower)), "top5");
  await assertRejects(
    () => store.list(things, "shelf", { ...options, end: [2], cursor: first.next }),
    BadCursor,
  );
});

Deno.test("a unique index lists as well", async () => {
  await using opened = await open();
  const { store } = opened;
  await stock(store, 3);
  const first = await store.list(things, "slug", { limit: 2 });
  const second = await store.list(things, "slug", { limit: 2, cursor: first.next });
  assertEquals([ids(first), ids(second)], ["top0 top1", "top2"]);
});

Deno.test("a row whose value was deleted between the two reads is skipped", async () => {
  await using opened = await open();
  const { kv } = opened;
  await stock(opened.store, 3);
  // Another process, whose cache does not have it.
  await using other = await open({
    over: () =>
      wrapped(kv, {
        async before(call) {
          if (call === "getMany") await kv.delete(["thing", "top1"]);
        },
      }),
  });
  const { store } = other;
  assertEquals(ids(await store.list(things, "shelf", { prefix: ["top"], limit: 3 })), "top0 top2");
});

Deno.test("a malformed, foreign or overlong cursor throws BadCursor", async () => {
  await using opened = await open();
  const { store } = opened;
  await stock(store, 4);
  const options = { prefix: ["top"], limit: 2 };
  const { next } = await store.list(things, "shelf", options);
  const encode = (value: unknown) =>
    new TextEncoder().encode(JSON.stringify(value)).toBase64({ alphabet: "base64url" });
  const bad = [
    "",
    "?",
    "AAAA",
    next!.slice(0, -3),
    encode(null),
    encode({ of: "thing.shelf", prefix: ["top"], to: "next", parts: [{}], id: "a" }),
    encode({ of: "thing.shelf", prefix: ["top"], to: "next", parts: [0], id: "a", more: 1 }),
    encode({ of: "thing.word", prefix: ["top"], to: "next", parts: [0], id: "a" }),
    encode({ of: "thing.shelf", prefix: ["top"], to: "next", parts: [0], id: "x".repeat(3_000) }),
  ];
  for (const cursor of bad) {
    await assertRejects(() => store.list(things, "shelf", { ...options, cursor }), BadCursor);
  }
  for (const other of [{ prefix: ["toq"] }, { prefix: [] }, { reverse: true }]) {
    const wrong = { ...options, ...other, cursor: next };
    await assertRejects(() => store.list(things, "shelf", wrong), BadCursor);
  }
  await assertRejects(() => store.list(things, "slug", { limit: 2, cursor: next }), BadCursor);
});

Deno.test("index rows come without their values, and can start just after a given row", async () => {
  await using opened = await open();
  const { store } = opened;
  await stock(store, 5);
  const rows = await store.listKeys(things, "shelf", { prefix: ["top"], limit: 3 });
  assertEquals(rows, [
    { parts: ["top", 0], id: "top0" },
    { parts: ["top", 0], id: "top1" },
    { parts: ["top", 1], id: "top2" },
  ]);
  const rest = await store.listKeys(things, "shelf", {
    prefix: ["top"],
    start: [1, "top2", ""],
    limit: 10,
  });
  assertEquals(rest.map(({ id }) => id), ["top3", "top4"]);
  const last = await store.listKeys(things, "shelf", { prefix: ["top"], limit: 1, reverse: true });
  assertEquals(last, [{ parts: ["top", 2], id: "top4" }]);
});

Deno.test("many values are read in tens, in the order asked, and the rows read are counted", async () => {
  await using opened = await open();
  await stock(opened.store, 25);
  const { store } = opened;
  const wanted = ["none", ...Array.from({ length: 25 }, (_, n) => `top${24 - n}`)];
  const before = store.stats.rowsRead;
  const values = await store.getMany(things, wanted);
  assertEquals(values.map((value) => value?.id ?? "none"), wanted);
  assertEquals(store.stats.rowsRead - before, 25);
});

Deno.test("our order of keys equals the database's", async () => {
  await using opened = await open();
  const { kv } = opened;
  const parts = ["", "a", "ab", "b", "é", "\uffee", "😀", -1, 0, 2, 10, 1e9];
  const keys = parts.flatMap((one) => [["k", one], ["k", one, "x"], ["k", one, 1]]);
  for (const key of keys) await kv.set(key, 1);
  const sorted: Deno.KvKey[] = [];
  for await (const { key } of kv.list({ prefix: ["k"] })) sorted.push(key);
  assertEquals([...keys].sort(compareKeys), sorted as typeof keys);
});

Deno.test("a read by a key that is too large finds nothing, and is no error", async () => {
  await using opened = await open();
  const { store } = opened;
  const long = "\ufdfa".repeat(1_000);
  assertEquals(await store.get(things, long), null);
  assertEquals(await store.find(things, "slug", [long]), null);
  assertEquals((await store.list(things, "shelf", { prefix: [long], limit: 10 })).items, []);
  assertEquals(await store.listKeys(things, "word", { start: [long], limit: 10 }), []);
});

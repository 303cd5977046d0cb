import assertNode from "node:assert/strict";
import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { Busy, TooLarge } from "#store/base/errors.ts";
import { MAX_TRANSACTIONS } from "#store/commit/transact.ts";
import { counters, createCounter, increment, open, rowsOf, thing, things } from "./help.ts";
import { gate, wrapped } from "./wrapped_kv.ts";

Deno.test("64 concurrent writers of one key all succeed", async () => {
  await using opened = await open();
  const { store } = opened;
  await createCounter(store, "c");
  const counts = await Promise.all(Array.from({ length: 64 }, () => increment(store, "c")));
  assertEquals(counts.sort((a, b) => a - b), Array.from({ length: 64 }, (_, n) => n + 1));
  const counter = await store.get(counters, "c");
  assertEquals([counter?.count, counter?.version, store.stats.busy], [64, 65, 0]);
  // The losers queued up: each read again once, not once per winner.
  assert(store.stats.retries <= 70, `${store.stats.retries} retries`);
});

Deno.test("of 64 writers that create one id one succeeds, and the others find its value", async () => {
  await using opened = await open();
  const { store } = opened;
  const answers = await Promise.all(
    Array.from({ length: 64 }, () =>
      store.transact(async (tx) => {
        if (await tx.get(counters, "c")) return "met";
        tx.create(counters, { id: "c", count: 0 });
        return "made";
      })),
  );
  assertEquals(answers.filter((answer) => answer === "made").length, 1);
});

Deno.test("writers of overlapping pairs never deadlock", async () => {
  await using opened = await open();
  const { store } = opened;
  const ids = ["a", "b", "c", "d"];
  for (const id of ids) await createCounter(store, id);
  await Promise.all(Array.from({ length: 60 }, (_, n) =>
    store.transact(async (tx) => {
      const pair = [ids[n % 4], ids[(n + 1 + (n % 3)) % 4]];
      if (n % 2) pair.reverse();
      for (const id of pair) {
        const counter = await tx.get(counters, id);
        tx.put(counters, { ...counter!, count: counter!.count + 1 });
      }
    })));
  const all = await store.getMany(counters, ids);
  assertEquals(all.reduce((sum, counter) => sum + counter!.count, 0), 120);
});

Deno.test("a body that writes nothing commits nothing: a refusal costs no commit", async () => {
  await using opened = await open();
  const { store } = opened;
  assertEquals(await store.transact(async (tx) => await tx.get(counters, "c") ?? "none"), "none");
  assertEquals(store.stats.commits, 0);
});

Deno.test("each attempt has its own time", async () => {
  await using opened = await open();
  const { store, clock } = opened;
  await createCounter(store, "c");
  const times: number[] = [];
  await store.transact(async (tx) => {
    times.push(tx.now);
    const counter = await tx.get(counters, "c");
    if (times.length === 1) {
      clock.advance(1_000);
      await increment(store, "c");
    }
    tx.put(counters, { ...counter!, count: 9 });
  });
  assertEquals(times.map((time) => time - times[0]), [0, 1_000]);
  assertEquals((await store.get(counters, "c"))?.updatedAt, times[1]);
});

Deno.test("a value is read once: within one attempt it never changes", async () => {
  await using opened = await open();
  const { store } = opened;
  await createCounter(store, "c");
  let attempts = 0;
  const seen = await store.transact(async (tx) => {
    attempts++;
    const first = await tx.get(counters, "c");
    if (attempts === 1) await increment(store, "c");
    const [again, none] = await tx.getMany([[counters, "c"], [counters, null]]);
    assert(first === again && none === null);
    return tx.put(counters, { ...again!, count: again!.count + 10 }).count;
  });
  assertEquals([attempts, seen], [2, 11]);
});

Deno.test("two reads of one key at the same time see the same version", async () => {
  let between: (() => Promise<unknown>) | null = null;
  await using opened = await open({
    over: (kv) =>
      wrapped(kv, {
        async after(call) {
          if (call !== "getMany") return;
          const run = between;
          between = null;
          await run?.();
        },
      }),
  });
  const { store, kv } = opened;
  const value = { id: "c", count: 1, createdAt: 1, updatedAt: 1, version: 1 };
  await kv.set(["counter", "c"], value);
  between = () => kv.set(["counter", "c"], { ...value, count: 2, version: 2 });
  const seen: unknown[] = [];
  await store.transact(async (tx) => {
    const [one, other] = await Promise.all([tx.get(counters, "c"), tx.get(counters, "c")]);
    seen.push(one === other, one === await tx.get(counters, "c"));
  });
  assertEquals(seen, [true, true]);
});

Deno.test("after a failed assertion over stale reads the body runs again", async () => {
  await using opened = await open();
  const { store } = opened;
  await createCounter(store, "a");
  await createCounter(store, "b");
  let attempts = 0;
  await store.transact(async (tx) => {
    attempts++;
    const a = await tx.get(counters, "a");
    if (attempts === 1) {
      await store.transact(async (other) => {
        for (const value of await other.getMany([[counters, "a"], [counters, "b"]])) {
          other.put(counters, { ...value!, count: 5 });
        }
      });
    }
    const b = await tx.get(counters, "b");
    assertNode.equal(a!.count, b!.count);
    tx.put(counters, { ...a!, count: 6 });
  });
  assertEquals([attempts, (await store.get(counters, "a"))?.count], [2, 6]);
});

Deno.test("a failed assertion over current reads, and any other error, is thrown at once", async () => {
  await using opened = await open();
  const { store } = opened;
  await createCounter(store, "c");
  let attempts = 0;
  await assertRejects(() =>
    store.transact(async (tx) => {
      attempts++;
      assertNode.equal((await tx.get(counters, "c"))!.count, 7);
    }), assertNode.AssertionError);
  await assertRejects(() =>
    store.transact(() => {
      attempts++;
      throw new RangeError("a bug");
    }), RangeError);
  assertEquals(attempts, 2);
});

Deno.test("mistakes of a body are refused: unread, outdated or altered values", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  const counter = await createCounter(store, "c");
  await kv.set(["counter", "foreign"], { ...counter, id: "foreign" });
  const refused = [
    () => store.transact((tx) => tx.put(counters, counter)),
    () => store.transact((tx) => tx.delete(counters, "c")),
    () =>
      store.transact(async (tx) =>
        void tx.put(counters, { ...counter, id: (await tx.get(counters, "x"))?.id ?? "x" })
      ),
    () =>
      store.transact(async (tx) => {
        const read = (await tx.get(counters, "c"))!;
        tx.put(counters, { ...read, count: 1 });
        tx.put(counters, { ...read, count: 2 }); // would undo the first put
      }),
    ...["c", "foreign"].map((id) => () =>
      store.transact(async (tx) => {
        const read = (await tx.get(counters, id))!;
        read.count = 3; // its index rows would not be updated
        tx.put(counters, read);
      })
    ),
  ];
  for (const run of refused) await assertRejects(run);
  assertEquals(await store.get(counters, "c"), counter);
});

Deno.test("a value that does not match its schema is neither written nor read", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await assertRejects(() => store.transact((tx) => tx.create(counters, { id: "c", count: 0.5 })));
  await kv.set(["counter", "c"], { id: "c", count: "many" });
  await assertRejects(() => store.get(counters, "c"));
  await assertRejects(() => store.transact((tx) => tx.get(counters, "c")));
});

Deno.test("a value or key that is too large is refused when it is written, not at the commit", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  const create = (more: Partial<ReturnType<typeof thing>>) =>
    store.transact((tx) => tx.create(things, thing("a", more)));
  await assertRejects(() => create({ words: ["x".repeat(65_536)] }), TooLarge);
  await assertRejects(() => create({ shelf: "x".repeat(2_050) }), TooLarge);
  await assertRejects(() => create({ shelf: "é".repeat(1_050) }), TooLarge);
  assertEquals((await rowsOf(kv, [])).size, 0);
  await store.transact((tx) => {
    assertThrows(() => tx.create(things, thing("a", { words: ["x".repeat(65_536)] })), TooLarge);
  });
  // Near the limit the size is measured exactly.
  await create({ shelf: "x".repeat(2_000) });
  await store.transact((tx) => tx.create(things, thing("b", { slug: null, shelf: null })));
  await store.transact(async (tx) => {
    const b = await tx.get(things, "b");
    tx.put(things, { ...b!, words: Array(33).fill("y".repeat(1_900)) });
  });
});

Deno.test("a transaction that would be too big for a remote database is refused on a local one", async () => {
  await using opened = await open();
  const { store } = opened;
  const createMany = (count: number) =>
    store.transact((tx) => {
      for (let n = 0; n < count; n++) tx.create(counters, { id: `c${n}`, count: 0 });
    });
  await createMany(9);
  await assertRejects(() => createMany(10), assertNode.AssertionError);
});

Deno.test("a locked database counts as a conflict", async () => {
  let locked = 3;
  await using opened = await open({
    over: (kv) =>
      wrapped(kv, {
        before(call) {
          if (call === "commit" && locked-- > 0) throw new TypeError("database is locked");
        },
      }),
  });
  await createCounter(opened.store, "c");
  assertEquals([opened.store.stats.retries, opened.store.stats.commits], [3, 1]);
});

Deno.test("when all retries meet a conflict a transaction throws Busy, and nothing is written", async () => {
  await using opened = await open({
    over: (kv) => wrapped(kv, { commit: () => Promise.resolve({ ok: false }) }),
  });
  await assertRejects(() => createCounter(opened.store, "c"), Busy);
  assertEquals([opened.store.stats.busy, (await rowsOf(opened.kv, [])).size], [1, 0]);
});

Deno.test("transactions beyond the maximum in progress are refused at once, and write nothing", async () => {
  const hold = gate();
  await using opened = await open({
    over: (kv) => wrapped(kv, { before: () => hold.passed() }),
  });
  const { store } = opened;
  hold.close();
  const first = Array.from(
    { length: MAX_TRANSACTIONS },
    () => store.transact((tx) => tx.get(counters, "c")),
  );
  await assertRejects(() => createCounter(store, "c"), Busy);
  hold.open();
  await Promise.all(first);
  assertEquals(await store.get(counters, "c"), null);
  await createCounter(store, "c");
});

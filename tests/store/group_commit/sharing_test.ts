/** Which transactions share a commit, and which do not. */
import { assertEquals } from "@std/assert";
import type { Tx } from "#store/types.ts";
import { counters, createCounter, thing, things } from "../help.ts";
import { until } from "../wrapped_kv.ts";
import { openGated } from "./gated.ts";

/** Runs transactions that become ready during a commit; returns how often each ran. */
async function together(
  { store, commits, door }: Awaited<ReturnType<typeof openGated>>,
  bodies: ((tx: Tx) => Promise<unknown>)[],
): Promise<number[]> {
  commits.length = 0;
  door.close();
  const blocker = createCounter(store, "blocker");
  const attempts = bodies.map(() => 0);
  const all = bodies.map((body, place) =>
    store.transact((tx) => {
      attempts[place]++;
      return body(tx);
    })
  );
  await until(() => attempts.every((count) => count === 1), "all have begun");
  door.open();
  await Promise.all([blocker, ...all]);
  return attempts;
}

const keysOf = (keys: readonly Deno.KvKey[]) => keys.map((key) => key.join("/")).sort();

Deno.test("two transactions of which each reads what the other writes are never in one group", async () => {
  await using opened = await openGated();
  const { store, commits } = opened;
  for (const id of ["a", "b"]) await createCounter(store, id);
  // In one group, both would see the old state (write skew).
  const answers: string[] = [];
  const leave = (mine: string, other: string) => async (tx: Tx) => {
    const [me, them] = await tx.getMany([[counters, mine], [counters, other]]);
    if (them!.count === 0) tx.put(counters, { ...me!, count: 1 });
    answers.push(them!.count === 1 ? "must stay" : "leaves");
  };
  assertEquals(await together(opened, [leave("a", "b"), leave("b", "a")]), [1, 2]);
  assertEquals(answers, ["leaves", "leaves", "must stay"]);
  // The last commit only checks the answer.
  assertEquals(commits.map(({ sets }) => keysOf(sets)), [["counter/blocker"], ["counter/a"], []]);
});

Deno.test("what one transaction writes, none of its group reads or writes, whichever comes first", async () => {
  const read = (tx: Tx) => tx.get(counters, "shared");
  const write = async (tx: Tx) => tx.put(counters, { ...(await read(tx))!, count: 7 });
  const readAndWrite = (own: string) => async (tx: Tx) => {
    tx.create(counters, { id: own, count: (await read(tx))!.count });
  };
  const cases = [
    [write, readAndWrite("x")],
    [readAndWrite("x"), write],
    [write, write],
  ];
  for (const bodies of cases) {
    await using opened = await openGated();
    const { store, commits } = opened;
    await createCounter(store, "shared");
    await together(opened, bodies);
    assertEquals(commits.slice(1).map(({ sets }) => sets.length), [1, 1]);
  }
});

Deno.test("transactions that only read one key go into one commit, which checks it once", async () => {
  await using opened = await openGated();
  const { store, commits } = opened;
  await createCounter(store, "concert");
  const tickets = Array.from({ length: 99 }, (_, n) => `ticket${n}`);
  const attempts = await together(
    opened,
    tickets.map((id) => async (tx) => {
      const concert = await tx.get(counters, "concert");
      tx.create(counters, { id, count: concert!.count });
    }),
  );
  assertEquals(attempts, tickets.map(() => 1));
  assertEquals(commits.map(({ sets, checks }) => [sets.length, checks.length]), [[1, 1], [
    99,
    100,
  ]]);
});

Deno.test("transactions that look for the same unique key, which nobody has, share a commit", async () => {
  await using opened = await openGated();
  const { commits } = opened;
  const look = (id: string, slug: string | null = null) => async (tx: Tx) => {
    await tx.find(things, "slug", ["free"]);
    tx.create(things, thing(id, { slug }));
  };
  assertEquals(await together(opened, [look("a"), look("b"), look("c", "free")]), [1, 1, 1]);
  assertEquals(commits.map(({ sets }) => sets.length), [1, 2, 2]);
});

Deno.test("of two transactions that read different versions of a key, only the stale one runs again", async () => {
  for (const staleFirst of [true, false]) {
    await using opened = await openGated();
    const { store, kv, commits, door } = opened;
    const shared = { id: "shared", count: 1, createdAt: 1, updatedAt: 1, version: 1 };
    await kv.set(["counter", "shared"], shared); // by another process: it is in no cache
    commits.length = 0;
    door.close();
    const blocker = createCounter(store, "blocker");
    const attempts = { stale: 0, fresh: 0 };
    const mayCommit = Promise.withResolvers<void>();
    const copy = (id: keyof typeof attempts, first: Promise<void>) =>
      store.transact(async (tx) => {
        const read = await tx.get(counters, "shared");
        attempts[id]++;
        await first;
        return tx.create(counters, { id, count: read!.count }).count;
      });
    const stale = copy("stale", staleFirst ? Promise.resolve() : mayCommit.promise);
    await until(() => attempts.stale === 1, "it has read the first version");
    await kv.set(["counter", "shared"], { ...shared, count: 2, version: 2 });
    const fresh = copy("fresh", Promise.resolve());
    await until(() => attempts.fresh === 1, "it has read the second version");
    mayCommit.resolve();
    await new Promise((resolve) => setTimeout(resolve, 0)); // both are in the queue
    door.open();
    assertEquals([await stale, await fresh], [2, 2]);
    assertEquals(attempts, { stale: 2, fresh: 1 });
    await blocker;
  }
});

Deno.test("of two transactions that settle one row at the same time, one has an effect", async () => {
  await using opened = await openGated();
  const { store, handed } = opened;
  await store.transact((tx) => tx.emit("due", {}));
  const effect = (id: string) => async (tx: Tx) => {
    tx.settle(handed[0]);
    await Promise.resolve(tx.create(counters, { id, count: 1 }));
  };
  const lost = await together(opened, [effect("a"), effect("b")]).catch((error) => error.name);
  assertEquals(lost, "RowLost");
  assertEquals([await store.get(counters, "a") !== null, await store.get(counters, "b")], [
    true,
    null,
  ]);
});

Deno.test("a mark is not cleared in the group that sets it", async () => {
  for (const clearFirst of [true, false]) {
    await using opened = await openGated();
    const { store, commits } = opened;
    await store.transact((tx) => tx.mark("sum", "a"));
    const read = await store.marks.get("sum", "a");
    const clear = async (tx: Tx) => await Promise.resolve(tx.clear(read!));
    const set = async (tx: Tx) => await Promise.resolve(tx.mark("sum", "a"));
    await together(opened, clearFirst ? [clear, set] : [set, clear]).catch((error) =>
      assertEquals([error.name, clearFirst], ["MarkSetAgain", false])
    );
    assertEquals((await store.marks.list("sum", { limit: 9 })).length, 1);
    // One that comes after the other is known to be stale.
    const mine = commits.slice(1).map(({ sets, deletes }) => [sets.length, deletes.length]);
    assertEquals(mine, clearFirst ? [[0, 1], [1, 0]] : [[1, 0]]);
  }
});

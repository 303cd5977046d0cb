/** Transactions that are ready during a commit go into the next one together, within limits. */
import { assert, assertEquals } from "@std/assert";
import { counters, createCounter, open, START, thing, things } from "../help.ts";
import { until, wrapped } from "../wrapped_kv.ts";
import { openGated } from "./gated.ts";

Deno.test("transactions that become ready during a commit share the next one", async () => {
  await using opened = await openGated();
  const { store, commits, door } = opened;
  door.close();
  const created = Array.from({ length: 21 }, (_, n) => createCounter(store, `c${n}`));
  await until(() => commits.length === 1, "the first commit, at once and alone");
  door.open();
  await Promise.all(created);
  assertEquals(commits.map(({ sets }) => sets.length), [1, 20]);
  assertEquals([store.stats.commits, store.stats.committed], [2, 21]);
});

Deno.test("a group has at most 100 checks", async () => {
  await using opened = await openGated();
  const { store, commits } = opened;
  await Promise.all(Array.from({ length: 250 }, (_, n) => createCounter(store, `c${n}`)));
  for (const { checks } of commits) assert(checks.length <= 100, `${checks.length} checks`);
  assertEquals(store.stats.committed, 250);
});

Deno.test("when a group commit throws, its members are committed one by one", async () => {
  let broken = false;
  await using opened = await open({
    over: (kv) =>
      wrapped(kv, {
        commit: (commit, run) => {
          const poison = commit.sets.some((key) => key[1] === "poison");
          return broken && poison ? Promise.reject(new Error("broken")) : run();
        },
      }),
  });
  broken = true;
  const all = ["first", "a", "poison", "b"].map((id) => createCounter(opened.store, id));
  const results = await Promise.allSettled(all);
  assertEquals(results.map(({ status }) => status), [
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});

Deno.test("rows due within a quarter second share one wake-up, sent by the first commit that succeeds", async () => {
  await using opened = await openGated({ enqueueWakes: true });
  const { store, commits, scheduled } = opened;
  const emitAt = (dueAt: number, id: string) =>
    store.transact((tx) => {
      tx.create(counters, { id, count: 0 });
      tx.emit("due", {}, { dueAt });
    });
  await emitAt(START + 1_010, "a");
  await emitAt(START + 1_240, "b");
  await emitAt(START + 1_250, "c");
  await emitAt(START + 40 * 86_400_000, "d"); // longer than the queue's maximum delay: left to the sweep
  assertEquals(commits.map(({ messages }) => messages.map(({ delay }) => delay)), [
    [1_250],
    [],
    [1_500],
    [],
  ]);
  assertEquals(scheduled.length, 4);
});

Deno.test("a wake-up whose commit failed is sent with the next commit", async () => {
  let fail = true;
  const sent: number[] = [];
  await using opened = await open({
    enqueueWakes: true,
    subscribers: () => ["handler"],
    over: (kv) =>
      wrapped(kv, {
        commit(commit, run) {
          sent.push(commit.messages.length);
          const result = fail ? Promise.resolve<Deno.KvCommitError>({ ok: false }) : run();
          fail = false;
          return result;
        },
      }),
  });
  for (let n = 0; n < 2; n++) {
    await opened.store.transact((tx) => tx.emit("due", {}, { dueAt: START + 1_000 }));
  }
  assertEquals(sent, [1, 1, 0]);
});

Deno.test("a group has at most 800 KiB and 1,000 mutations", async () => {
  await using opened = await openGated();
  const { store, commits, door } = opened;
  const gather = async (run: (n: number) => Promise<unknown>) => {
    commits.length = 0;
    door.close();
    const all = Array.from({ length: 25 }, (_, n) => run(n));
    door.open();
    await Promise.all(all);
  };
  const payload = "x".repeat(60_000);
  await gather(() => store.transact((tx) => tx.emit("due", payload)));
  for (const { sets } of commits) assert(sets.length * payload.length <= 800 * 1024);
  const words = Array.from({ length: 60 }, (_, n) => `word${n}`);
  await gather((n) => store.transact((tx) => tx.create(things, thing(`t${n}`, { words }))));
  for (const { sets, sums } of commits) assert(sets.length + sums.length <= 1_000);
  assert(commits.some(({ sets }) => sets.length > 100));
});

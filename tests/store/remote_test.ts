import { assert, assertEquals } from "@std/assert";
import { counters, createCounter, increment, open, rowsOf, START } from "./help.ts";
import { type Commit, wrapped } from "./wrapped_kv.ts";

/** A remote database whose answers may get lost: then the client sends the commit again. */
async function openRemote(options: { loseAnswers?: (nth: number) => boolean } = {}) {
  const commits: Commit[] = [];
  const opened = await open({
    backend: "remote",
    enqueueWakes: true,
    subscribers: () => ["handler"],
    over: (kv) =>
      wrapped(kv, {
        async commit(commit, run) {
          commits.push(commit);
          const result = await run();
          // The repeated commit fails its checks, and the client reports only that.
          return options.loseAnswers?.(commits.length) ? { ok: false } : result;
        },
      }),
  });
  return Object.assign(opened, { commits });
}

Deno.test("on a remote database every transaction commits alone, with its own op row", async () => {
  await using opened = await openRemote();
  const { store, kv, commits } = opened;
  await Promise.all(Array.from({ length: 5 }, (_, n) => createCounter(store, `c${n}`)));
  assertEquals([commits.length, store.stats.committed], [5, 5]);
  for (const { checks, messages } of commits) {
    assert(checks.some(({ key, versionstamp }) => key[0] === "op" && versionstamp === null));
    assertEquals(messages.length, 0); // there is no queue
  }
  assertEquals((await rowsOf(kv, ["op"])).size, 5);
});

Deno.test("a commit that was applied but reported as failed succeeds, once", async () => {
  await using opened = await openRemote({ loseAnswers: () => true });
  const { store, handed } = opened;
  await createCounter(store, "c");
  assertEquals(await increment(store, "c"), 1);
  assertEquals((await store.get(counters, "c"))?.version, 2);
  assertEquals([store.stats.retries, store.stats.committed], [0, 2]);
  // The effects of a commit follow in this case as well.
  await store.transact((tx) => tx.emit("event", {}));
  const { versionstamp } = await opened.kv.get(handed[0].key);
  assertEquals([handed.length, handed[0].versionstamp], [1, versionstamp]);
});

Deno.test("a commit that really failed is tried again", async () => {
  await using opened = await openRemote();
  const { store } = opened;
  await createCounter(store, "c");
  const counts = await Promise.all(Array.from({ length: 8 }, () => increment(store, "c")));
  assertEquals(counts.sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
  assertEquals(store.stats.busy, 0);
});

Deno.test("a claim whose answer got lost is recognised as ours, in batches of ten checks", async () => {
  let lose = false;
  await using opened = await openRemote({ loseAnswers: () => lose });
  const { store, clock, commits } = opened;
  for (let n = 0; n < 12; n++) {
    await store.transact((tx) => tx.emit("event", { n }, { dueAt: START + n }));
  }
  clock.advance(1_000);
  const { due } = await store.outbox.look(100);
  lose = true;
  commits.length = 0;
  const claimed = await store.outbox.claim(due);
  assertEquals(new Set(claimed.map(({ payload }) => payload)).size, 12);
  for (const { checks } of commits) assert(checks.length <= 10);
  for (const row of claimed) {
    assertEquals((await opened.kv.get(row.key)).versionstamp, row.versionstamp);
  }
});

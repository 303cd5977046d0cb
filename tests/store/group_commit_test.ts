import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import type { Tx } from "#store/types.ts";
import { counters, createCounter, increment, open, START, thing, things } from "./help.ts";
import { type Commit, gate, until, wrapped } from "./wrapped_kv.ts";

/** A store whose commits are recorded, and wait while the gate is closed. */
async function openGated(options: { enqueueWakes?: boolean } = {}) {
  const commits: Commit[] = [];
  const door = gate();
  const opened = await open({
    ...options,
    subscribers: (event) => event === "due" ? ["handler"] : [],
    over: (kv) =>
      wrapped(kv, {
        commit: async (commit, run) => {
          commits.push(commit);
          await door.passed();
          return await run();
        },
      }),
  });
  return Object.assign(opened, { commits, door });
}

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

Deno.test("one that met a conflict holds up those that write the same, not those that read the same", async () => {
  await using opened = await openGated();
  const { store, commits, door } = opened;
  for (const id of ["concert", "hot", "cold"]) await createCounter(store, id);
  commits.length = 0;
  const begun: string[] = [];
  const reserve = (id: string) =>
    store.transact(async (tx) => {
      const [concert, ticket] = await tx.getMany([[counters, "concert"], [counters, id]]);
      begun.push(id);
      tx.put(counters, { ...ticket!, count: ticket!.count + concert!.count + 1 });
    });
  door.close();
  const winner = reserve("hot");
  const loser = reserve("hot");
  await until(() => commits.length === 1, "the first is in flight");
  door.open();
  door.close(); // after the first
  await until(() => commits.length === 2 && begun.length === 3, "the loser has lined up");
  const [alsoHot, cold] = [reserve("hot"), reserve("cold")];
  await until(() => begun.includes("cold"), "who only reads the concert has read it");
  assertEquals(begun, ["hot", "hot", "hot", "cold"]); // the other one waits
  door.open();
  await Promise.all([winner, loser, alsoHot, cold]);
  assertEquals(begun, ["hot", "hot", "hot", "cold", "hot"]);
  assertEquals((await store.get(counters, "hot"))?.count, 3);
});

Deno.test("a reader of a key that is written all the time gets its turn", async () => {
  await using opened = await open();
  const { store } = opened;
  for (const id of ["hot", "own"]) await createCounter(store, id);
  let writing = true;
  const writers = Array.from({ length: 8 }, async () => {
    while (writing) await increment(store, "hot");
  });
  let attempts = 0;
  await store.transact(async (tx) => {
    attempts++;
    const hot = await tx.get(counters, "hot");
    // Time passes between the read and the commit, so that a writer comes between.
    for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setTimeout(resolve, 0));
    const own = await tx.get(counters, "own");
    tx.put(counters, { ...own!, count: hot!.count });
  });
  writing = false;
  await Promise.all(writers);
  assert(attempts <= 4, `${attempts} attempts`);
});

Deno.test("a stale transaction does not fail the others in its group", async () => {
  await using opened = await openGated();
  const { store, kv, commits, door } = opened;
  for (const id of ["hot", "a", "b"]) await createCounter(store, id);
  commits.length = 0;
  door.close();
  const blocker = createCounter(store, "blocker");
  const attempts = { hot: 0, a: 0, b: 0 };
  const counted = (id: keyof typeof attempts) =>
    store.transact(async (tx) => {
      attempts[id]++;
      const counter = await tx.get(counters, id);
      return tx.put(counters, { ...counter!, count: counter!.count + 1 }).count;
    });
  const all = [counted("a"), counted("hot"), counted("b")];
  await until(() => attempts.b === 1, "all have begun");
  // Another process writes the hot key, which this one cannot know.
  const hot = await kv.get<Record<string, unknown>>(["counter", "hot"]);
  await kv.set(hot.key, { ...hot.value, count: 10, version: 7 });
  door.open();
  await blocker;
  assertEquals(await Promise.all(all), [1, 11, 1]);
  assertEquals(attempts, { hot: 2, a: 1, b: 1 });
});

Deno.test("a transaction known to be stale fails without a call to the database", async () => {
  await using opened = await openGated();
  const { store, commits } = opened;
  await createCounter(store, "c");
  commits.length = 0;
  await Promise.all(Array.from({ length: 10 }, () => increment(store, "c")));
  assertEquals(commits.length, 10); // no commit failed
  assertEquals(store.stats.conflicts, 9);
});

Deno.test("a new transaction waits for those in the queue instead of losing to them", async () => {
  await using opened = await openGated();
  const { store, commits, door } = opened;
  await createCounter(store, "c");
  commits.length = 0;
  door.close();
  const first = increment(store, "c");
  const loser = increment(store, "c");
  await until(() => commits.length === 1, "the first is in flight");
  door.open();
  door.close(); // after the first
  await until(() => commits.length === 2, "the loser has lined up, and is in flight");
  let attempts = 0;
  const newcomer = store.transact(async (tx) => {
    attempts++;
    const counter = await tx.get(counters, "c");
    return tx.put(counters, { ...counter!, count: counter!.count + 1 }).count;
  });
  await until(() => attempts === 1, "the newcomer has begun");
  door.open();
  assertEquals(await Promise.all([first, loser, newcomer]), [1, 2, 3]);
  assertEquals(attempts, 1);
});

Deno.test("a key that another process deleted or wrote does not block transactions", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await createCounter(store, "c");
  await increment(store, "c");
  await kv.delete(["counter", "c"]);
  assertEquals((await createCounter(store, "c")).version, 1);
  await kv.set(["counter", "c"], { id: "c", count: 5, createdAt: 1, updatedAt: 1, version: 3 });
  assertEquals(await increment(store, "c"), 6);
  await store.transact(async (tx) => {
    await tx.get(counters, "c");
    tx.delete(counters, "c");
  });
  await kv.set(["counter", "c"], { id: "c", count: 8, createdAt: 1, updatedAt: 1, version: 3 });
  assertEquals(await increment(store, "c"), 9);
  assertEquals(store.stats.busy, 0);
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

type Kind = "move" | "swap" | "merge" | "copy" | "peek";
interface Step {
  from: string;
  to: string;
  kind: Kind;
  pause: boolean;
}
type State = Map<string, { weight: number; slug: string }>;

/** The same step on plain values; its effect depends on both. */
function apply(state: State, { from, to, kind }: Step): void {
  const one = state.get(from), other = state.get(to);
  if (!one || !other || from === to || kind === "peek") return;
  if (kind === "copy") one.weight = other.weight + 1; // the other one is only read
  else if (kind === "swap") [one.slug, other.slug] = [other.slug, one.slug];
  else {
    const weight = kind === "merge" ? one.weight : Math.floor(one.weight / 3);
    one.weight -= weight;
    other.weight += weight;
    if (kind === "merge") state.delete(from);
  }
}

Deno.test("concurrent transactions end as if they had run one after the other", async () => {
  const ids = ["a", "b", "c", "d"];
  const step: fc.Arbitrary<Step> = fc.record({
    from: fc.constantFrom(...ids),
    to: fc.constantFrom(...ids),
    kind: fc.constantFrom<Kind>(
      "move",
      "move",
      "swap",
      "swap",
      "merge",
      "copy",
      "copy",
      "copy",
      "peek",
    ),
    pause: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 24 }), async (steps) => {
      await using opened = await open();
      const { store, kv } = opened;
      for (const id of ids) {
        await store.transact((tx) => {
          tx.create(things, thing(id, { slug: id, weight: 100, words: [id] }));
        });
      }
      const committed: Step[] = [];
      await Promise.all(steps.map(async (step) => {
        await store.transact(async (tx) => {
          const one = await tx.get(things, step.from);
          if (step.pause) await new Promise((resolve) => setTimeout(resolve, 0));
          const other = await tx.get(things, step.to);
          const state: State = new Map();
          for (const value of [one, other]) {
            if (value) state.set(value.id, { weight: value.weight, slug: value.slug! });
          }
          apply(state, step);
          for (const value of new Set([one, other])) {
            if (!value || step.kind === "peek") continue;
            if (step.kind === "copy" && value === other) continue;
            const next = state.get(value.id);
            if (next) tx.put(things, { ...value, ...next });
            else tx.delete(things, value.id);
          }
        });
        committed.push(step);
      }));
      // Replayed one by one in the order of their commits, the steps must give the same state.
      const model: State = new Map(ids.map((id) => [id, { weight: 100, slug: id }]));
      for (const step of committed) apply(model, step);
      const left = (await store.getMany(things, ids)).filter((value) => value !== null);
      assertEquals(
        left.map(({ id, weight, slug }) => [id, weight, slug]),
        ids.filter((id) => model.has(id)).map((id) => [
          id,
          model.get(id)!.weight,
          model.get(id)!.slug,
        ]),
      );
      // And every index must match it.
      for (const value of left) {
        assertEquals((await store.find(things, "slug", [value.slug!]))?.id, value.id);
      }
      let rows = 0;
      for await (const _ of kv.list({ prefix: ["thing", "unique"] })) rows++;
      assertEquals(rows, left.length);
      const counts = await store.listCounts(things, "word", { limit: 10 });
      assertEquals(counts.map(({ part }) => part), left.map(({ id }) => id).sort());
      assertEquals(store.stats.busy, 0);
    }),
    { numRuns: 60, seed: 7 },
  );
});

Deno.test("values written by this process come from the cache, those written by another process do not", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await createCounter(store, "c");
  const before = store.stats.rowsRead;
  assertEquals(await increment(store, "c"), 1);
  assertEquals(store.stats.rowsRead, before);
  await kv.set(["counter", "c"], { id: "c", count: 5, createdAt: 1, updatedAt: 1, version: 3 });
  assertEquals(await increment(store, "c"), 6);
});

Deno.test("an answer or an error based on the cache is validated against the database first", async () => {
  await using opened = await open();
  const { store, kv } = opened;
  await createCounter(store, "c");
  const look = () => store.transact(async (tx) => (await tx.get(counters, "c"))!.count);
  assertEquals(await look(), 0);
  await kv.set(["counter", "c"], { id: "c", count: 5, createdAt: 1, updatedAt: 1, version: 3 });
  assertEquals(await look(), 5);
  await increment(store, "c");
  await kv.set(["counter", "c"], { id: "c", count: 9, createdAt: 1, updatedAt: 1, version: 3 });
  const positive = () =>
    store.transact(async (tx) => {
      const { count } = (await tx.get(counters, "c"))!;
      if (count < 9) throw new Error("too few");
      return count;
    });
  assertEquals(await positive(), 9);
});

import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { keyName } from "#store/kv/mod.ts";
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

Deno.test("transactions that share a key, read or written, are never in one group", async () => {
  await using opened = await openGated();
  const { store, commits, door } = opened;
  for (const id of ["a", "b", "doctors"]) await createCounter(store, id);
  commits.length = 0;
  door.close();
  const blocker = createCounter(store, "blocker");
  // Each reads what the other writes: in one group, both would see the old state (write skew).
  const leave = (mine: string, other: string) =>
    store.transact(async (tx) => {
      const [me, them] = await tx.getMany([[counters, mine], [counters, other]]);
      if (them!.count === 1) return "must stay";
      tx.put(counters, { ...me!, count: 1 });
      return "left";
    });
  const answers = [leave("a", "b"), leave("b", "a")];
  door.open();
  await blocker;
  assertEquals((await Promise.all(answers)).sort(), ["left", "must stay"]);
  for (const { checks } of commits) {
    const names = checks.map(({ key }) => keyName(key));
    assertEquals(new Set(names).size, names.length);
  }
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

type Kind = "move" | "swap" | "merge" | "peek";
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
  if (kind === "swap") [one.slug, other.slug] = [other.slug, one.slug];
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
    kind: fc.constantFrom<Kind>("move", "move", "swap", "swap", "merge", "peek"),
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

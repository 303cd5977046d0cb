/** Transactions end as if they had run one after the other, although they read what this process has just written. */
import fc from "fast-check";
import { assertEquals } from "@std/assert";
import { counters, createCounter, increment, open, thing, things } from "../help.ts";

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

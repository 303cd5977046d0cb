/** Compares the model with the real database on the same random operations. */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Kv } from "#store/kv/mod.ts";
import { kvOver } from "./kv_facade.ts";
import { KvModel } from "./kv_model.ts";

const atOnce = <T>(_: unknown, run: () => T): Promise<T> => Promise.try(run);

/** Few keys, so that operations collide; all kinds of key parts that the store uses, and edge cases. */
const part: fc.Arbitrary<Deno.KvKeyPart> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b", "by") },
  { weight: 2, arbitrary: fc.constantFrom("", "a\0", "a\0b", "é", "\u{10FFFF}", "\u{E000}", "aa") },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, -1, 1.5, -1.5, 1_800_000_000_000, Infinity, -0) },
  { weight: 1, arbitrary: fc.constantFrom(true, false) },
  { weight: 1, arbitrary: fc.constantFrom(new Uint8Array(), new Uint8Array([0, 255, 7])) },
);
const key = fc.array(part, { minLength: 1, maxLength: 3 });
/** Keys with sums; they are different from the keys with values. */
const sumKey = fc.constantFrom<Deno.KvKey>(["sum", 1], ["sum", 2], ["sum", "a"]);
const value = fc.oneof(
  fc.constantFrom<unknown>("text", 0, 5.5, null, true, 10n),
  fc.record({ id: fc.string(), list: fc.array(fc.nat()), at: fc.nat() }),
);

type Operation =
  | { do: "get"; keys: Deno.KvKey[] }
  | { do: "commit"; checks: [Deno.KvKey, "now" | "absent" | "old"][]; writes: Write[] }
  | { do: "list"; selector: Deno.KvListSelector; options: Deno.KvListOptions; pages: boolean };
type Write =
  | { type: "set"; key: Deno.KvKey; value: unknown; expires: boolean }
  | { type: "delete"; key: Deno.KvKey }
  | { type: "sum"; key: Deno.KvKey; by: bigint };

const write: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ type: fc.constant("set" as const), key, value, expires: fc.boolean() }),
  fc.record({ type: fc.constant("delete" as const), key: fc.oneof(key, sumKey) }),
  fc.record({
    type: fc.constant("sum" as const),
    key: sumKey,
    by: fc.constantFrom(1n, 2n ** 64n - 1n, 7n),
  }),
);
const checked = fc.tuple(
  fc.oneof(key, sumKey),
  fc.constantFrom("now" as const, "now" as const, "absent" as const, "old" as const),
);
const selector: fc.Arbitrary<Deno.KvListSelector> = fc.oneof(
  fc.record({ prefix: fc.array(part, { maxLength: 2 }) }),
  fc.record({ start: key, end: key }),
  fc.record({ prefix: fc.array(part, { maxLength: 1 }), start: key }),
  fc.record({ prefix: fc.array(part, { maxLength: 1 }), end: key }),
);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("commit" as const),
      checks: fc.array(checked, { maxLength: 3 }),
      writes: fc.array(write, { maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("get" as const),
      keys: fc.array(fc.oneof(key, sumKey), { minLength: 1, maxLength: 11 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("list" as const),
      selector,
      options: fc.record({
        limit: fc.integer({ min: 1, max: 6 }),
        reverse: fc.boolean(),
        batchSize: fc.integer({ min: 1, max: 3 }),
      }, { requiredKeys: [] }),
      pages: fc.boolean(),
    }),
  },
);

/** A database and its observed results. Versionstamps are replaced by their order, to be comparable. */
class Side {
  #stamps: string[] = [];
  #old: (string | null)[] = [];
  constructor(readonly kv: Kv) {}

  async run(operation: Operation): Promise<unknown> {
    try {
      switch (operation.do) {
        case "get":
          return (await this.kv.getMany<unknown[]>(operation.keys)).map((e) => this.#seen(e));
        case "commit":
          return await this.#commit(operation.checks, operation.writes);
        case "list":
          return await this.#list(operation);
      }
    } catch (error) {
      return `throws ${error instanceof TypeError ? "TypeError" : "another error"}`;
    }
  }

  async #commit(checks: [Deno.KvKey, string][], writes: Write[]): Promise<unknown> {
    const atomic = this.kv.atomic();
    for (const [key, which] of checks) {
      const { versionstamp } = await this.kv.get(key);
      this.#old.push(versionstamp);
      const stamps = { now: versionstamp, absent: null, old: this.#old.at(-2) ?? null };
      atomic.check({ key, versionstamp: stamps[which as keyof typeof stamps] });
    }
    for (const write of writes) {
      if (write.type === "delete") atomic.delete(write.key);
      else if (write.type === "sum") {
        atomic.mutate({ type: "sum", key: write.key, value: new Deno.KvU64(write.by) });
      } else atomic.set(write.key, write.value, write.expires ? { expireIn: 3_600_000 } : {});
    }
    const result = await atomic.commit();
    if (result.ok && writes.length > 0) this.#stamps.push(result.versionstamp);
    return result.ok;
  }

  async #list({ selector, options, pages }: Operation & { do: "list" }): Promise<unknown> {
    const found: unknown[] = [];
    let cursor = "";
    do {
      const rows = this.kv.list<unknown>(selector, cursor ? { ...options, cursor } : options);
      let read = 0;
      for await (const entry of rows) {
        found.push(this.#seen(entry));
        read++;
      }
      found.push(`${read} rows`);
      cursor = pages && read > 0 && read === options.limit && found.length < 40 ? rows.cursor : "";
    } while (cursor);
    return found;
  }

  #seen({ key, value, versionstamp }: Deno.KvEntryMaybe<unknown>): unknown {
    const stamp = versionstamp === null ? null : this.#stamps.indexOf(versionstamp);
    assert(stamp !== -1, "a versionstamp that no commit had");
    return { key, value: value instanceof Deno.KvU64 ? `u64 ${value.value}` : value, stamp };
  }
}

Deno.test("the model gives the same results as the real database for random operations", async () => {
  let [rows, failed] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 40 }), async (operations) => {
      using real = await Deno.openKv(":memory:");
      const one = new Side(real);
      const other = new Side(kvOver(new KvModel(() => 0), atOnce));
      for (const operation of operations) {
        const expected = await one.run(operation);
        assertEquals(await other.run(operation), expected);
        if (expected === false) failed++;
        if (Array.isArray(expected)) rows += expected.length;
      }
    }),
    { numRuns: 150 },
  );
  assert(rows > 500 && failed > 100, `little was tried: ${rows} rows, ${failed} failed checks`);
});

const sized = (length: number) => "a".repeat(length);
const many =
  (count: number, add: (atomic: Deno.AtomicOperation, n: number) => unknown) => (kv: Kv) => {
    const atomic = kv.atomic();
    for (let n = 0; n < count; n++) add(atomic, n);
    return atomic.commit();
  };
const edges: [what: string, run: (kv: Kv) => Promise<unknown>][] = [
  ["100 checks", many(100, (atomic, n) => atomic.check({ key: [n], versionstamp: null }))],
  ["101 checks", many(101, (atomic, n) => atomic.check({ key: [n], versionstamp: null }))],
  ["1,000 writes", many(1_000, (atomic, n) => atomic.set([n], 1))],
  ["1,001 writes", many(1_001, (atomic, n) => atomic.set([n], 1))],
  ["13 large values", many(13, (atomic, n) => atomic.set([n], sized(60_000)))],
  ["14 large values", many(14, (atomic, n) => atomic.set([n], sized(60_000)))],
  ["the largest value", (kv) => kv.atomic().set(["v"], sized(65_530)).commit()],
  ["a larger value", (kv) => kv.atomic().set(["v"], sized(65_531)).commit()],
  ["the largest key", (kv) => kv.atomic().set([sized(2_046)], 1).commit()],
  ["a larger key", (kv) => kv.atomic().set([sized(2_047)], 1).commit()],
  ["an empty key", (kv) => kv.atomic().set([], 1).commit()],
  ["reading the largest key", (kv) => kv.get([sized(2_046)])],
  ["reading a larger key", (kv) => kv.get([sized(2_047)])],
  ["10 keys in a snapshot", (kv) => kv.getMany(Array.from({ length: 10 }, (_, n) => [n]))],
  ["11 keys in a snapshot", (kv) => kv.getMany(Array.from({ length: 11 }, (_, n) => [n]))],
  [
    "batches of 1,000",
    async (kv) => await Array.fromAsync(kv.list({ prefix: [] }, { batchSize: 1_000 })),
  ],
  [
    "batches of 1,001",
    async (kv) => await Array.fromAsync(kv.list({ prefix: [] }, { batchSize: 1_001 })),
  ],
  ["no rows wanted", async (kv) => await Array.fromAsync(kv.list({ prefix: [] }, { limit: 0 }))],
  [
    "a sum over a text",
    (kv) =>
      kv.atomic().set(["s"], "x").mutate({ type: "sum", key: ["s"], value: new Deno.KvU64(1n) })
        .commit(),
  ],
];

Deno.test("the model has the limits of the real database, to the byte", async () => {
  const outcome = (kv: Kv, run: (kv: Kv) => Promise<unknown>): Promise<string> =>
    Promise.try(run, kv).then(() => "goes", () => "throws");
  const seen = new Set<string>();
  for (const [what, run] of edges) {
    using real = await Deno.openKv(":memory:");
    const expected = await outcome(real, run);
    assertEquals(await outcome(kvOver(new KvModel(() => 0), atOnce), run), expected, what);
    seen.add(expected);
  }
  assertEquals(seen.size, 2);
});

Deno.test("an expired row does not exist for reads, checks and sums", async () => {
  let now = 1_000;
  const kv = kvOver(new KvModel(() => now), atOnce);
  await kv.atomic().set(["op"], 1, { expireIn: 500 }).commit();
  const { versionstamp } = await kv.get(["op"]);
  now = 1_499;
  assertEquals((await kv.get(["op"])).value, 1);
  now = 1_500;
  assertEquals((await kv.get(["op"])).versionstamp, null);
  assertEquals(await Array.fromAsync(kv.list({ prefix: [] })), []);
  assertEquals((await kv.atomic().check({ key: ["op"], versionstamp }).commit()).ok, false);
  assertEquals((await kv.atomic().check({ key: ["op"], versionstamp: null }).commit()).ok, true);
});

Deno.test("a stored value is an immutable copy", async () => {
  const kv = kvOver(new KvModel(() => 0), atOnce);
  const value = { list: [1] };
  await kv.atomic().set(["v"], value).commit();
  value.list.push(2);
  const read = (await kv.get<{ list: number[] }>(["v"])).value!;
  assertEquals(read, { list: [1] });
  assert(Object.isFrozen(read) && Object.isFrozen(read.list));
});

Deno.test("the remote model allows ten checks and has no queue", async () => {
  const kv = kvOver(new KvModel(() => 0, "remote"), atOnce);
  const check = (atomic: Deno.AtomicOperation, n: number) =>
    atomic.check({ key: [n], versionstamp: null });
  assertEquals((await many(10, check)(kv)).ok, true);
  const outcomes = await Promise.allSettled([
    many(11, check)(kv),
    Promise.try(() => kv.atomic().enqueue("wake").commit()),
  ]);
  assertEquals(outcomes.map(({ status }) => status), ["rejected", "rejected"]);
});

/** Signed totals: kept without index rows, and found and repaired if they are wrong. */
import { AssertionError } from "node:assert/strict";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { z } from "zod";
import { exportedRows, importRows } from "#store/care/backup.ts";
import type { BackupRow } from "#store/care/backup_format.ts";
import { wrongSums } from "#store/care/verify_sums.ts";
import { ending, entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import { open, type Opened, START } from "./help.ts";

const movementSchema = z.object({
  id: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.int(),
  until: z.int(),
  moves: z.array(z.object({ purse: z.string(), amount: z.int() })),
});
type Movement = z.infer<typeof movementSchema>;

const movements = entity({
  name: "movement",
  about: "Coins between purses.",
  schema: movementSchema,
  indexes: { until: ending<Movement>("By their end", ({ until }) => [until]) },
  sums: {
    purse: {
      about: "What is in a purse",
      amounts: ({ moves }) => moves.map(({ purse, amount }) => ({ parts: ["EUR", purse], amount })),
    },
  },
});

const move = (store: Store, id: string, moves: Record<string, number>) =>
  store.transact((tx) =>
    tx.create(movements, {
      id,
      until: START + 1_000,
      moves: Object.entries(moves).map(([purse, amount]) => ({ purse, amount })),
    })
  );

const purse = async (store: Store, name: string): Promise<bigint> =>
  (await store.totalsOf(movements, "purse", [["EUR", name]]))[0];

const problems = (store: Store) =>
  Array.fromAsync(
    store.verifyIndexes(movements),
    ({ problem, key, detail }) => `${problem} ${key.slice(3).join("/")}: ${detail}`,
  );

async function filled(): Promise<Opened> {
  const opened = await open();
  await move(opened.store, "a", { red: 70, blue: -70 });
  await move(opened.store, "b", { red: -100, green: 100 });
  return opened;
}

const remove = (store: Store, id: string) =>
  store.transact(async (tx) => {
    await tx.get(movements, id);
    tx.delete(movements, id);
  });

Deno.test("a total adds what is above and below zero, and can be below zero itself", async () => {
  await using opened = await filled();
  const { store } = opened;
  assertEquals(await purse(store, "red"), -30n);
  assertEquals(await purse(store, "nobody's"), 0n);
  assertEquals(await store.listTotals(movements, "purse", { prefix: ["EUR"], limit: 10 }), [
    { parts: ["EUR", "blue"], amount: -70n },
    { parts: ["EUR", "green"], amount: 100n },
    { parts: ["EUR", "red"], amount: -30n },
  ]);
  const after = { prefix: ["EUR"], after: ["EUR", "blue"], limit: 1 };
  assertEquals((await store.listTotals(movements, "purse", after)).map(({ parts }) => parts[1]), [
    "green",
  ]);
  assertEquals(await problems(store), []);
});

Deno.test("concurrent commits add to one total without a conflict", async () => {
  await using opened = await open();
  const { store } = opened;
  const moves = Array.from({ length: 50 }, (_, n) => move(store, `m${n}`, { red: n, blue: -n }));
  await Promise.all(moves);
  assertEquals(await purse(store, "red"), 1_225n);
  assertEquals(store.stats.conflicts, 0);
});

Deno.test("what is removed stays in the totals", async () => {
  await using opened = await filled();
  const { store } = opened;
  await remove(store, "a");
  assertEquals(await store.get(movements, "a"), null);
  assertEquals([await purse(store, "red"), await purse(store, "blue")], [-30n, -70n]);
  assertEquals(await problems(store), []);
});

Deno.test("what a value adds to a total cannot be changed; written again as it was, it adds nothing twice", async () => {
  await using opened = await filled();
  const { store } = opened;
  const put = (more: object) =>
    store.transact(async (tx) =>
      tx.put(movements, { ...(await tx.get(movements, "a"))!, ...more })
    );
  await assertRejects(() => put({ moves: [{ purse: "red", amount: 1 }] }), AssertionError);
  const before = await purse(store, "red");
  await put({});
  assertEquals(await purse(store, "red"), before);
});

Deno.test("a value is appended without a check, and its totals count it", async () => {
  await using opened = await filled();
  const { store } = opened;
  const moves = [{ purse: "red", amount: 5 }, { purse: "blue", amount: -5 }];
  await store.transact((tx) => tx.append(movements, { id: "c", until: START, moves }));
  assertEquals((await store.get(movements, "c"))?.moves, moves);
  assertEquals(await purse(store, "red"), -25n);
});

Deno.test("a wrong total is found, however few fit in a pass, and repaired", async () => {
  await using opened = await filled();
  const { store, kv } = opened;
  await remove(store, "a");
  await kv.atomic().sum(["movement", "sum", "purse", "EUR", "red"], 4n).commit();
  await kv.delete(["movement", "sum", "purse", "EUR", "green"]);
  await kv.set(["movement", "sum", "purse", "EUR", "grey"], new Deno.KvU64(2n ** 64n - 9n));
  const wrong = [
    "sum_wrong EUR/green: says 0, but the values add up to 100",
    "sum_wrong EUR/grey: says -9, but the values add up to 0",
    "sum_wrong EUR/red: says -26, but the values add up to -30",
  ];
  assertEquals((await problems(store)).sort(), wrong);
  const few = await Array.fromAsync(
    wrongSums(kv, movements, "purse", undefined, 1),
    ({ key }) => key[4],
  );
  assertEquals(few.sort(), ["green", "grey", "red"]);
  assertEquals((await store.rebuildIndexes(movements)).sumsCorrected, 3);
  assertEquals(await problems(store), []);
  assertEquals(await purse(store, "green"), 100n);
});

Deno.test("totals are compared while others write", async () => {
  await using opened = await filled();
  const { store } = opened;
  let writing = true;
  const others = (async () => {
    for (let n = 0; n < 150; n++) {
      await move(store, `w${n}`, { red: 1, blue: -1 });
      if (n % 3 === 0) await remove(store, `w${n}`);
    }
    writing = false;
  })();
  while (writing) assertEquals(await problems(store), []);
  await others;
});

Deno.test("an export keeps the totals, and what was removed in them", async () => {
  await using opened = await filled();
  await remove(opened.store, "a");
  const rows = await Array.fromAsync(exportedRows(opened.kv, [movements]));
  assert(rows.some(({ key }) => key[1] === "carried"));
  await using other = await open();
  const again = async function* (): AsyncGenerator<BackupRow> {
    yield* rows;
  };
  await importRows(other.kv, [movements], again(), START);
  assertEquals([await purse(other.store, "red"), await purse(other.store, "blue")], [-30n, -70n]);
  assertEquals(await problems(other.store), []);
  assertEquals(await Array.fromAsync(exportedRows(other.kv, [movements])), rows);
});

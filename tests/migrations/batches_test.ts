/** What all migrations have in common: they work in batches, may be killed at any moment, and may be repeated. */
import { assertEquals } from "@std/assert";
import { booksOfPayments } from "#domain/books/migration.ts";
import { concertsOfListings } from "#domain/concerts/migration.ts";
import {
  migrateBatch,
  type Migration,
  migration,
  ofProgress,
  progressOf,
} from "#domain/migration.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import type { Services } from "#domain/ports/services.ts";
import { entity, primaryKey } from "#store/entity/mod.ts";
import { createMigrator } from "#workers/migrator.ts";
import { Exchange } from "../exchange.ts";
import { open, type Opened, type Thing, thing, things } from "../store/help.ts";
import { HandClock, keptLog } from "../workers/help.ts";

const wordingProgress = entity({
  name: "wording",
  about: "How far the things have got their words.",
  ...ofProgress,
});

/** Gives things without words a word: those of shelf a first. `broken`: ids that cannot be written. */
function wording(broken: ReadonlySet<string> = new Set()): Migration {
  return migration({
    progress: wordingProgress,
    row: "words",
    event: "things_have_words",
    values: things,
    index: "shelf",
    stages: [
      ({ shelf, words }: Thing) => words.length === 0 && shelf === "a",
      ({ words }: Thing) => words.length === 0,
    ],
    migrate: ({ store }, id) =>
      store.transact(async (tx) => {
        if (broken.has(id)) throw new Error("cannot be written");
        const now = (await tx.get(things, id))!;
        if (now.words.length > 0) return false;
        tx.put(things, { ...now, words: ["word"] });
        return true;
      }),
  });
}

/** Things 1, 2 and 3 on shelf a, 4 and 5 on b. */
async function shelves(): Promise<{ x: Services; opened: Opened }> {
  const opened = await open();
  await opened.store.transact((tx) => {
    for (const id of ["1", "2", "3", "4", "5"]) {
      tx.create(things, thing(id, { shelf: id < "4" ? "a" : "b" }));
    }
  });
  return { x: { store: opened.store } as Services, opened };
}

/** How often each of them was written after it was created. */
const writes = async ({ store }: Services): Promise<string> =>
  (await store.getMany(things, ["1", "2", "3", "4", "5"])).map((one) => one!.version - 1).join("");

async function progress(x: Services, one: Migration) {
  const { stage, done, failed, finishedAt } = (await progressOf(x.store, one))!;
  return { stage, done, failed, finished: finishedAt !== null };
}

Deno.test("a migration works in batches, stage by stage, and does nothing once it is finished", async () => {
  const { x, opened } = await shelves();
  await using _ = opened;
  const one = wording();
  const seen: string[] = [];
  for (let batch = 0; batch < 7; batch++) {
    seen.push(`${await migrateBatch(x, one, 2)} ${await writes(x)}`);
  }
  assertEquals(seen, [
    "working 11000",
    "working 11100",
    "working 11100",
    "working 11100",
    "working 11110",
    "finished 11111",
    "finished 11111",
  ]);
  assertEquals(await progress(x, one), { stage: 1, done: 5, failed: 0, finished: true });
  assertEquals((await progressOf(x.store, one))!.finishedAt, opened.clock.time);
});

Deno.test("a batch whose progress was not stored before a kill is repeated, and changes nothing twice", async () => {
  const { x, opened } = await shelves();
  await using _ = opened;
  const one = wording();
  for (let outcome = ""; outcome !== "finished";) {
    const before = await progressOf(x.store, one);
    await one.pass(x, { stage: before?.stage ?? 0, after: before?.after ?? null, limit: 2 });
    outcome = await migrateBatch(x, one, 2);
  }
  assertEquals(await writes(x), "11111");
});

Deno.test("two processes that migrate at the same time change each value once", async () => {
  const { x, opened } = await shelves();
  await using _ = opened;
  const one = wording();
  const run = async () => {
    while (await migrateBatch(x, one, 1) !== "finished");
  };
  await Promise.all([run(), run()]);
  assertEquals(await writes(x), "11111");
  assertEquals((await progress(x, one)).finished, true);
});

Deno.test("a process that another one has overtaken does not set the progress back", async () => {
  const { x, opened } = await shelves();
  await using _ = opened;
  const one = wording();
  const slow = {
    ...one,
    pass: async (...args: Parameters<Migration["pass"]>) => {
      const passed = await one.pass(...args);
      while (await migrateBatch(x, one, 9) !== "finished");
      return passed;
    },
  };
  assertEquals(await migrateBatch(x, slow, 2), "finished");
  assertEquals(await progress(x, one), { stage: 1, done: 3, failed: 0, finished: true });
});

Deno.test("a value that fails stops no other, and its stage is passed over again until it succeeds", async () => {
  const { x, opened } = await shelves();
  await using _ = opened;
  const broken = new Set(["2"]);
  const one = wording(broken);
  assertEquals(await migrateBatch(x, one, 9), "failed");
  assertEquals(await writes(x), "10100");
  assertEquals(await progress(x, one), { stage: 0, done: 2, failed: 0, finished: false });
  broken.clear();
  assertEquals(await migrateBatch(x, one, 9), "working");
  assertEquals(await migrateBatch(x, one, 9), "finished");
  assertEquals(await writes(x), "11111");
});

Deno.test("how far each migration was, as former versions stored it, is understood", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const { x } = e;
  const at = { createdAt: 1, updatedAt: 1, version: 1, failed: 1 };
  const stored: [Migration, Record<string, unknown>, unknown][] = [
    [
      concertsOfListings,
      { stage: "rest", after: { sellerId: "s", listingId: "l" }, given: 3, offeredAt: 7 },
      { stage: 1, done: 3, failed: 0, finished: false },
    ],
    [
      booksOfPayments,
      { after: { orderId: "o", paymentId: "p" }, opened: 4 },
      { stage: 0, done: 4, failed: 0, finished: false },
    ],
    [
      payoutsOfOrders,
      { after: null, made: 5, finishedAt: 9 },
      { stage: 0, done: 5, failed: 0, finished: true },
    ],
  ];
  for (const [one, fields, understood] of stored) {
    const value = { ...at, id: one.row, finishedAt: null, ...fields };
    await x.ops.kv.atomic().set(primaryKey(one.progress, one.row), value).commit();
    assertEquals(await progress(x, one), understood);
    // The pass starts again: where it was is not understood.
    assertEquals((await progressOf(x.store, one))!.after, null);
  }
});

Deno.test("each migration logs its end, once, even in a small database", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const [log, timers] = [keptLog(), new HandClock()];
  const ends = [
    "listings_have_concerts",
    "payments_have_books",
    "orders_have_payouts",
    "postings_have_totals",
  ];
  for (let starts = 0; starts < 2; starts++) {
    const migrator = createMigrator({ ...e.x, log }, timers);
    migrator.start();
    await migrator.idle();
    assertEquals(log.of("info"), ends);
  }
});

Deno.test("after a failure the migrations go on a minute later", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const [log, timers] = [keptLog(), new HandClock()];
  let away = true;
  const listKeys: typeof e.x.store.listKeys = async (...args) => {
    if (away) throw new Error("database away");
    return await e.x.store.listKeys(...args);
  };
  const store = { ...e.x.store, listKeys };
  const migrator = createMigrator({ ...e.x, store, log }, timers);
  migrator.start();
  await migrator.idle();
  assertEquals([log.of("error"), log.of("warn")], [["migration_failed"], [
    "migration_again_later",
  ]]);
  away = false;
  timers.advance(60_000);
  await migrator.idle();
  assertEquals(log.of("info").at(-1), "postings_have_totals");
  await migrator.stop();
});

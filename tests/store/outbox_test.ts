import { assert, assertEquals, assertRejects } from "@std/assert";
import { RowLost } from "#store/base/errors.ts";
import { backOffMs, HANDLER_BACK_OFF } from "#store/base/backoff.ts";
import type { Kv } from "#store/kv/mod.ts";
import { openStore } from "#store/open.ts";
import { LEASE_MS } from "#store/outbox/mod.ts";
import type { OutboxRow } from "#store/types.ts";
import { assertCounts, counters, createCounter, open, type Opened, rowsOf, START } from "./help.ts";

const subscribers = (event: string) =>
  event === "sold" ? ["mail", "alert"] : event === "due" ? ["expire"] : [];
const emit = (opened: Opened, event: string, dueAt?: number) =>
  opened.store.transact((tx) => tx.emit(event, { id: 1 }, { dueAt }));

/** Another process on the same database. */
const rival = (opened: Opened, processId = "rival") =>
  openStore({
    kv: opened.kv,
    clock: opened.clock,
    backend: "local",
    processId,
    subscribers,
    enqueueWakes: false,
    wakeUp: { onRows() {}, onScheduled() {} },
  });

Deno.test("an event has one row per handler, claimed from the start and handed over after the commit", async () => {
  await using opened = await open({ subscribers, processId: "me" });
  const { kv, handed } = opened;
  await emit(opened, "sold");
  await emit(opened, "nobody listens");
  assertEquals(
    handed.map(({ handler, claimant, dueAt, attempt }) => [handler, claimant, dueAt, attempt]),
    [
      ["mail", "me", START + LEASE_MS, 0],
      ["alert", "me", START + LEASE_MS, 0],
    ],
  );
  assertEquals(handed[0].eventId, handed[1].eventId);
  const rows = await rowsOf(kv, ["outbox"]);
  assertEquals(rows.size, 2);
  for (const row of handed) {
    const { versionstamp } = await kv.get(row.key);
    assertEquals(row.versionstamp, versionstamp);
  }
});

Deno.test("an event with a due time waits unclaimed until then", async () => {
  await using opened = await open({ subscribers });
  const { store, clock, handed, scheduled } = opened;
  await emit(opened, "due", START + 500);
  assertEquals([handed.length, scheduled], [0, [START + 500]]);
  assertEquals(await store.outbox.look(10), { due: [], nextDueAt: START + 500 });
  clock.advance(500);
  const { due, nextDueAt } = await store.outbox.look(10);
  assertEquals([due.map(({ handler, claimant }) => [handler, claimant]), nextDueAt], [
    [["expire", null]],
    null,
  ]);
});

Deno.test("nothing is handed over when the transaction fails", async () => {
  await using opened = await open({ subscribers });
  await assertRejects(() =>
    opened.store.transact((tx) => {
      tx.emit("sold", {});
      throw new Error("changed my mind");
    })
  );
  assertEquals([opened.handed.length, (await rowsOf(opened.kv, ["outbox"])).size], [0, 0]);
});

Deno.test("the effect and settling are one commit, and the second of two runs loses its row", async () => {
  await using opened = await open({ subscribers });
  const { store, kv, handed } = opened;
  await createCounter(store, "c");
  await emit(opened, "due");
  const effect = (row: OutboxRow) =>
    store.transact(async (tx) => {
      tx.settle(row);
      const counter = await tx.get(counters, "c");
      tx.put(counters, { ...counter!, count: counter!.count + 1 });
    });
  const copy = { ...handed[0] };
  await effect(handed[0]);
  assertEquals([store.outbox.isSettled(handed[0]), store.outbox.isSettled(copy)], [true, false]);
  await assertRejects(() => effect(copy), RowLost);
  assertEquals([(await store.get(counters, "c"))?.count, (await rowsOf(kv, ["outbox"])).size], [
    1,
    0,
  ]);
});

Deno.test("a handler that lost its lease changes nothing: no effect, no back-off, no burial", async () => {
  await using opened = await open({ subscribers });
  const { store, kv, clock, handed } = opened;
  await emit(opened, "due");
  const other = await rival(opened);
  clock.advance(LEASE_MS);
  const [taken] = await other.outbox.claim((await other.outbox.look(10)).due);
  assertEquals([taken.claimant, taken.dueAt], ["rival", clock.now() + LEASE_MS]);
  const before = await rowsOf(kv, []);
  await assertRejects(() => store.transact((tx) => tx.settle(handed[0])), RowLost);
  await assertRejects(() => store.transact((tx) => tx.reschedule(handed[0], START)), RowLost);
  assertEquals(await store.outbox.backOff(handed[0], "late", 1), false);
  assertEquals(await store.outbox.bury(handed[0], "late"), false);
  assertEquals(await store.outbox.claim([handed[0]]), []);
  assertEquals(await rowsOf(kv, []), before);
});

Deno.test("if another process has claimed some rows of a batch, we still claim the others", async () => {
  await using opened = await open({ subscribers });
  const { store, clock } = opened;
  for (let n = 0; n < 150; n++) await emit(opened, "due", START + n);
  clock.advance(1_000);
  const other = await rival(opened);
  const { due } = await store.outbox.look(200);
  assertEquals(due.length, 150);
  assertEquals((await other.outbox.claim(due.slice(3, 5))).length, 2);
  const mine = await store.outbox.claim(due);
  assertEquals(mine.length, 148);
  assertEquals((await store.outbox.look(200)).due.length, 0);
});

Deno.test("rows come oldest first and in bounded batches", async () => {
  await using opened = await open({ subscribers });
  const { store, clock } = opened;
  for (const after of [30, 10, 20]) await emit(opened, "due", START + after);
  clock.advance(60);
  const { due, nextDueAt } = await store.outbox.look(2);
  assertEquals([due.map(({ dueAt }) => dueAt - START), nextDueAt], [[10, 20], START + 30]);
});

Deno.test("a rescheduled row moves, and its former failures no longer count", async () => {
  await using opened = await open({ subscribers });
  const { store, clock, handed, scheduled } = opened;
  await emit(opened, "due");
  await store.outbox.backOff(handed[0], new Error("no"), 10);
  clock.advance(10);
  const [row] = await store.outbox.claim((await store.outbox.look(1)).due);
  assertEquals([row.attempt, row.lastError], [1, "Error: no"]);
  await store.transact((tx) => tx.reschedule(row, START + 900));
  assertEquals(scheduled, [START + 900]);
  clock.advance(890);
  const { due: [moved] } = await store.outbox.look(1);
  assertEquals(
    [moved.attempt, moved.claimant, moved.since, moved.eventId, moved.lastError],
    [0, null, START + 900, row.eventId, undefined],
  );
});

Deno.test("a failed row stores attempts and reason; once buried it can be replayed or discarded", async () => {
  await using opened = await open({ subscribers });
  const { store, clock, handed, kv } = opened;
  await emit(opened, "sold");
  const { outbox } = store;
  assert(await outbox.bury(handed[0], new Error("x".repeat(2_000))));
  assert(await outbox.bury(handed[1], "gone"));
  const letters = await outbox.listDead({ limit: 10 });
  assertEquals(letters.map(({ handler, attempt }) => [handler, attempt]), [["alert", 1], [
    "mail",
    1,
  ]]);
  assertEquals([letters[0].lastError, letters[1].lastError?.length], ["gone", 500]);
  assertEquals((await outbox.listDead({ limit: 10, after: letters[0] })).length, 1);
  assertCounts(await outbox.counts(), { due: 0, scheduled: 0, claimed: 0, dead: 2, capped: false });

  const { eventId } = handed[0];
  clock.advance(5_000);
  assertEquals([await outbox.replay(eventId, "mail"), await outbox.replay(eventId, "mail")], [
    true,
    false,
  ]);
  assertEquals([await outbox.discard(eventId, "alert"), await outbox.discard(eventId, "alert")], [
    true,
    false,
  ]);
  const { due: [again] } = await outbox.look(10);
  assertEquals([again.handler, again.attempt, again.since], ["mail", 0, START + 5_000]);
  assertEquals((await rowsOf(kv, ["outbox_dead"])).size, 0);
});

Deno.test("adopting reads no rows of appointments that are far ahead, however many there are", async () => {
  let read = 0;
  const over = (kv: Deno.Kv): Kv =>
    new Proxy(kv, {
      get(target, name) {
        if (name !== "list") {
          const value = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        }
        return async function* (...args: Parameters<Deno.Kv["list"]>) {
          for await (const entry of target.list(...args)) {
            read++;
            yield entry;
          }
        };
      },
    });
  await using opened = await open({ subscribers, processId: "dead", over });
  await emit(opened, "sold");
  for (let n = 0; n < 50; n++) await emit(opened, "due", START + 72 * 3_600_000 + n);
  read = 0;
  assertEquals(await opened.store.outbox.adopt(() => true), 2);
  assertEquals(read, 3);
});

Deno.test("at start-up a process alone on its file adopts the rows of dead ones, whatever their lease", async () => {
  await using opened = await open({ subscribers, processId: "dead" });
  await emit(opened, "sold");
  await emit(opened, "due", START + 10_000);
  const next = await rival(opened, "next");
  assertEquals((await next.outbox.look(10)).due.length, 0);
  assertEquals(await next.outbox.adopt(), 2);
  const { due, nextDueAt } = await next.outbox.look(10);
  assertEquals([due.map(({ handler }) => handler), nextDueAt], [["alert", "mail"], START + 10_000]);
  assertEquals((await next.outbox.claim(due)).length, 2);
  assertEquals(await next.outbox.adopt(), 0); // its own
  assertCounts(await next.outbox.counts(), {
    due: 0,
    scheduled: 1,
    claimed: 2,
    dead: 0,
    capped: false,
  });
});

Deno.test("released rows are due at once, for any process", async () => {
  await using opened = await open({ subscribers });
  const { store, handed } = opened;
  await emit(opened, "sold");
  assertEquals(await store.outbox.release(handed), 2);
  assertEquals((await store.outbox.look(10)).due.map(({ claimant }) => claimant), [null, null]);
});

Deno.test("back-off doubles with each failure up to its cap, and is never shorter than half", () => {
  const delays = [1, 2, 3, 11, 99].map((failures) => [
    backOffMs(HANDLER_BACK_OFF, failures, () => 0),
    backOffMs(HANDLER_BACK_OFF, failures, () => 1),
  ]);
  assertEquals(delays, [
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [300_000, 600_000],
    [300_000, 600_000],
  ]);
});

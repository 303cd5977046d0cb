/** The relay runs the handlers of events: at once, or when they fall due, each row in one process. */
import { assertEquals } from "@std/assert";
import { LEASE_MS } from "#store/outbox/mod.ts";
import { because } from "#store/base/cause.ts";
import type { Job } from "#workers/relay.ts";
import { counters, createCounter, increment, START } from "../store/help.ts";
import { until } from "../store/wrapped_kv.ts";
import { emit, HandClock, type Working, working } from "./help.ts";
import { rowsLeft } from "./minutes.ts";

Deno.test("an event's handlers run straight after its commit, and its rows are then gone", async () => {
  const seen: unknown[] = [];
  const run = (job: Job) => Promise.resolve(void seen.push([job.row.handler, job.row.payload]));
  await using opened = await working({ mail: { run }, alert: { run } });
  await emit(opened.store, "mail+alert", { n: 1 });
  await opened.relay.idle();
  assertEquals(seen, [["mail", { n: 1 }], ["alert", { n: 1 }]]);
  assertEquals(await rowsLeft(opened.kv), 0);
  await opened.relay.idle();
  assertEquals(opened.clock.pending, 0);
});

Deno.test("a handler that settles its own row does so in the commit of its effect", async () => {
  const settled: boolean[] = [];
  const outcomes: string[] = [];
  await using opened = await working({
    count: {
      async run(job) {
        settled.push(job.settled);
        await opened.store.transact(async (tx) => {
          tx.settle(job.row);
          const counter = await tx.get(counters, "c");
          tx.put(counters, { ...counter!, count: counter!.count + 1 });
        });
        settled.push(job.settled);
      },
    },
  }, { observer: { finished: (_, outcome) => outcomes.push(outcome) } });
  await createCounter(opened.store, "c");
  const before = opened.store.stats.committed;
  await emit(opened.store, "count");
  await opened.relay.idle();
  assertEquals([settled, outcomes], [[false, true], ["done"]]);
  assertEquals(opened.store.stats.committed - before, 2); // the event and its effect
  assertEquals(await rowsLeft(opened.kv), 0);
});

Deno.test("an appointment is kept to the millisecond by the timer, without a wake-up", async () => {
  const at: number[] = [];
  const late: number[] = [];
  await using opened = await working(
    { expire: { run: () => Promise.resolve(void at.push(opened.clock.now() - START)) } },
    { observer: { lateness: (_, ms) => late.push(ms) } },
  );
  const { store, relay, clock } = opened;
  await relay.idle();
  for (const after of [900, 300, 600]) await emit(store, "expire", {}, START + after);
  for (const step of [299, 1, 300, 299, 1]) {
    clock.advance(step);
    await relay.idle();
  }
  assertEquals([at, late], [[300, 600, 900], [0, 0, 0]]);
});

Deno.test("appointments from before a restart are kept by the timer too, one after the other", async () => {
  using kv = await Deno.openKv(":memory:");
  const clock = new HandClock();
  {
    await using before = await working({}, { kv, clock, started: false });
    for (const after of [500, 900]) await emit(before.store, "expire", {}, START + after);
  }
  const at: number[] = [];
  await using _after = await working(
    { expire: { run: () => Promise.resolve(void at.push(clock.now() - START)) } },
    { kv, clock },
  );
  await until(() => clock.pending === 1, "the timer of the first is set");
  clock.advance(500);
  await until(() => at.length === 1, "the first is kept");
  await until(() => clock.pending === 1, "the timer of the second is set");
  clock.advance(400);
  await until(() => at.length === 2, "the second is kept");
  assertEquals(at, [500, 900]);
});

Deno.test("rows are claimed before they are handled, so that no other process takes them", async () => {
  const claimants: (string | null)[] = [];
  await using opened = await working(
    { expire: { run: ({ row }) => Promise.resolve(void claimants.push(row.claimant)) } },
    { processId: "me" },
  );
  for (let n = 0; n < 250; n++) await emit(opened.store, "expire", {}, START + 1_000);
  opened.clock.advance(1_000);
  await opened.relay.idle();
  assertEquals([claimants.length, new Set(claimants)], [250, new Set(["me"])]);
});

Deno.test("a row that another process has claimed meanwhile is left alone, without a log entry", async () => {
  const gone = Promise.withResolvers<void>();
  const outcomes: string[] = [];
  await using opened = await working(
    { mail: { run: () => gone.promise } },
    { observer: { finished: (_, outcome) => outcomes.push(outcome) } },
  );
  const { store, relay, kv, log } = opened;
  await emit(store, "mail");
  await until(() => relay.depth().running === 1, "the handler runs");
  for await (const { key, value } of kv.list<Record<string, unknown>>({ prefix: ["outbox"] })) {
    await kv.atomic().delete(key)
      .set(["outbox", START + 2 * LEASE_MS, key[2], key[3]], { ...value, claimant: "rival" })
      .commit();
  }
  gone.resolve();
  await relay.idle();
  assertEquals([outcomes, log.kept.length, await rowsLeft(kv)], [["lost"], 0, 1]);
});

Deno.test("a failure after the effect does not repeat it", async () => {
  await using opened = await working({
    count: {
      async run({ row }) {
        await opened.store.transact((tx) => tx.settle(row));
        await increment(opened.store, "c");
        throw new Error("too late");
      },
    },
  });
  await createCounter(opened.store, "c");
  await emit(opened.store, "count");
  await opened.relay.idle();
  opened.clock.advance(LEASE_MS);
  await opened.relay.idle();
  assertEquals((await opened.store.get(counters, "c"))?.count, 1);
  assertEquals(opened.log.of("error"), ["event_failed_after_its_effect"]);
});

Deno.test("everything that an event leads to carries the request that emitted it, even after a restart", async () => {
  const next = { run: () => Promise.resolve() };
  const handlers = {
    first: { run: () => emit(w.store, "second") },
    second: next,
    later: next,
  };
  const w: Working = await working(handlers);
  await using _ = w;
  await because({ requestId: "R1" }, () => emit(w.store, "first"));
  await because({ requestId: "R2" }, () => emit(w.store, "later", {}, w.clock.now() + 5_000));
  await emit(w.store, "second");
  await w.relay.idle();
  w.clock.advance(5_000);
  await w.relay.idle();
  const handled = w.log.kept.filter(({ event }) => event === "event_handled");
  assertEquals(handled.map(({ fields }) => `${fields!.handler} ${fields!.requestId}`).sort(), [
    "first R1",
    "later R2",
    "second R1",
    "second undefined",
  ]);
});

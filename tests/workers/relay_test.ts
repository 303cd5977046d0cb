import { assert, assertEquals } from "@std/assert";
import { Unreadable } from "#store/base/errors.ts";
import { LEASE_MS } from "#store/outbox/mod.ts";
import { MailRefused } from "#domain/ports/mail.ts";
import { because } from "#store/base/cause.ts";
import {
  CONCURRENCY,
  type Job,
  MAX_HANDED,
  POLITE_CONCURRENCY,
  type RowHandler,
} from "#workers/relay.ts";
import { MAX_ATTEMPTS } from "#workers/run_row.ts";
import { assertCounts, counters, createCounter, increment, rowsOf, START } from "../store/help.ts";
import { gate, until, wrapped } from "../store/wrapped_kv.ts";
import { emit, HandClock, type Working, working } from "./help.ts";

const MINUTE = 60_000;
const rowsLeft = async (kv: Deno.Kv) => (await rowsOf(kv, ["outbox"])).size;

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

Deno.test("a failing handler is retried with growing delays, then its row is buried and an operator alarmed", async () => {
  const times: number[] = [];
  const outcomes: string[] = [];
  await using opened = await working({
    mail: {
      run() {
        times.push(opened.clock.now());
        return Promise.reject(new Error("no mail today"));
      },
    },
  }, { observer: { finished: (_, outcome) => outcomes.push(outcome) } });
  const { store, relay, clock, log } = opened;
  await emit(store, "mail", { n: 7 });
  await relay.idle();
  for (let round = 0; round < 20; round++) {
    clock.advance(10 * MINUTE);
    await relay.idle();
  }
  assertEquals(times.length, MAX_ATTEMPTS);
  assertEquals(outcomes, [...Array(MAX_ATTEMPTS - 1).fill("retried"), "buried"]);
  assertEquals(log.of("alarm"), ["event_buried"]);
  const [letter] = await store.outbox.listDead({ limit: 1 });
  assertEquals([letter.lastError, letter.attempt], ["Error: no mail today", MAX_ATTEMPTS]);
  await store.outbox.replay(letter.eventId, letter.handler);
  await relay.idle();
  assertEquals(times.length, MAX_ATTEMPTS + 1);
});

Deno.test("a retry is started by the timer, without a wake-up", async () => {
  const times: number[] = [];
  await using opened = await working({
    mail: {
      run() {
        times.push(opened.clock.now() - START);
        return times.length < 5 ? Promise.reject(new Error("no")) : Promise.resolve();
      },
    },
  });
  const { store, relay, clock } = opened;
  await emit(store, "mail");
  await relay.idle();
  for (const [n, delayMs] of [1_000, 2_000, 4_000, 8_000].entries()) {
    // Only the relay's own timer: those of the handler are cancelled.
    await until(
      () => relay.depth().running === 0 && clock.pending === 1,
      "a timer for the next try",
    );
    clock.advance(delayMs);
    await until(() => times.length === n + 2, "the next try");
  }
  assertEquals(times, [0, 1_000, 3_000, 7_000, 15_000]);
});

Deno.test("the delays between attempts double", async () => {
  const times: number[] = [];
  await using opened = await working({
    mail: {
      run() {
        times.push(opened.clock.now() - START);
        return times.length < 5 ? Promise.reject(new Error("no")) : Promise.resolve();
      },
    },
  });
  await emit(opened.store, "mail");
  await opened.relay.idle();
  for (let second = 0; second < 15; second++) {
    opened.clock.advance(1_000);
    await opened.relay.idle();
  }
  assertEquals(times, [0, 1_000, 3_000, 7_000, 15_000]);
});

Deno.test("money is never buried: it is retried at least every ten minutes, with an alarm after ten minutes and then every hour", async () => {
  const times: number[] = [];
  await using opened = await working({
    capture: {
      neverBury: true,
      run() {
        times.push(opened.clock.now());
        return Promise.reject(new Error("provider away"));
      },
    },
  });
  const { store, relay, clock, log } = opened;
  await emit(store, "capture");
  await relay.idle();
  for (let minute = 0; minute < 300; minute++) {
    clock.advance(MINUTE);
    await relay.idle();
  }
  const gaps = times.slice(1).map((time, place) => time - times[place]);
  assert(Math.max(...gaps) <= 10 * MINUTE && times.length > 30, `${gaps}`);
  assertEquals((await store.outbox.counts()).dead, 0);
  // Five hours.
  assertEquals(log.of("alarm"), Array(5).fill("event_stuck"));
  assertEquals(log.of("warn").length, times.length - 5);
  const firstAlarm = log.kept.findIndex(({ level }) => level === "alarm");
  assertEquals(firstAlarm, times.filter((time) => time - START < 10 * MINUTE).length);
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

Deno.test("a handler that hangs has failed five seconds before its lease ends", async () => {
  let runs = 0;
  await using opened = await working({
    slow: {
      run: () => ++runs === 1 ? new Promise(() => {}) : Promise.resolve(),
    },
  });
  const { store, relay, clock, log } = opened;
  await emit(store, "slow");
  await until(() => runs === 1, "the handler runs");
  clock.advance(LEASE_MS - 5_001);
  assertEquals(log.of("warn"), []);
  clock.advance(1);
  await relay.idle();
  assertEquals(log.of("warn"), ["event_retried"]);
  clock.advance(1_000);
  await relay.idle();
  assertEquals([runs, await rowsLeft(opened.kv)], [2, 0]);
});

Deno.test("rows that waited in memory past their lease are dropped and claimed again", async () => {
  const opening = Promise.withResolvers<void>();
  let runs = 0;
  await using opened = await working({
    slow: { run: () => opening.promise },
    quick: { run: () => Promise.resolve(void runs++) },
  });
  const { store, relay, clock } = opened;
  for (let n = 0; n < CONCURRENCY; n++) await emit(store, "slow");
  await emit(store, "quick");
  await until(() => relay.depth().running === CONCURRENCY, "all places are taken");
  assertEquals(relay.depth().queued, 1);
  clock.advance(LEASE_MS); // the hanging ones fail, the waiting one has lost its lease
  opening.resolve();
  await relay.idle();
  assertEquals([relay.depth().expired, runs], [1, 1]);
});

Deno.test("rows beyond the maximum in memory stay in the database, due after their lease", async () => {
  let runs = 0;
  await using opened = await working(
    { quick: { run: () => Promise.resolve(void runs++) } },
    { started: false },
  );
  const { store, relay, clock } = opened;
  await Promise.all(Array.from({ length: MAX_HANDED + 5 }, () => emit(store, "quick")));
  assertEquals([relay.depth().queued, relay.depth().overflowed], [MAX_HANDED, 5]);
  relay.start();
  await relay.idle();
  assertEquals(runs, MAX_HANDED);
  clock.advance(LEASE_MS);
  await relay.idle();
  assertEquals(runs, MAX_HANDED + 5);
});

Deno.test("neither new rows nor a backlog starves the other, and at most 64 run at once", async () => {
  let most = 0;
  const order: string[] = [];
  const run = async ({ row }: Job) => {
    most = Math.max(most, opened.relay.depth().running);
    order.push(row.handler);
    await Promise.resolve();
  };
  await using opened = await working({ fresh: { run }, old: { run } }, { started: false });
  for (let n = 0; n < 100; n++) await emit(opened.store, "old", {}, START + 1);
  opened.clock.advance(10);
  for (let n = 0; n < 100; n++) await emit(opened.store, "fresh");
  opened.relay.start();
  await opened.relay.idle();
  const half = order.slice(0, 100);
  assert(half.includes("fresh") && half.includes("old"));
  assertEquals([order.length, most <= CONCURRENCY], [200, true]);
});

Deno.test("while requests are served, many appointments leave them room, and other work does not wait for them", async () => {
  const run = gate();
  run.close();
  let serving = true;
  const seen = { expire: 0, capture: 0 };
  const handler = (name: keyof typeof seen): RowHandler => ({
    async run() {
      seen[name]++;
      await run.passed();
    },
  });
  await using opened = await working(
    { expire: handler("expire"), capture: handler("capture") },
    { isServing: () => serving },
  );
  const { store, relay, clock } = opened;
  for (let n = 0; n < 40; n++) await emit(store, "expire", {}, START + 1_000);
  clock.advance(1_000);
  await until(() => seen.expire === POLITE_CONCURRENCY, "the first of them run");
  for (let n = 0; n < 5; n++) await emit(store, "capture");
  await until(() => seen.capture === 5, "what was just committed runs");
  assertEquals(seen, { expire: POLITE_CONCURRENCY, capture: 5 });
  serving = false;
  run.open();
  await relay.idle();
  assertEquals(seen, { expire: 40, capture: 5 });
});

Deno.test("stopping waits for running handlers and releases rows that have not started", async () => {
  const opening = Promise.withResolvers<void>();
  let done = 0;
  const run = async () => {
    await opening.promise;
    done++;
  };
  await using opened = await working({ slow: { run } });
  const { store, relay } = opened;
  for (let n = 0; n < CONCURRENCY + 3; n++) await emit(store, "slow");
  await until(() => relay.depth().running === CONCURRENCY, "all places are taken");
  const stopping = relay.stop();
  await emit(store, "slow"); // a commit that was still in flight
  opening.resolve();
  await stopping;
  assertEquals(done, CONCURRENCY);
  assertCounts(await store.outbox.counts(), {
    due: 4,
    scheduled: 0,
    claimed: 0,
    dead: 0,
    capped: false,
  });
});

Deno.test("stopping does not wait for ever and leaves no timer", async () => {
  const clock = new HandClock();
  await using opened = await working({ hang: { run: () => new Promise(() => {}) } }, { clock });
  await emit(opened.store, "hang");
  await until(() => opened.relay.depth().running === 1, "the handler runs");
  const stopping = opened.relay.stop();
  await until(() => clock.pending > 1, "stop waits");
  clock.advance(10_000);
  await stopping;
  assertEquals(await rowsLeft(opened.kv), 1); // still leased, since its handler may finish
  clock.advance(LEASE_MS);
  assertEquals(clock.pending, 0);
});

Deno.test("after a failed read of the outbox the relay looks again a second later", async () => {
  let away = true;
  let runs = 0;
  await using opened = await working(
    { quick: { run: () => Promise.resolve(void runs++) } },
    {
      started: false,
      over: (kv) =>
        wrapped(kv, {
          before(call) {
            if (away && call === "list") throw new Error("away");
          },
        }),
    },
  );
  const { store, relay, clock, log } = opened;
  await emit(store, "quick", {}, START);
  relay.start();
  await until(() => log.of("error").length === 1, "the error is logged");
  away = false;
  clock.advance(999);
  assertEquals(runs, 0);
  clock.advance(1);
  await until(() => runs === 1, "it looks again by itself");
  assertEquals([runs, log.of("error")], [1, ["outbox_not_read"]]);
});

Deno.test("rows lost track of during an outage are handled when the database is back, not after their lease", async () => {
  let away = false;
  const runs: string[] = [];
  const slow = Promise.withResolvers<void>();
  await using opened = await working(
    {
      lost: {
        run: () =>
          Promise.resolve(void runs.push("lost")).then(() => void (away = runs.length < 3)),
      },
      slow: { run: () => (runs.push("slow"), slow.promise) },
    },
    {
      over: (kv) =>
        wrapped(kv, {
          before(call) {
            if (away && call === "commit") throw new Error("away");
          },
        }),
    },
  );
  const { store, relay, log } = opened;
  await emit(store, "slow");
  await emit(store, "lost");
  await until(() => log.of("error").length === 1, "its end cannot be written");
  assertEquals(log.of("error"), ["event_not_moved"]);
  away = false;
  await relay.recover();
  await until(() => runs.length === 3, "it runs again");
  assertEquals(runs, ["slow", "lost", "lost"]); // rows in progress are left alone
  slow.resolve();
  await relay.idle();
  assertEquals([runs.length, (await store.outbox.counts()).claimed], [3, 0]);
});

Deno.test("a row of a handler that no longer exists waits, and is buried in the end", async () => {
  await using opened = await working({});
  const { store, relay, clock } = opened;
  await emit(store, "toString");
  await relay.idle();
  for (let round = 0; round < 20; round++) {
    clock.advance(10 * MINUTE);
    await relay.idle();
  }
  assertEquals((await store.outbox.counts()).dead, 1);
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

Deno.test("a handler that meets an unreadable value is buried at once with the reason, even for money", async () => {
  const unreadable = () => Promise.reject(new Unreadable(["ticket", "T1"], "price: is missing"));
  await using w = await working({
    mail: { run: unreadable },
    capture: { run: unreadable, neverBury: true },
  });
  await emit(w.store, "mail+capture");
  await w.relay.idle();
  const dead = await w.store.outbox.listDead({ limit: 9 });
  assertEquals(dead.map(({ handler, lastError }) => `${handler} ${lastError}`), [
    "capture Unreadable: ticket/T1 cannot be read: price: is missing",
    "mail Unreadable: ticket/T1 cannot be read: price: is missing",
  ]);
  assertEquals(w.log.of("alarm"), ["event_buried", "event_buried"]);
});

Deno.test("mail that is refused for good is buried at once, and an operator alarmed", async () => {
  let tries = 0;
  await using w = await working({
    mail: {
      run() {
        tries++;
        return Promise.reject(new MailRefused("550 no such mailbox"));
      },
    },
  });
  await emit(w.store, "mail");
  await w.relay.idle();
  const dead = await w.store.outbox.listDead({ limit: 9 });
  assertEquals(dead.map(({ lastError }) => lastError), ["MailRefused: 550 no such mailbox"]);
  assertEquals([tries, w.log.of("alarm")], [1, ["event_buried"]]);
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

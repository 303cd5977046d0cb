import { assert, assertEquals } from "@std/assert";
import type { Services } from "#domain/ports/services.ts";
import { createCronWakeUp, createQueueWakeUp, CRON_WORK_MS, SWEEP_MS } from "#workers/wake_up.ts";
import { everyMinute } from "#workers/cron.ts";
import { createWorkers } from "#workers/start.ts";
import { openStore } from "#store/open.ts";
import { open } from "../store/help.ts";
import { until } from "../store/wrapped_kv.ts";
import { HandClock, keptLog } from "./help.ts";

/** A wake-up with a relay that counts its wakes; `ring` triggers the queue or the cron. */
function wakeUpOf(kind: "queue" | "cron") {
  const clock = new HandClock();
  let wakes = 0;
  const rings: (() => unknown)[] = [];
  const relay = { wake: () => void wakes++, idle: () => Promise.resolve(void wakes++) };
  const listen = (handler: (message: unknown) => unknown) => {
    rings.push(() => handler({}));
    return new Promise<void>(() => {});
  };
  const cron = (job: () => Promise<void>) => {
    rings.push(job);
    return () => void rings.splice(0);
  };
  const wakeUp = kind === "queue"
    ? createQueueWakeUp({ kv: { listenQueue: listen }, relay, log: keptLog(), timers: clock })
    : createCronWakeUp({ relay, timers: clock, cron });
  return { wakeUp, clock, wakes: () => wakes, ring: () => rings.forEach((ring) => ring()) };
}

for (const kind of ["queue", "cron"] as const) {
  Deno.test(`${kind}: the relay looks at start-up, then at least every minute, and at each wake-up`, () => {
    const { wakeUp, clock, wakes, ring } = wakeUpOf(kind);
    wakeUp.start();
    assertEquals(wakes(), 1);
    for (let minute = 0; minute < 3; minute++) {
      const before = wakes();
      clock.advance(SWEEP_MS);
      assertEquals(wakes() > before, true);
    }
    const before = wakes();
    ring();
    assertEquals(wakes(), before + 1);
  });

  Deno.test(`${kind}: after a stop it wakes nobody and leaves no timer`, () => {
    const { wakeUp, clock, wakes } = wakeUpOf(kind);
    wakeUp.start();
    wakeUp.stop();
    const before = wakes();
    clock.advance(3 * SWEEP_MS);
    assertEquals([wakes(), clock.pending], [before, 0]);
  });
}

Deno.test("without a queue, which would announce other processes' rows, the relay looks every five seconds", () => {
  const { wakeUp, clock, wakes } = wakeUpOf("cron");
  wakeUp.start();
  clock.advance(20_000);
  assertEquals(wakes(), 5);
  wakeUp.stop();
});

Deno.test("a cron call lasts until the work is done, but not for ever", async () => {
  const clock = new HandClock();
  let call: () => Promise<void> = () => Promise.reject("not registered");
  const work = Promise.withResolvers<void>();
  const wakeUp = createCronWakeUp({
    relay: { wake() {}, idle: () => work.promise },
    timers: clock,
    cron: (job) => {
      call = job;
      return () => {};
    },
  });
  wakeUp.start();
  let over = 0;
  const first = call().then(() => over++);
  clock.advance(CRON_WORK_MS - 1);
  await new Promise((resolve) => setTimeout(resolve, 0));
  assertEquals(over, 0);
  clock.advance(1);
  await first;
  const second = call().then(() => over++);
  work.resolve();
  await second;
  assertEquals(over, 2);
  wakeUp.stop();
});

Deno.test("the cron is registered once and runs the current jobs, even after an edit reloads them", async () => {
  const registered: { schedule: unknown; run: () => void | Promise<void> }[] = [];
  const register = ((_name: string, schedule: string, run: () => void | Promise<void>) => {
    registered.push({ schedule, run });
    return Promise.resolve();
  }) as typeof Deno.cron;
  const called: string[] = [];
  const job = (name: string) => () => Promise.resolve(void called.push(name));
  const leave = everyMinute(job("former"), register);
  leave();
  everyMinute(job("newest"), register);
  assertEquals(registered.map(({ schedule }) => schedule), ["* * * * *"]);
  await registered[0].run();
  assertEquals(called, ["newest"]);
});

Deno.test("alone on their database the workers adopt a dead process's rows; otherwise they do not", async () => {
  for (const alone of [true, false]) {
    await using former = await open({ subscribers: () => ["nobody"], processId: "former" });
    await former.store.transact((tx) => tx.emit("event", {}));
    const log = keptLog();
    const store = await openStore({
      kv: former.kv,
      clock: former.clock,
      backend: alone ? "local" : "remote",
      processId: "newest",
      subscribers: () => [],
      enqueueWakes: false,
      wakeUp: { onRows() {}, onScheduled() {} },
    });
    const sales = { problems: [], look: () => Promise.resolve([]) };
    const services = { store, log, sales } as unknown as Services;
    const workers = createWorkers({
      services,
      kv: former.kv,
      entities: [],
      wakeUp: "queue",
      alone,
      timers: new HandClock(),
    });
    await workers.start();
    // The migration, which runs meanwhile, tells of its end too.
    assertEquals(log.of("info").includes("outbox_adopted"), alone);
    await workers.stop();
  }
});

Deno.test("after a start during an outage the looks go on, and dead processes' rows are adopted later", async () => {
  await using former = await open({ subscribers: () => ["nobody"], processId: "former" });
  await former.store.transact((tx) => tx.emit("event", {}));
  let away = true;
  const kv = new Proxy(former.kv, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        if (name === "list" && away) throw new Error("database away");
        return value.apply(target, args);
      };
    },
  });
  const [log, timers] = [keptLog(), new HandClock()];
  const store = await openStore({
    kv,
    clock: former.clock,
    backend: "local",
    processId: "newest",
    subscribers: () => [],
    enqueueWakes: false,
    wakeUp: { onRows() {}, onScheduled() {} },
  });
  const sales = { problems: [], look: () => Promise.resolve([]) };
  const services = { store, log, sales } as unknown as Services;
  const workers = createWorkers({
    services,
    kv,
    entities: [],
    wakeUp: "queue",
    alone: true,
    timers,
  });
  await workers.start();
  assert(log.of("error").includes("outbox_not_adopted"));
  // The next looks of sweep and housekeeping, and the next attempt to adopt rows.
  assert(timers.pending >= 3, `${timers.pending} timers`);
  away = false;
  timers.advance(1_000);
  while (!log.of("info").includes("outbox_adopted")) {
    await new Promise((resolve) => setTimeout(resolve));
  }
  await workers.stop();
  assertEquals(timers.pending, 0);
});

Deno.test("a real queue's message, sent with the commit of a due row, wakes the relay", async () => {
  const kv = await Deno.openKv(":memory:");
  let wakes = 0;
  const store = await openStore({
    kv,
    clock: Date,
    backend: "local",
    subscribers: () => ["expire"],
    enqueueWakes: true,
    wakeUp: { onRows() {}, onScheduled() {} },
  });
  const wakeUp = createQueueWakeUp({
    kv,
    relay: { wake: () => void wakes++ },
    log: keptLog(),
    timers: new HandClock(),
  });
  wakeUp.start();
  await store.transact((tx) => tx.emit("due", {}, { dueAt: Date.now() }));
  await until(() => wakes > 1, "the queue wakes the relay");
  wakeUp.stop();
  kv.close();
});

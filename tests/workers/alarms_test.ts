import { assertEquals } from "@std/assert";
import { createQueueAlarm, SWEEP_MS } from "#workers/alarms.ts";
import { openStore } from "#store/open.ts";
import { until } from "../store/wrapped_kv.ts";
import { HandClock, keptLog } from "./help.ts";

Deno.test("at start-up, and then every minute, the queue alarm makes the relay look", async () => {
  const clock = new HandClock();
  const log = keptLog();
  let wakes = 0, adoptions = 0;
  const alarm = createQueueAlarm({
    kv: { listenQueue: () => new Promise(() => {}) },
    relay: { wake: () => void wakes++ },
    outbox: { adopt: () => Promise.resolve(++adoptions) },
    log,
    timers: clock,
  });
  await alarm.start();
  assertEquals([wakes, adoptions, log.of("info")], [1, 1, ["outbox_adopted"]]);
  clock.advance(3 * SWEEP_MS);
  assertEquals(wakes, 4);
  alarm.stop();
  clock.advance(3 * SWEEP_MS);
  assertEquals([wakes, clock.pending], [4, 0]);
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
    alarm: { onRows() {}, onScheduled() {} },
  });
  const alarm = createQueueAlarm({
    kv,
    relay: { wake: () => void wakes++ },
    outbox: store.outbox,
    log: keptLog(),
    timers: new HandClock(),
  });
  await alarm.start();
  await store.transact((tx) => tx.emit("due", {}, { dueAt: Date.now() }));
  await until(() => wakes > 1, "the queue wakes the relay");
  alarm.stop();
  kv.close();
});

/** Handlers that fail: retries, dead letters and alarms. */
import { assert, assertEquals } from "@std/assert";
import { Unreadable } from "#store/base/errors.ts";
import { MailRefused } from "#domain/ports/mail.ts";
import { MAX_ATTEMPTS } from "#workers/run_row.ts";
import { START } from "../store/help.ts";
import { until } from "../store/wrapped_kv.ts";
import { emit, working } from "./help.ts";

const MINUTE = 60_000;

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

/** The relay stops without losing rows, and goes on after an outage of the database. */
import { assertEquals } from "@std/assert";
import { LEASE_MS } from "#store/outbox/mod.ts";
import { CONCURRENCY } from "#workers/relay.ts";
import { assertCounts, START } from "../store/help.ts";
import { until, wrapped } from "../store/wrapped_kv.ts";
import { emit, HandClock, working } from "./help.ts";
import { rowsLeft } from "./minutes.ts";

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

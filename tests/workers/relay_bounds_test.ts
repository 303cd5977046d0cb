/** What bounds the relay: leases, rows in memory, handlers at once, and the requests that are served. */
import { assert, assertEquals } from "@std/assert";
import { LEASE_MS } from "#store/outbox/mod.ts";
import {
  CONCURRENCY,
  type Job,
  MAX_HANDED,
  POLITE_CONCURRENCY,
  type RowHandler,
} from "#workers/relay.ts";
import { START } from "../store/help.ts";
import { gate, until } from "../store/wrapped_kv.ts";
import { emit, working } from "./help.ts";
import { rowsLeft } from "./minutes.ts";

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

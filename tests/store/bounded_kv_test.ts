import { assert, assertEquals, assertRejects } from "@std/assert";
import { Unavailable } from "#store/base/errors.ts";
import {
  ANSWERS_WITHIN_MS,
  boundKv,
  CALL_TIMEOUT_MS,
  MAX_CALLS,
  PROBE_EVERY_MS,
} from "#store/kv/bounded.ts";
import { HandClock } from "../workers/help.ts";
import { counters, createCounter, increment, open } from "./help.ts";
import { gate, until, wrapped } from "./wrapped_kv.ts";

/** A store on a database whose server can go away: calls then wait at the gate, as those of the client do. */
async function openAway() {
  const server = gate();
  const clock = new HandClock();
  const changes: boolean[] = [];
  let waiting = 0;
  let bounded!: ReturnType<typeof boundKv>;
  const opened = await open({
    backend: "remote",
    over: (kv) => {
      const behind = wrapped(kv, {
        async before() {
          waiting++;
          await server.passed();
          waiting--;
        },
      });
      bounded = boundKv({ kv: behind, timers: clock, onChange: (away) => changes.push(away) });
      return bounded.kv;
    },
  });
  return Object.assign(opened, { server, hand: clock, changes, bounded, waiting: () => waiting });
}

Deno.test("a read or a commit that the database does not answer fails with Unavailable", async () => {
  await using opened = await openAway();
  const { store, server, hand, bounded } = opened;
  await createCounter(store, "c");
  server.close();
  const calls = [
    store.get(counters, "c"),
    store.getMany(counters, ["c"]),
    bounded.kv.list({ prefix: [] }).next(),
    bounded.kv.atomic().set(["x"], 1).commit(),
  ].map((call) => assertRejects(() => call as Promise<unknown>, Unavailable));
  hand.advance(CALL_TIMEOUT_MS - 1);
  assertEquals(opened.changes, []); // a short outage only delays calls
  hand.advance(1);
  await Promise.all(calls);
  server.open();
});

Deno.test("while the database is away calls fail at once; when it answers again they succeed", async () => {
  await using opened = await openAway();
  const { store, server, hand, changes, bounded, waiting } = opened;
  await createCounter(store, "c");
  server.close();
  const first = assertRejects(() => increment(store, "c"), Unavailable);
  await until(() => waiting() === 1, "the call waits for the server");
  hand.advance(CALL_TIMEOUT_MS);
  await first;
  const before = waiting();
  for (let n = 0; n < 100; n++) await assertRejects(() => increment(store, "c"), Unavailable);
  assertEquals(waiting(), before); // none of them was sent
  hand.advance(100 * PROBE_EVERY_MS);
  assert(waiting() <= before + 10, `${waiting()} questions wait whether it is back`);
  server.open();
  await until(() => changes.length === 2, "it is noticed that the database is back");
  assertEquals([changes, await bounded.answers()], [[true, false], true]);
  assertEquals(await increment(store, "c"), 1);
  assertEquals([hand.pending, bounded.calls], [0, 0]);
});

Deno.test("a commit that timed out may still take effect, and does so once", async () => {
  await using opened = await openAway();
  const { store, server, hand, waiting, kv } = opened;
  server.close();
  const lost = assertRejects(() => createCounter(store, "c"), Unavailable);
  await until(() => waiting() === 1, "the commit waits for the server");
  hand.advance(CALL_TIMEOUT_MS);
  await lost;
  server.open();
  await until(() => waiting() === 0, "the server takes what was sent");
  const entries = await Array.fromAsync(kv.list({ prefix: ["counter"] }));
  assertEquals(entries.length, 1);
});

Deno.test("the number of calls in flight is bounded, and a refused call was never sent", async () => {
  await using opened = await openAway();
  const { store, server, waiting, bounded } = opened;
  server.close();
  const calls = Array.from({ length: MAX_CALLS }, () => store.get(counters, "c"));
  await until(() => waiting() === MAX_CALLS, "all calls wait");
  await assertRejects(() => store.get(counters, "c"), Unavailable);
  assertEquals([waiting(), bounded.calls], [MAX_CALLS, MAX_CALLS]);
  server.open();
  await Promise.all(calls);
});

Deno.test("the question whether the database answers has a short timeout", async () => {
  await using opened = await openAway();
  const { server, hand, bounded, changes } = opened;
  assertEquals(await bounded.answers(), true);
  server.close();
  const answer = bounded.answers();
  hand.advance(ANSWERS_WITHIN_MS);
  assertEquals(await answer, false);
  hand.advance(CALL_TIMEOUT_MS);
  assertEquals(changes, [true]); // the question itself finds out that the database is away
  assertEquals(await bounded.answers(), false);
  server.open();
  await until(() => changes.length === 2, "it is back");
});

Deno.test("a call that hangs on a dead connection fails without a second outage, once the database has answered others", async () => {
  using kv = await Deno.openKv(":memory:");
  const clock = new HandClock();
  const changes: boolean[] = [];
  const never = Promise.withResolvers<never>().promise;
  let isBack = false;
  const behind = new Proxy(kv, {
    get: (target, name) =>
      name === "get"
        ? (key: Deno.KvKey) => isBack ? target.get(key) : never
        : Reflect.get(target, name),
  });
  const bounded = boundKv({ kv: behind, timers: clock, onChange: (away) => changes.push(away) });
  const fails = () => assertRejects(() => bounded.kv.get(["c"]), Unavailable);
  const first = fails();
  clock.advance(CALL_TIMEOUT_MS - 1);
  const late = fails(); // on the same dead connection
  clock.advance(1);
  await first;
  assertEquals(changes, [true]);
  isBack = true;
  clock.advance(PROBE_EVERY_MS);
  await until(() => changes.length === 2, "it is noticed that the database is back");
  clock.advance(CALL_TIMEOUT_MS);
  await late;
  assertEquals(changes, [true, false]);
  bounded.stop();
});

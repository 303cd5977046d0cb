/** Limits on a user's lists under concurrent requests. */
import { Busy } from "#store/base/errors.ts";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { MAX_CLIENTS } from "#domain/ports/clients.ts";
import { MAX_IN_LINE, runExclusively, turnstiles } from "#domain/turnstile.ts";
import { addEndpoint, removeEndpoint } from "#domain/webhooks/commands.ts";
import { MAX_ENDPOINTS } from "#domain/webhooks/endpoint.ts";
import { listEndpoints } from "#domain/webhooks/queries.ts";
import { aClient } from "../adapters/clients/clients_contract.ts";
import { openBench } from "../adapters/help.ts";
import { codeOf, Exchange, must } from "../exchange.ts";

/** Counts the answers. */
const tally = (codes: string[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(codes, (code) => code)).map(([code, all]) => [code, all!.length]),
  );

Deno.test("of many concurrent requests for webhooks five succeed; removing one makes room again", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const add = (userId: string) =>
    addEndpoint(e.x, userId, { url: "https://hooks.example/", kinds: ["ticket.listed"] });
  const answers = await Promise.all(Array.from({ length: 12 }, () => add(alice)));
  assertEquals(tally(answers.map(codeOf)), { ok: MAX_ENDPOINTS, webhook_limit: 7 });
  must(await add(bob));
  const [{ id }] = await listEndpoints(e.x, alice);
  must(await removeEndpoint(e.x, alice, id));
  assertEquals(tally((await Promise.all([add(alice), add(alice)])).map(codeOf)), {
    ok: 1,
    webhook_limit: 1,
  });
  assertEquals((await listEndpoints(e.x, alice)).length, MAX_ENDPOINTS);
});

Deno.test("of many concurrent requests for API clients fifty succeed", async () => {
  await using e = await Exchange.open();
  const alice = await e.user("alice");
  const answers = await Promise.all(
    Array.from({ length: MAX_CLIENTS + 41 }, () => e.x.clients.create(alice, aClient())),
  );
  assertEquals(tally(answers.map(codeOf)), { ok: MAX_CLIENTS, client_limit: 41 });
  assertEquals((await e.x.clients.list(alice)).length, MAX_CLIENTS);
});

Deno.test("only one caller at a time adds to a list on another server", async () => {
  await using bench = await openBench();
  const there: number[] = [];
  const add = () =>
    runExclusively(bench.store, "list.alice", 60_000, async () => {
      const before = there.length;
      await bench.store.get(turnstiles, "list.alice"); // some time passes
      if (before < 3) there.push(before);
    });
  await Promise.all(Array.from({ length: 20 }, add));
  assertEquals(there, [0, 1, 2]);

  // Another process does not wait: it gets Busy.
  const other = { ...bench.store, transact: bench.store.transact, processId: "other" };
  const gate = Promise.withResolvers<void>();
  const inside = Promise.withResolvers<void>();
  const first = runExclusively(bench.store, "list.alice", 60_000, () => {
    inside.resolve();
    return gate.promise;
  });
  await inside.promise;
  const second = () => runExclusively(other, "list.alice", 60_000, () => Promise.resolve("in"));
  await assertRejects(second, Busy);
  gate.resolve();
  await first;
  assertEquals(await second(), "in");

  // A process that died inside blocks the list only until its time limit.
  await bench.store.transact((tx) => {
    tx.create(turnstiles, { id: "list.bob", until: tx.now + 60_000 });
  });
  const third = () => runExclusively(other, "list.bob", 60_000, () => Promise.resolve("in"));
  await assertRejects(third, Busy);
  bench.clock.pass(60_000);
  assertEquals(await third(), "in");
  assert(await bench.store.get(turnstiles, "list.bob") === null);
});

Deno.test("the queue for such a list is limited: further callers get Busy", async () => {
  await using bench = await openBench();
  const gate = Promise.withResolvers<void>();
  const add = (id: string) => runExclusively(bench.store, id, 60_000, () => gate.promise);
  const inLine = Array.from({ length: MAX_IN_LINE }, () => add("list.alice"));
  const isBusy = await Promise.race([
    add("list.alice").then(() => false, (error) => error instanceof Busy),
    bench.store.get(turnstiles, "list.alice").then(() => false), // by then it is waiting
  ]);
  assert(isBusy);
  const other = add("list.bob"); // another queue
  gate.resolve();
  await Promise.all([...inLine, other]);
  await add("list.alice");
});

Deno.test("a call that exceeds its time limit fails at once, and the turnstile stays closed while it may still take effect", async () => {
  await using bench = await openBench();
  const signals: AbortSignal[] = [];
  const never = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<never>(() => {});
  };
  const pass = (act: (signal: AbortSignal) => Promise<string>) =>
    runExclusively(bench.store, "list.alice", 20, act);
  const both = await Promise.allSettled([pass(never), pass(never)]);
  assertEquals(
    both.map((one) => one.status === "rejected" && String(one.reason)),
    ["Busy: Adding to the list took too long", "Busy: Waited too long for the list"],
  );
  assertEquals(signals.map(({ aborted }) => aborted), [true]);
  // The other server may still be adding.
  await assertRejects(() => pass(never), Busy);
  bench.clock.pass(40);
  assertEquals(await pass(() => Promise.resolve("in")), "in");
  assertEquals(await bench.store.get(turnstiles, "list.alice"), null);
});

Deno.test("a failure within the time limit opens the turnstile at once", async () => {
  await using bench = await openBench();
  const fail = () => Promise.reject(new Error("no"));
  await assertRejects(() => runExclusively(bench.store, "list.alice", 60_000, fail), Error);
  assertEquals(await bench.store.get(turnstiles, "list.alice"), null);
});

/** Unreadable values stay in place, are reported once, and are released when they can be read again. */
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { Unreadable } from "#store/base/errors.ts";
import type { Quarantined } from "#store/care/quarantine.ts";
import { open, thing, things } from "./help.ts";

async function withBadOne() {
  const found: Quarantined[] = [];
  const opened = await open({ onUnreadable: (one) => found.push(one) });
  const { store, kv } = opened;
  const good = thing("good", { shelf: "top" }), bad = thing("bad", { shelf: "top" });
  await store.transact((tx) => {
    tx.create(things, good);
    tx.create(things, bad);
  });
  // Written directly; the store that wrote the good value has it in its cache, so another one is opened.
  const { value } = await kv.get<Record<string, unknown>>(["thing", "bad"]);
  await kv.set(["thing", "bad"], { ...value, weight: "heavy" });
  const fresh = await open({ over: () => kv, onUnreadable: (one) => found.push(one) });
  return {
    ...opened,
    store: fresh.store,
    found,
    mend: () => kv.set(["thing", "bad"], value),
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}
const entities = new Map([[things.name, things]]);

Deno.test("lists leave an unreadable value out; a read of it alone or in a transaction throws", async () => {
  await using opened = await withBadOne();
  const { store } = opened;
  const page = await store.list(things, "shelf", { prefix: ["top"], limit: 10 });
  assertEquals(page.items.map(({ id }) => id), ["good"]);
  assertEquals((await Array.fromAsync(store.scan(things))).map(({ id }) => id), ["good"]);
  await assertRejects(() => store.get(things, "bad"), Unreadable);
  await assertRejects(() => store.snapshot([[things, "bad"]]), Unreadable);
  await assertRejects(() => store.transact((tx) => tx.get(things, "bad")), Unreadable);
  await store.drain();
});

Deno.test("an unreadable value is marked and reported once, and the reason does not contain the value", async () => {
  await using opened = await withBadOne();
  const { store, found, kv } = opened;
  for (let times = 0; times < 3; times++) {
    await assertRejects(() => store.get(things, "bad"), Unreadable);
    await store.drain();
  }
  await using other = await open({ over: () => kv, onUnreadable: (one) => found.push(one) });
  await assertRejects(() => other.store.get(things, "bad"), Unreadable);
  await other.store.drain();
  assertEquals(found.map(({ name }) => name), ["thing/bad"]);
  assertStringIncludes(found[0].reason, "weight: ");
  assert(!found[0].reason.includes("heavy"));
  assertEquals((await store.quarantine.list()).map(({ name }) => name), ["thing/bad"]);
  assertEquals(
    ((await store.quarantine.show("thing/bad"))!.value as { weight: unknown }).weight,
    "heavy",
  );
});

Deno.test("a retry after a fix releases the value; before that it stays in quarantine", async () => {
  await using opened = await withBadOne();
  const { store } = opened;
  await assertRejects(() => store.get(things, "bad"), Unreadable);
  await store.drain();
  assertEquals(await store.quarantine.retry("thing/bad", entities), "unreadable");
  assertEquals((await store.quarantine.list()).length, 1);
  await opened.mend();
  assertEquals(await store.quarantine.retry("thing/bad", entities), "readable");
  assertEquals((await store.get(things, "bad"))?.weight, 1);
  assertEquals(await store.quarantine.list(), []);
  assertEquals(await store.quarantine.retry("thing/bad", entities), "missing");
});

Deno.test("discarding deletes the value and its mark", async () => {
  await using opened = await withBadOne();
  const { store } = opened;
  await assertRejects(() => store.get(things, "bad"), Unreadable);
  await store.drain();
  assert(await store.quarantine.discard("thing/bad"));
  assertEquals(await store.get(things, "bad"), null);
  assertEquals(await store.quarantine.list(), []);
  assert(!await store.quarantine.discard("thing/bad"));
});

Deno.test("a malformed outbox row is moved out, so that the others are found", async () => {
  const found: Quarantined[] = [];
  await using opened = await open({
    subscribers: () => ["h"],
    onUnreadable: (one) => found.push(one),
  });
  const { store, kv, clock } = opened;
  await kv.set(["outbox", 1, "E1", "h"], { event: 7 });
  await kv.set(["outbox", "soon", "E2", "h"], {});
  await store.transact((tx) => tx.emit("good", {}, { dueAt: clock.now() + 5 }));
  clock.advance(10);
  const { due } = await store.outbox.look(10);
  assertEquals(due.map(({ event }) => event), ["good"]);
  assertEquals(found.map(({ name }) => name), ["outbox/soon/E2/h", "outbox/1/E1/h"]);
  assertEquals((await store.outbox.counts()).due, 1);
  assertEquals(await store.quarantine.retry("outbox/1/E1/h", entities), "unreadable");
  assert(await store.quarantine.discard("outbox/1/E1/h"));
  assertEquals((await store.quarantine.list()).map(({ name }) => name), ["outbox/soon/E2/h"]);
});

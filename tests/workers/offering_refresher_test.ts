/** Refreshing offerings after commits: at once, then once a second for each concert. */
import { assertEquals } from "@std/assert";
import { OFFERING_MARK } from "#domain/concerts/concert.ts";
import { createOfferingRefresher } from "#workers/offering_refresher.ts";
import { working } from "./help.ts";

/** A refresher over a store whose refreshes are noted, and wait until the test lets them go on. */
async function opened() {
  const base = await working({}, {});
  const { store, clock, log } = base;
  const begun: string[] = [];
  const gates: (() => void)[] = [];
  let ended = 0;
  const marks = {
    ...store.marks,
    async get(name: string, id: string) {
      begun.push(id);
      const { promise, resolve } = Promise.withResolvers<void>();
      gates.push(resolve);
      await promise;
      const mark = await store.marks.get(name, id);
      if (!mark) ended++;
      return mark;
    },
    settle: (...args: Parameters<typeof store.marks.settle>) =>
      store.marks.settle(...args).finally(() => ended++),
  };
  const refresher = createOfferingRefresher({ store: { ...store, marks }, log }, clock, clock.now);
  refresher.start();
  return {
    ...base,
    begun,
    refresher,
    mark: (...ids: string[]) =>
      store.transact((tx) => ids.forEach((id) => tx.mark(OFFERING_MARK, id))),
    /** Lets all that wait go on, until they have ended. */
    async finish() {
      while (ended < begun.length) {
        while (gates.length > 0) gates.shift()!();
        await store.marks.list(OFFERING_MARK, { limit: 9 });
      }
      // The refresher knows it too, once the database has answered again.
      await store.marks.list(OFFERING_MARK, { limit: 9 });
    },
    async [Symbol.asyncDispose]() {
      const stopped = refresher.stop();
      while (gates.length > 0) gates.shift()!();
      await stopped;
      await base[Symbol.asyncDispose]();
    },
  };
}

Deno.test("a marked concert is refreshed at once, and again a second later if it was marked meanwhile", async () => {
  await using it = await opened();
  await it.mark("a");
  assertEquals(it.begun, ["a"]);
  await it.finish();
  for (let n = 0; n < 50; n++) await it.mark("a");
  it.clock.advance(999);
  assertEquals(it.begun, ["a"], "fifty marks within the second");
  it.clock.advance(1);
  assertEquals(it.begun, ["a", "a"]);
  await it.finish();
  it.clock.advance(5_000);
  assertEquals(it.begun.length, 2, "nobody marked it again");
  await it.mark("a");
  assertEquals(it.begun.length, 3);
});

Deno.test("concerts do not wait for one another's second, but only four are refreshed at a time", async () => {
  await using it = await opened();
  await it.mark("a", "b", "c", "d", "e", "f");
  assertEquals(it.begun, ["a", "b", "c", "d"]);
  await it.finish();
  it.clock.advance(0);
  await it.finish();
  assertEquals(it.begun, ["a", "b", "c", "d", "e", "f"]);
});

Deno.test("after refreshes there is a pause three times as long, at most a quarter of a second, in which marks gather", async () => {
  await using it = await opened();
  await it.mark("a", "b", "c", "d", "e");
  it.clock.advance(20); // so long they take
  await it.finish();
  it.clock.advance(59);
  await it.mark("f");
  assertEquals(it.begun.length, 4);
  it.clock.advance(1);
  assertEquals(it.begun.slice(4), ["e", "f"]);
  it.clock.advance(10_000);
  await it.finish();
  await it.mark("g");
  it.clock.advance(249);
  assertEquals(it.begun.length, 6);
  it.clock.advance(1);
  assertEquals(it.begun.slice(6), ["g"]);
});

Deno.test("after the stop nothing is refreshed any more, and the mark stays", async () => {
  await using it = await opened();
  await it.mark("a");
  await it.finish();
  await it.mark("a");
  await it.refresher.stop();
  await it.mark("b");
  it.clock.advance(5_000);
  assertEquals(it.begun, ["a"]);
  const left = await it.store.marks.list(OFFERING_MARK, { limit: 9 });
  assertEquals(left.map(({ id }) => id), ["a", "b"]);
});

/** What is made of values is made again for each mark, from values that are up to date. */
import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { counters, createCounter, open } from "../help.ts";
import { gate, until, wrapped } from "../wrapped_kv.ts";
import { databases, makeAgain, refresh, sums } from "./sums.ts";

Deno.test("whatever the order, what is made of values is up to date or its mark is set", async () => {
  const step = fc.record({
    id: fc.constantFrom("a", "b"),
    kind: fc.constantFrom("up1", "down1", "up2", "refresh", "refresh", "wait"),
  });
  for (const [, options] of databases) {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
        await using opened = await open(options);
        const { store } = opened;
        for (const id of ["a1", "a2", "b1", "b2"]) await createCounter(store, id);
        const running: Promise<unknown>[] = [];
        for (const { id, kind } of steps) {
          if (kind === "wait") { for (let n = 0; n < 7; n++) await Promise.resolve(); }
          else if (kind === "refresh") running.push(refresh(store, id));
          else {
            running.push(store.transact(async (tx) => {
              const counter = await tx.get(counters, `${id}${kind.at(-1)}`);
              tx.put(counters, {
                ...counter!,
                count: counter!.count + (kind === "down1" ? -1 : 1),
              });
              tx.mark("sum", id);
            }));
          }
        }
        await Promise.all(running);
        for (const id of ["a", "b"]) {
          const parts = await store.getMany(counters, [`${id}1`, `${id}2`]);
          const count = parts.reduce((sum, part) => sum + part!.count, 0);
          const isMarked = await store.marks.get("sum", id) !== null;
          const made = (await store.get(sums, id))?.count ?? 0;
          assert(
            isMarked || made === count,
            `${id} is ${count}, its sum ${made}, and no mark is set`,
          );
          await refresh(store, id);
          assertEquals((await store.get(sums, id))?.count ?? 0, count);
          assertEquals(await store.marks.get("sum", id), null);
        }
      }),
      { numRuns: 40, seed: 7 },
    );
  }
});

for (const how of ["get", "list"] as const) {
  Deno.test(`who has read a mark by ${how} reads what its commit has written, also before that commit is answered`, async () => {
    const door = gate();
    let applied = 0, reads = 0;
    await using opened = await open({
      over: (kv) =>
        wrapped(kv, {
          after: (call) => void (reads += Number(call === how)),
          commit: async (_, run) => {
            const result = await run();
            applied++;
            await door.passed();
            return result;
          },
        }),
    });
    const { store } = opened;
    for (const id of ["a1", "a2"]) await createCounter(store, id);
    [applied, reads] = [0, 0];
    door.close();
    const change = store.transact(async (tx) => {
      tx.put(counters, { ...(await tx.get(counters, "a1"))!, count: 7 });
      tx.mark("sum", "a");
    });
    await until(() => applied === 1, "the change has taken effect");
    const read = how === "get"
      ? store.marks.get("sum", "a")
      : store.marks.list("sum", { limit: 1 }).then(([mark]) => mark);
    const made = read.then((mark) => makeAgain(store, mark!));
    await until(() => reads > 0, "the mark was read");
    door.open();
    await Promise.all([change, made]);
    assertEquals((await store.get(sums, "a"))?.count, 7);
  });
}

Deno.test("who has read a mark reads what another process has written", async () => {
  await using opened = await open();
  await using other = await open({ over: () => opened.kv });
  const { store } = opened;
  for (const id of ["a1", "a2"]) await createCounter(store, id); // remembers them
  await other.store.transact(async (tx) => {
    tx.put(counters, { ...(await tx.get(counters, "a1"))!, count: 7 });
    tx.mark("sum", "a");
  });
  await refresh(store, "a");
  assertEquals((await store.get(sums, "a"))?.count, 7);
});

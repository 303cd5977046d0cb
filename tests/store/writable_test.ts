import { assertEquals, assertRejects } from "@std/assert";
import { NotWritable } from "#store/base/errors.ts";
import { watchWritable } from "#store/kv/writable.ts";
import { counters, createCounter, increment, open } from "./help.ts";
import { wrapped } from "./wrapped_kv.ts";

Deno.test("SQLite's errors of a full disk or a read-only file become NotWritable; other errors stay as they are", async () => {
  let error: Error | null = null;
  const changes: (string | null)[] = [];
  let isWritable = () => Promise.resolve(true);
  await using opened = await open({
    over: (kv) => {
      const broken = wrapped(kv, {
        before(call) {
          if (error && call === "commit") throw error;
        },
      });
      const watched = watchWritable({
        kv: broken,
        onChange: (error) => changes.push(error && error.message),
      });
      isWritable = watched.isWritable;
      return watched.kv;
    },
  });
  const { store } = opened;
  await createCounter(store, "c");
  for (
    const message of [
      "database or disk is full",
      "disk I/O error",
      "attempt to write a readonly database",
      "Can not write to a read-only database.",
    ]
  ) {
    changes.length = 0;
    error = new TypeError(message);
    await assertRejects(() => increment(store, "c"), NotWritable);
    await assertRejects(() => increment(store, "c"), NotWritable);
    assertEquals([changes, await isWritable()], [[message], false]);
    error = null;
    assertEquals([await isWritable(), changes], [true, [message, null]]);
  }
  error = new TypeError("something else");
  await assertRejects(() => increment(store, "c"), TypeError);
  error = null;
  assertEquals((await store.get(counters, "c"))?.count, 0);
});

/** Rate limits in memory: fixed windows per subject. */
import { assert, assertEquals } from "@std/assert";
import { Windows } from "#adapters/throttle/windows.ts";

const of = (id: string, max = 2) => ({ id, max, windowMs: 60_000 });

Deno.test("within a window a limited number passes; further attempts get the time to wait", () => {
  const windows = new Windows();
  assertEquals([windows.take([of("a")], 0), windows.take([of("a")], 10_000)], [0, 0]);
  assertEquals(windows.take([of("a")], 20_000), 40_000);
  assertEquals(windows.take([of("b")], 20_000), 0); // another subject is not affected
  assertEquals(windows.take([of("a")], 60_000), 0); // a new window
});

Deno.test("reading what is left does not count as an attempt", () => {
  const windows = new Windows();
  windows.take([of("a", 3)], 0);
  const both = [of("a", 3), of("b", 5)];
  for (let i = 0; i < 2; i++) {
    assertEquals(windows.left(both, 20_000), [
      { left: 2, resetMs: 40_000 },
      { left: 5, resetMs: 60_000 },
    ]);
  }
  assertEquals(windows.left(both, 60_000)[0], { left: 3, resetMs: 60_000 });
});

Deno.test("an attempt refused by one limit counts for none", () => {
  const windows = new Windows();
  windows.take([of("account", 1)], 0);
  assertEquals(windows.take([of("account", 1), of("address", 1)], 1), 59_999);
  assertEquals(windows.take([of("address", 1)], 2), 0);
});

Deno.test("a million addresses do not fill the memory or displace a subject that stays active", () => {
  const windows = new Windows();
  windows.take([of("busy", 300)], 0);
  for (let i = 0; i < 1_000_000; i++) {
    windows.take([of(`address ${i}`)], 0);
    if (i % 5_000 === 0) windows.take([of("busy", 300)], 0);
  }
  assert(windows.size <= 20_000, `${windows.size} windows are kept`);
  assertEquals(windows.take([of("busy", 201)], 0), 60_000);
});

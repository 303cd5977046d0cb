/** The worker thread: what happens to waiting tasks when it is stopped. */
import { assertEquals } from "@std/assert";
import { createThread } from "#adapters/common/thread.ts";

/** A worker that never answers. */
const silent = new URL("data:text/javascript,onmessage = () => {};");

Deno.test("when a thread is stopped, waiting calls return at once and no new task starts", async () => {
  // A timer left over after the stop would fail this test as a leak.
  const thread = createThread<string, string>(silent, 3);
  const calls = ["running", "waits", "waits too"].map((piece) => thread.ask(piece));
  await Promise.resolve(); // the first has begun
  thread.stop();
  assertEquals(await Promise.all(calls), [null, null, null]);
  assertEquals(await thread.ask("later"), null);
});

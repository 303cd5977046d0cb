/** Long work in a thread of its own: what becomes of it when the thread is stopped. */
import { assertEquals } from "@std/assert";
import { createThread } from "#adapters/thread.ts";

/** Takes what it is sent, and never answers. */
const silent = new URL("data:text/javascript,onmessage = () => {};");

Deno.test("who waits for a thread that is stopped is answered at once, and nothing new begins", async () => {
  // A timer that outlived the stop would be told as a leak of this test.
  const thread = createThread<string, string>(silent, 3);
  const asked = ["under way", "waits", "waits, too"].map((piece) => thread.ask(piece));
  await Promise.resolve(); // the first has begun
  thread.stop();
  assertEquals(await Promise.all(asked), [null, null, null]);
  assertEquals(await thread.ask("later"), null);
});

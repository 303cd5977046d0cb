/** A process that stops behind a proxy, while the proxy still sends it requests. */
import { assertEquals } from "@std/assert";
import { LEAVE_WITHIN_MS, QUIET_MS, watchLoad } from "#web/request/load.ts";
import { HandClock } from "../../workers/help.ts";
import { startApp, test } from "../app.ts";
import { list, signUp } from "../cast.ts";

const app = await startApp({ env: { TRUSTED_PROXIES: "1" } });
Deno.test.afterAll(() => app.stop());

test("a process that leaves its proxy still serves, but sends readers away if the proxy tries them elsewhere", async () => {
  const alice = await signUp(app, "alice");
  const left = app.system.load.leave();
  const elsewhere = { "x-upstream-retry": "502" };
  const read = await app.fetch("/", { headers: elsewhere });
  assertEquals([read.status, read.headers.get("connection"), await read.text()], [
    502,
    "close",
    "",
  ]);
  const plain = await app.fetch("/");
  await plain.body?.cancel();
  assertEquals([plain.status, plain.headers.get("connection")], [200, "close"]);
  await list(alice);
  const written = await alice.post("/sign-out", {}, elsewhere);
  await written.body?.cancel();
  assertEquals([written.status, written.headers.get("connection")], [303, "close"]);
  const ready = await app.fetch("/readyz", { headers: elsewhere });
  await ready.body?.cancel();
  assertEquals(ready.status, 503);
  await left;
});

Deno.test("a process has left its proxy once no request has come for a moment, or after two seconds", async () => {
  /** How long leaving takes while a request comes every so often, and `busy` of them are in flight. */
  async function takesMs(everyMs: number, busy: number): Promise<number> {
    const clock = new HandClock();
    const load = watchLoad({ rateLimits: true, timers: clock, now: clock.now });
    for (let n = 0; n < busy; n++) load.begin("1.1.1.1");
    const began = clock.time;
    let isGone = false;
    const left = load.leave().then(() => isGone = true);
    for (let step = 1; !isGone && step < 1_000; step++) {
      clock.advance(10);
      if (step * 10 % everyMs === 0) load.begin("1.1.1.1").end();
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
    await left;
    return clock.time - began;
  }
  assertEquals(await takesMs(Infinity, 0), QUIET_MS);
  assertEquals(await takesMs(QUIET_MS - 50, 0), LEAVE_WITHIN_MS);
  assertEquals(await takesMs(Infinity, 1), LEAVE_WITHIN_MS);
});

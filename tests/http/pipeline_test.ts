/** The way in with routes of the test's own: load, failures of routes, what is logged. */
import { assert, assertEquals } from "@std/assert";
import { MAX_IN_FLIGHT } from "#http/load.ts";
import { createHandler } from "#http/pipeline.ts";
import { Exchange } from "../exchange.ts";

Deno.test("beyond the bound requests are refused at once, but for health; then it goes on", async () => {
  await using exchange = await Exchange.open({ RATE_LIMITS: "on" }, { workers: false });
  const gate = Promise.withResolvers<void>();
  const fetch = createHandler(exchange.x, async () => {
    await gate.promise;
    return new Response("late");
  });
  const get = (path: string) => fetch(new Request(`http://localhost:8000${path}`));
  const waiting = Array.from({ length: MAX_IN_FLIGHT }, () => get("/"));
  const refused = await get("/");
  assertEquals([refused.status, refused.headers.get("retry-after")], [503, "1"]);
  assertEquals((await refused.json()).code, "overloaded");
  const health = get("/healthz");
  gate.resolve();
  assertEquals((await health).status, 200);
  for (const res of await Promise.all(waiting)) assertEquals(res.status, 200);
  assertEquals((await get("/")).status, 200);
});

Deno.test("what fails beneath every error page is a problem document and is logged", async () => {
  await using exchange = await Exchange.open({}, { workers: false });
  const fetch = createHandler(exchange.x, () => Promise.reject(new Error("secret detail")));
  const res = await fetch(new Request("http://localhost:8000/"));
  const text = await res.text();
  assertEquals([res.status, JSON.parse(text).code], [500, "internal"]);
  assert(!text.includes("secret detail"));
  assertEquals(res.headers.get("x-content-type-options"), "nosniff");
  assertEquals(exchange.log.errors.length, 1);
});

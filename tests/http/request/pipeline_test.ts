/** The pipeline with routes of the test's own: load, failures of routes, the log. */
import { assert, assertEquals } from "@std/assert";
import { readBytes } from "#web/request/body.ts";
import {
  MAX_BODIES,
  MAX_BODIES_PER_NETWORK,
  MAX_IN_FLIGHT,
  MAX_IN_FLIGHT_PER_NETWORK,
} from "#web/request/load.ts";
import { createHandler } from "#web/request/pipeline.ts";
import { problem } from "#web/answer/problem.ts";
import type { Refused } from "#web/answer/refused.ts";
import { Exchange } from "../../exchange.ts";

const BUSY = { RATE_LIMITS: "on", TRUSTED_PROXIES: "1" };

const request = (address: string, path: string, init: RequestInit = {}) =>
  new Request(`http://localhost:8000${path}`, {
    ...init,
    headers: { "x-forwarded-for": address },
  });

Deno.test("above the limit requests are refused at once, except for health; then they are served again", async () => {
  await using exchange = await Exchange.open(BUSY, { workers: false });
  const gate = Promise.withResolvers<void>();
  const fetch = createHandler(exchange.x, async () => {
    await gate.promise;
    return new Response("late");
  });
  const get = (path: string, i = 0) => fetch(request(`192.0.2.${i % 10}`, path));
  const waiting = Array.from({ length: MAX_IN_FLIGHT }, (_, i) => get("/", i));
  const refused = await get("/");
  assertEquals([refused.status, refused.headers.get("retry-after")], [503, "1"]);
  assertEquals((await refused.json()).code, "overloaded");
  const health = get("/healthz");
  gate.resolve();
  assertEquals((await health).status, 200);
  for (const res of await Promise.all(waiting)) assertEquals(res.status, 200);
  assertEquals((await get("/")).status, 200);
});

Deno.test("a crowd from one network is refused, whatever ports and addresses it claims; others are served", async () => {
  await using exchange = await Exchange.open(BUSY, { workers: false });
  const gate = Promise.withResolvers<void>();
  let answering = 0;
  const fetch = createHandler(exchange.x, async () => {
    answering++;
    await gate.promise;
    return new Response("late");
  });
  const crowd = Array.from(
    { length: 2 * MAX_IN_FLIGHT },
    (_, i) => fetch(request(`[2001:db8::${i.toString(16)}]:${1_000 + i}`, `/?crowd=${i}`)),
  );
  const others = Array.from(
    { length: 100 },
    (_, i) => fetch(request(`192.0.2.${i}`, `/?other=${i}`)),
  );
  assertEquals(answering, MAX_IN_FLIGHT_PER_NETWORK + 100);
  const health = fetch(request("2001:db8::1", "/healthz"));
  gate.resolve();
  for (const res of [...await Promise.all(others), await health]) assertEquals(res.status, 200);
  const answers = await Promise.all(crowd);
  const refused = answers.filter(({ status }) => status === 429);
  assertEquals(refused.length, 2 * MAX_IN_FLIGHT - MAX_IN_FLIGHT_PER_NETWORK);
  assertEquals([refused[0].headers.get("retry-after"), (await refused[0].json()).code], [
    "1",
    "rate_limited",
  ]);
  assertEquals((await fetch(request("2001:db8::1", "/"))).status, 200);
});

Deno.test("bodies that do not arrive take no slot: their number is limited, per network and in total", async () => {
  await using exchange = await Exchange.open(BUSY, { workers: false });
  const fetch = createHandler(exchange.x, async (req) => {
    try {
      if (req.method === "POST") await readBytes(req);
      return new Response("read");
    } catch (error) {
      const { refusal, headers } = error as Refused;
      return problem(refusal, "a request", headers);
    }
  });
  const senders: { arrive(): void }[] = [];
  const slow = (address: string) => {
    const req = request(address, "/webhooks/stripe", {
      method: "POST",
      body: new ReadableStream({
        start: (controller) => void senders.push({ arrive: () => controller.close() }),
      }),
    });
    return fetch(req);
  };
  const ofOne = Array.from({ length: MAX_BODIES_PER_NETWORK }, () => slow("192.0.2.1"));
  const refused = await slow("192.0.2.1");
  assertEquals([refused.status, refused.headers.get("connection")], [429, "close"]);
  // The same network still gets pages, and posts from other networks are read.
  assertEquals((await fetch(request("192.0.2.1", "/"))).status, 200);
  const post = (address: string) =>
    fetch(request(address, "/webhooks/stripe", { method: "POST", body: "all at once" }));
  assertEquals((await post("192.0.2.2")).status, 200);
  const ofMany = Array.from(
    { length: MAX_BODIES - MAX_BODIES_PER_NETWORK },
    (_, i) => slow(`198.51.100.${i % 100}`),
  );
  assertEquals((await post("192.0.2.3")).status, 503);
  const pages = Array.from({ length: 100 }, (_, i) => fetch(request(`192.0.2.${i}`, "/")));
  for (const res of await Promise.all(pages)) assertEquals(res.status, 200);
  for (const { arrive } of senders) arrive();
  for (const res of await Promise.all([...ofOne, ...ofMany])) assertEquals(res.status, 200);
  assertEquals((await post("192.0.2.3")).status, 200);
});

Deno.test("a failure outside of the error page is answered with a problem document and logged", async () => {
  await using exchange = await Exchange.open({}, { workers: false });
  const fetch = createHandler(exchange.x, () => Promise.reject(new Error("secret detail")));
  const res = await fetch(new Request("http://localhost:8000/"));
  const text = await res.text();
  assertEquals([res.status, JSON.parse(text).code], [500, "internal"]);
  assert(!text.includes("secret detail"));
  assertEquals(res.headers.get("x-content-type-options"), "nosniff");
  assertEquals(exchange.log.errors.length, 1);
});

/** Event streams of the served exchange: over a network, on time, and at shutdown. */
import { assert, assertEquals } from "@std/assert";
import { json, list, reserve } from "../http/cast.ts";
import { EventSource } from "../http/event_source.ts";
import { holding } from "./holding.ts";
import { until } from "./server.ts";

const eventsOf = (origin: string, ticketId: string) =>
  EventSource.open(
    // Like a browser: compression must not buffer the answer.
    fetch(`${origin}/api/tickets/${ticketId}/events`, {
      headers: { "accept-encoding": "gzip, br" },
    }),
  );

Deno.test("a stream reports a lapsed hold on time, although nothing is written", async () => {
  const { server, bob, ticketId } = await holding(2);
  await using _ = server;
  const source = await eventsOf(server.origin, ticketId);
  assertEquals((await source.next())!.data.status, "available");
  await reserve(bob, ticketId);
  const held = (await source.next())!;
  assertEquals(held.data.status, "reserved");
  const lapsed = (await source.next())!;
  const late = Date.now() - Date.parse(held.data.heldUntil);
  assertEquals(lapsed.data.status, "available");
  assert(late >= 0 && late < 500, `reported ${late} ms after the deadline`);
  await source.close();
});

Deno.test("when clients disconnect, their streams and watches end", async () => {
  const { server, ticketId } = await holding(900);
  await using _ = server;
  const sources = await Promise.all(
    Array.from({ length: 20 }, () => eventsOf(server.origin, ticketId)),
  );
  for (const source of sources) await source.next();
  const live = async () => {
    const text = await (await fetch(`${server.origin}/metrics`)).text();
    return [...text.matchAll(/^ticketing_live\{.*\} (\d+)$/gm)].map((match) => Number(match[1]));
  };
  assertEquals(await live(), [20, 1, 1, 20]);
  for (const source of sources) await source.close();
  await until(async () => (await live()).every((count) => count === 0), () => "still open");
});

Deno.test("a server that stops ends its streams at once, with a retry hint", async () => {
  const { server, alice, ticketId } = await holding(900);
  await using _ = server;
  const other = await list(alice);
  const sources = [await eventsOf(server.origin, ticketId), await eventsOf(server.origin, other)];
  for (const source of sources) await source.next();
  const began = Date.now();
  const ended = server.end("SIGTERM");
  for (const source of sources) {
    assertEquals(await source.next(), null);
    assert(source.retryMs! >= 1_000);
  }
  assertEquals(await ended, 0);
  assert(Date.now() - began < 5_000, "the shutdown waited for its streams");
  await server.start();
  const again = await eventsOf(server.origin, ticketId);
  assertEquals((await again.next())!.data.status, "available");
  assertEquals((await json(alice.get(`/api/tickets/${ticketId}`))).status, "available");
  await again.close();
});

/**
 * What takes a while behind a real nginx, so it runs at the same time on two sites: a stream on which nothing happens,
 * and processes that are restarted one after the other while people list, look and reserve.
 */
import { assert, assertEquals } from "@std/assert";
import { tokenOf } from "../bench/rows.ts";
import { list, reserve, sellForm } from "../http/cast.ts";
import { EventSource } from "../http/event_source.ts";
import { type Server, until } from "../process/server.ts";
import { SELLER_TOKEN } from "./denokv.ts";
import type { Nginx } from "./nginx.ts";
import { site, USERS } from "./nginx_site.ts";

/** Requests that read and that write while a process restarts, at least. */
const REQUESTS = 100;

/** Everybody lists, looks, reserves and lets go in a loop. */
function people(nginx: Nginx) {
  const seen = {
    /** Ids of listings and orders that were acknowledged. */
    listed: [] as string[],
    ordered: [] as string[],
    answers: 0,
    failed: [] as string[],
  };
  let going = true;

  async function ask(what: string, expected: number, request: () => Promise<Response>) {
    try {
      const res = await request();
      const text = await res.text();
      if (res.status !== expected) {
        seen.failed.push(`${what}: ${res.status} ${text.slice(0, 200)}`);
      }
      seen.answers++;
      return { res, text };
    } catch (error) {
      seen.failed.push(`${what}: ${error}`);
      return null;
    }
  }

  async function trade(n: number): Promise<void> {
    const seller = nginx.visitor(SELLER_TOKEN), buyer = nginx.visitor(tokenOf(n));
    while (going) {
      const listing = await ask("list", 303, () => seller.post("/sell", sellForm()));
      const ticketId = listing?.res.headers.get("location")?.split("/")[2];
      if (!ticketId) continue;
      seen.listed.push(ticketId);
      await ask("look", 200, () => buyer.get(`/tickets/${ticketId}`));
      await ask("lists", 200, () => buyer.get("/"));
      const made = await ask("reserve", 201, () => buyer.call("POST", "/api/orders", { ticketId }));
      if (made?.res.status !== 201) continue;
      const { id } = JSON.parse(made.text);
      seen.ordered.push(id);
      await ask("order", 200, () => buyer.get(`/api/orders/${id}`));
      await ask("let go", 303, () => buyer.post(`/orders/${id}/cancellation`));
    }
  }

  const living = Promise.all(Array.from({ length: USERS }, (_, n) => trade(n)));
  return {
    seen,
    async stop() {
      going = false;
      await living;
    },
  };
}

const requestsOf = (app: Server) => app.output.split('"event":"request"').length;

async function restarts(): Promise<void> {
  await using it = await site();
  const { nginx, exchange } = it;
  const crowd = people(nginx);
  const { seen } = crowd;
  const more = (count: number) => {
    const wanted = seen.answers + count;
    return until(() => seen.answers >= wanted, () => JSON.stringify(seen.failed));
  };
  await more(30);
  for (const app of exchange.apps) {
    const before = seen.answers;
    assertEquals(await app.end("SIGTERM"), 0);
    await more(REQUESTS / 2);
    await app.start();
    const served = requestsOf(app);
    // nginx gives it requests again, which is when the other one may be restarted.
    await until(() => requestsOf(app) > served + 10, () => "nginx does not come back to it");
    assert(seen.answers - before >= REQUESTS, `${seen.answers - before} requests`);
  }
  await crowd.stop();
  assertEquals(seen.failed, [], nginx.log());

  using kv = await exchange.openKv();
  const idsOf = async (entity: string) => {
    const ids: string[] = [];
    for await (const { key } of kv.list({ prefix: [entity] })) {
      if (key.length === 2) ids.push(String(key[1]));
    }
    return ids.sort();
  };
  assertEquals(await idsOf("ticket"), seen.listed.sort());
  assertEquals(await idsOf("order"), seen.ordered.sort());
}

async function streams(): Promise<void> {
  await using it = await site();
  const { nginx } = it;
  const ticketId = await list(nginx.visitor(SELLER_TOKEN));
  const source = await EventSource.open(nginx.visitor().get(`/api/tickets/${ticketId}/events`));
  assertEquals((await source.next())!.data.status, "available");

  const slow = await nginx.connect();
  await slow.write(new TextEncoder().encode("GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: "));
  const closed = (async () => {
    const began = Date.now();
    while (await slow.read(new Uint8Array(1_000)).catch(() => null) !== null);
    slow.close();
    return Date.now() - began;
  })();

  const buyer = nginx.visitor(tokenOf(0));
  const orderId = await reserve(buyer, ticketId);
  const changed = Date.now();
  assertEquals((await source.next())!.data.status, "reserved");
  assert(Date.now() - changed < 2_000, "the event waited in nginx");

  // One heartbeat, of every 15 seconds, proves that the stream never looks idle to nginx.
  const released = source.next();
  await until(() => source.beats > 0, () => "no heartbeat arrives", 30_000);
  await (await buyer.post(`/orders/${orderId}/cancellation`)).body?.cancel();
  assertEquals((await released)!.data.status, "available");
  await source.close();
  const ms = await closed;
  assert(ms > 5_000 && ms < 14_000, `${ms} ms`);
}

Deno.test("two processes behind nginx", async (t) => {
  // Steps that run at the same time cannot be told apart by the sanitizers.
  const apart = { sanitizeOps: false, sanitizeResources: false, sanitizeExit: false };
  await Promise.all([
    t.step({
      name:
        "while one process after the other is restarted behind nginx, no request fails and none takes effect twice",
      fn: restarts,
      ...apart,
    }),
    t.step({
      name:
        "an event arrives at once through nginx, and a stream without events stays open; a client that is slow with its request does not",
      fn: streams,
      ...apart,
    }),
  ]);
});

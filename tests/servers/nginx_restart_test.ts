/** Two processes behind a real nginx are restarted one after the other while people list, look and reserve. */
import { assert, assertEquals } from "@std/assert";
import { tokenOf } from "../bench/rows.ts";
import { sellForm } from "../http/cast.ts";
import { type Server, until } from "../process/server.ts";
import { cluster, SELLER_TOKEN } from "./denokv.ts";
import { Nginx } from "./nginx.ts";

const BUYERS = 6;
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

  const living = Promise.all(Array.from({ length: BUYERS }, (_, n) => trade(n)));
  return {
    seen,
    async stop() {
      going = false;
      await living;
    },
  };
}

const requestsOf = (app: Server) => app.output.split('"event":"request"').length;

Deno.test("while one process after the other is restarted behind nginx, no request fails and none takes effect twice", async () => {
  await using nginx = await Nginx.prepare();
  await using exchange = await cluster({
    tickets: 0,
    users: BUYERS,
    processes: 2,
    env: { MAX_HOLDS: "0", ...nginx.env },
  });
  await nginx.start(exchange.apps.map(({ port }) => port));
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
});

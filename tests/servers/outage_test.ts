/** The database server dies or stops answering while people buy and sell. */
import { assert, assertEquals } from "@std/assert";
import { tokenOf } from "../bench/rows.ts";
import { CARDS, sellForm } from "../http/cast.ts";
import type { Browser } from "../http/browser.ts";
import { until } from "../process/server.ts";
import { type Cluster, cluster, SELLER_TOKEN } from "./denokv.ts";

const BUYERS = 12;
/** A request makes several database calls, and each may wait almost five seconds. */
const ANSWERED_WITHIN_MS = 20_000;

/** What the exchange acknowledged, and how it answered. */
interface Acknowledged {
  listed: string[];
  ordered: { orderId: string; buyer: number }[];
  paid: { orderId: string; buyer: number }[];
  statuses: Map<number, number>;
  slowestMs: number;
  /** Answers that are neither a success nor an expected refusal. */
  unexpected: string[];
}

/** People who list, reserve, open a checkout and pay in a loop, each request on another process. */
function people(exchange: Cluster) {
  const seen: Acknowledged = {
    listed: [],
    ordered: [],
    paid: [],
    statuses: new Map(),
    slowestMs: 0,
    unexpected: [],
  };
  let going = true, turn = 0;
  /** Start times of the requests in flight. */
  const waiting = new Set<{ at: number }>();

  async function ask(token: string, request: (visitor: Browser) => Promise<Response>) {
    const started = performance.now();
    const asked = { at: started };
    waiting.add(asked);
    const res = await request(exchange.visitor(turn++ % exchange.apps.length, token));
    const text = await res.text();
    waiting.delete(asked);
    seen.slowestMs = Math.max(seen.slowestMs, performance.now() - started);
    seen.statuses.set(res.status, (seen.statuses.get(res.status) ?? 0) + 1);
    const isExpected = [200, 201, 303, 409, 503].includes(res.status);
    const hasRetryAfter = res.status !== 503 || res.headers.has("retry-after");
    if (!isExpected || !hasRetryAfter) seen.unexpected.push(`${res.status}: ${text.slice(0, 300)}`);
    return { status: res.status, text, location: res.headers.get("location") ?? "" };
  }

  async function buy(buyer: number): Promise<void> {
    const token = tokenOf(buyer);
    while (going) {
      const listing = await ask(SELLER_TOKEN, (seller) => seller.post("/sell", sellForm()));
      if (listing.status !== 303) continue;
      const ticketId = listing.location.split("/")[2];
      seen.listed.push(ticketId);
      // Two buyers compete; at most one gets the ticket.
      const rivals = await Promise.all([buyer, (buyer + 1) % BUYERS].map(async (who) => ({
        who,
        ...await ask(tokenOf(who), (visitor) => visitor.call("POST", "/api/orders", { ticketId })),
      })));
      const won = rivals.filter(({ status }) => status === 201);
      for (const { text, who } of won) {
        seen.ordered.push({ orderId: JSON.parse(text).id, buyer: who });
      }
      const mine = won.find(({ who }) => who === buyer);
      if (!mine) continue;
      const { id: orderId } = JSON.parse(mine.text);
      const opened = await ask(token, (visitor) => visitor.post(`/orders/${orderId}/payment`));
      if (opened.status !== 303) continue;
      const pay = await ask(
        token,
        (visitor) => visitor.post(opened.location, { card: CARDS.pays }),
      );
      if (pay.status === 303) seen.paid.push({ orderId, buyer });
    }
  }

  const living = Promise.all(Array.from({ length: BUYERS }, (_, i) => buy(i)));
  return {
    seen,
    longestWaitMs: () => performance.now() - Math.min(...[...waiting].map(({ at }) => at)),
    async stop() {
      going = false;
      await living;
    },
  };
}

const readiness = (exchange: Cluster) =>
  Promise.all(exchange.apps.map(async (_, app) => {
    const res = await exchange.visitor(app).get("/readyz");
    await res.body?.cancel();
    return res.status;
  }));

// deno-lint-ignore no-explicit-any
async function valuesOf(kv: Deno.Kv, entity: string): Promise<Map<string, any>> {
  // deno-lint-ignore no-explicit-any
  const values = new Map<string, any>();
  for await (const { key, value } of kv.list({ prefix: [entity] })) {
    if (key.length === 2) values.set(key[1] as string, value);
  }
  return values;
}

/** Checks that everything acknowledged exists, nothing happened twice, and charges match sales. */
async function assertKept(exchange: Cluster, seen: Acknowledged): Promise<void> {
  using kv = await exchange.openKv();
  const tickets = await valuesOf(kv, "ticket");
  const orders = await valuesOf(kv, "order");
  for (const id of seen.listed) assert(tickets.has(id), `the listing ${id} is lost`);
  for (const { orderId, buyer } of seen.ordered) {
    assertEquals(orders.get(orderId)?.buyerId, `buyer-${String(buyer).padStart(8, "0")}`);
  }
  const statusOf = async (orderId: string) =>
    // deno-lint-ignore no-explicit-any
    (await kv.get<any>(["order", orderId])).value.status;
  // Rows leased during the outage are handled after their lease ends.
  await until(
    async () => {
      for (const { orderId } of seen.paid) if (await statusOf(orderId) !== "complete") return false;
      return true;
    },
    () => "a paid order does not complete",
    90_000,
  );

  const [sold, done, money] = await Promise.all(
    ["ticket", "order", "payment"].map((entity) => valuesOf(kv, entity)),
  );
  const complete = [...done.values()].filter(({ status }) => status === "complete");
  const seats = new Map<string, { id: string; status: string; orderId: string | null }>(
    [...sold.values()].flatMap((listing) => listing.seats).map((seat) => [seat.id, seat]),
  );
  const ofTicket = complete.flatMap(({ ticketIds }) => ticketIds).sort();
  assertEquals(ofTicket, [...new Set(ofTicket)], "a ticket was sold twice");
  assertEquals(
    ofTicket,
    [...seats.values()].filter(({ status }) => status === "sold").map(({ id }) => id).sort(),
  );
  const captured = [...money.values()].filter(({ status }) => status === "captured");
  assertEquals(
    captured.map(({ orderId }) => orderId).sort(),
    complete.map(({ id }) => id).sort(),
    "captured payments and complete orders differ",
  );
  // At most one live order holds a ticket, and the ticket names it.
  for (const { id, ticketIds, status } of done.values()) {
    if (!["created", "awaiting:payment", "claimed"].includes(status)) continue;
    for (const ticketId of ticketIds) {
      const seat = seats.get(ticketId)!;
      assertEquals([seat.status, seat.orderId], ["reserved", id]);
    }
  }
}

Deno.test("with the database server killed and restarted under load, every request is answered in time and nothing is lost or done twice", async () => {
  await using exchange = await cluster({ tickets: 0, users: BUYERS, env: { MAX_HOLDS: "0" } });
  const crowd = people(exchange);
  const enough = (count: number) =>
    until(() => crowd.seen.paid.length >= count, () => JSON.stringify(crowd.seen.unexpected));
  await enough(20);
  // Short outages: requests wait.
  for (let kill = 0; kill < 3; kill++) {
    await exchange.kv.kill("SIGKILL");
    await until(() => crowd.longestWaitMs() > 300 * (kill + 1), () => "no request waits");
    await exchange.kv.start();
    await enough(crowd.seen.paid.length + 10);
  }
  assertEquals(await readiness(exchange), [200, 200, 200]);
  // A long outage: requests are answered 503.
  await exchange.kv.kill("SIGKILL");
  await until(
    () => (crowd.seen.statuses.get(503) ?? 0) > 20,
    () => "no request is answered 503",
    30_000,
  );
  assertEquals(await readiness(exchange), [503, 503, 503]);
  const started = performance.now();
  const home = await exchange.visitor(0).get("/");
  await home.body?.cancel();
  assertEquals(home.status, 503);
  assert(
    performance.now() - started < 1_000,
    "requests are not answered at once during the outage",
  );
  await exchange.kv.start();
  await enough(crowd.seen.paid.length + 20);
  assertEquals(await readiness(exchange), [200, 200, 200]);
  await crowd.stop();

  assertEquals(crowd.seen.unexpected, []);
  assert(crowd.seen.slowestMs < ANSWERED_WITHIN_MS, `${crowd.seen.slowestMs} ms`);
  await assertKept(exchange, crowd.seen);
  for (const app of exchange.apps) {
    assertEquals(
      app.output.split("\n").filter((line) => line.includes('"database_away"')).length,
      1,
    );
    assertEquals(await app.end("SIGTERM"), 0);
  }
});

Deno.test("a frozen database server is handled like one that is down", async () => {
  await using exchange = await cluster({ tickets: 0, users: BUYERS, processes: 1 });
  const crowd = people(exchange);
  await until(() => crowd.seen.paid.length >= 5, () => "no order is paid");
  exchange.kv.freeze(true);
  await until(
    () => (crowd.seen.statuses.get(503) ?? 0) > 5,
    () => "no request is answered 503",
    30_000,
  );
  assertEquals(await readiness(exchange), [503]);
  exchange.kv.freeze(false);
  const before = crowd.seen.paid.length;
  await until(() => crowd.seen.paid.length > before + 5, () => "the exchange does not recover");
  await crowd.stop();
  assertEquals(crowd.seen.unexpected, []);
  await assertKept(exchange, crowd.seen);
});

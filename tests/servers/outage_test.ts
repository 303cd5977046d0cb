/** The database server dies or stops answering while people buy and sell. */
import { assert, assertEquals } from "@std/assert";
import { tokenOf } from "../bench/rows.ts";
import { CARDS, sellForm } from "../http/cast.ts";
import type { Browser } from "../http/browser.ts";
import { until } from "../process/server.ts";
import { type Cluster, cluster, SELLER_TOKEN } from "./denokv.ts";

const BUYERS = 12;
/** A request makes several calls to the database, and each may wait almost its five seconds. */
const ANSWERED_WITHIN_MS = 20_000;

/** What the exchange has promised. */
interface Acknowledged {
  listed: string[];
  ordered: { orderId: string; buyer: number }[];
  paid: { orderId: string; buyer: number }[];
  statuses: Map<number, number>;
  slowestMs: number;
  /** Answers that are neither what was asked for, nor a refusal that this test expects. */
  strange: string[];
}

/** People who list, reserve, open a checkout and pay, over and over, each step at another process. */
function people(exchange: Cluster) {
  const seen: Acknowledged = {
    listed: [],
    ordered: [],
    paid: [],
    statuses: new Map(),
    slowestMs: 0,
    strange: [],
  };
  let going = true, turn = 0;
  /** Those who wait for an answer, and since when. */
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
    const saysWhen = res.status !== 503 || res.headers.has("retry-after");
    if (!isExpected || !saysWhen) seen.strange.push(`${res.status}: ${text.slice(0, 300)}`);
    return { status: res.status, text, location: res.headers.get("location") ?? "" };
  }

  async function live(buyer: number): Promise<void> {
    const token = tokenOf(buyer);
    while (going) {
      const listing = await ask(SELLER_TOKEN, (seller) => seller.post("/sell", sellForm()));
      if (listing.status !== 303) continue;
      const ticketId = listing.location.split("/")[2];
      seen.listed.push(ticketId);
      // Two want it; one of them at the most gets it.
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

  const living = Promise.all(Array.from({ length: BUYERS }, (_, i) => live(i)));
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

/** Everything answered is there, nothing happened twice, and money stands where tickets went. */
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
  // Work whose lease was cut off is taken up when the lease ends.
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
  const ofTicket = complete.map(({ ticketId }) => ticketId).sort();
  assertEquals(ofTicket, [...new Set(ofTicket)], "a ticket was sold twice");
  assertEquals(
    ofTicket,
    [...sold.values()].filter(({ status }) => status === "sold").map(({ id }) => id).sort(),
  );
  const captured = [...money.values()].filter(({ status }) => status === "captured");
  assertEquals(
    captured.map(({ orderId }) => orderId).sort(),
    complete.map(({ id }) => id).sort(),
    "money and orders differ",
  );
  // One live order at the most holds a ticket, and the ticket says which.
  for (const { id, ticketId, status } of done.values()) {
    if (["created", "awaiting:payment", "claimed"].includes(status)) {
      assertEquals([sold.get(ticketId).status, sold.get(ticketId).orderId], ["reserved", id]);
    }
  }
}

Deno.test("the server is killed under load and comes back: bounded answers, nothing lost, nothing twice", async () => {
  await using exchange = await cluster({ tickets: 0, users: BUYERS, env: { MAX_HOLDS: "0" } });
  const crowd = people(exchange);
  const enough = (count: number) =>
    until(() => crowd.seen.paid.length >= count, () => JSON.stringify(crowd.seen.strange));
  await enough(20);
  // Short outages: people wait.
  for (let kill = 0; kill < 3; kill++) {
    await exchange.kv.kill("SIGKILL");
    await until(() => crowd.longestWaitMs() > 300 * (kill + 1), () => "nobody waits");
    await exchange.kv.start();
    await enough(crowd.seen.paid.length + 10);
  }
  assertEquals(await readiness(exchange), [200, 200, 200]);
  // A long one: they are told to come back.
  await exchange.kv.kill("SIGKILL");
  await until(() => (crowd.seen.statuses.get(503) ?? 0) > 20, () => "nobody is told", 30_000);
  assertEquals(await readiness(exchange), [503, 503, 503]);
  const started = performance.now();
  const home = await exchange.visitor(0).get("/");
  await home.body?.cancel();
  assertEquals(home.status, 503);
  assert(performance.now() - started < 1_000, "while it is away, nobody waits");
  await exchange.kv.start();
  await enough(crowd.seen.paid.length + 20);
  assertEquals(await readiness(exchange), [200, 200, 200]);
  await crowd.stop();

  assertEquals(crowd.seen.strange, []);
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

Deno.test("a server that is there and does not answer is an outage like any other", async () => {
  await using exchange = await cluster({ tickets: 0, users: BUYERS, processes: 1 });
  const crowd = people(exchange);
  await until(() => crowd.seen.paid.length >= 5, () => "nobody buys");
  exchange.kv.freeze(true);
  await until(() => (crowd.seen.statuses.get(503) ?? 0) > 5, () => "nobody is told", 30_000);
  assertEquals(await readiness(exchange), [503]);
  exchange.kv.freeze(false);
  const before = crowd.seen.paid.length;
  await until(() => crowd.seen.paid.length > before + 5, () => "it does not recover");
  await crowd.stop();
  assertEquals(crowd.seen.strange, []);
  await assertKept(exchange, crowd.seen);
});

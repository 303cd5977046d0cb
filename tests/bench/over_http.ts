/** Holds, checkouts, event lag and a rush of buyers over HTTP, on the built app in its own process. */
import { PAYING_CARD } from "./checkouts.ts";
import { type Answer, HttpClient } from "./http_client.ts";
import { inTempFolder, median, perSecond, pool, until } from "./measure.ts";
import type { Figure } from "./report.ts";
import { fillRows, ticketId, tokenOf } from "./rows.ts";
import { grown, histogramQuantile, type Metrics, type Server, startServer } from "./server.ts";

const AT_ONCE = 64;

/** `count` is the number of holds and of checkouts per round. */
export function measureOverHttp(rounds: number, count: number): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const path = `${folder}/http.db`;
    const people = count * (rounds + 1) * 2 + 100 + 500;
    await fillRows(path, { tickets: people, users: people, signedIn: true });
    const server = await startServer(path);
    try {
      const clients = await Promise.all(
        Array.from({ length: AT_ONCE }, () => HttpClient.connect(server.port)),
      );
      let next = 0;
      const take = (many: number) => (next += many) - many;
      const before = await server.metrics();
      const figures = [
        await holds(clients, rounds, count, take),
        ...await checkouts(server, clients, rounds, count, take),
        await lagWhenIdle(server, clients[0], take(100)),
        await rush(server, take(500)),
        ...totals(before, await server.metrics()),
      ];
      for (const client of clients) client.close();
      return figures;
    } finally {
      await server.stop();
    }
  });
}

type Take = (many: number) => number;

/** Lends an idle connection to each task. */
async function each(
  clients: HttpClient[],
  count: number,
  task: (client: HttpClient, i: number) => Promise<void>,
): Promise<number> {
  const idle = [...clients];
  return await pool(count, clients.length, async (i) => {
    const client = idle.pop()!;
    await task(client, i);
    idle.push(client);
  });
}

async function holds(
  clients: HttpClient[],
  rounds: number,
  count: number,
  take: Take,
): Promise<Figure> {
  const results: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const first = take(count);
    const ms = await each(clients, count, async (client, i) => {
      expect(201, await reserve(client, first + i, first + i));
    });
    if (round > 0) results.push(perSecond(count, ms));
  }
  return {
    name: "holds over HTTP, 64 at once",
    value: median(results),
    unit: "/s",
    aim: { least: 1_000 },
  };
}

async function checkouts(
  server: Server,
  clients: HttpClient[],
  rounds: number,
  count: number,
  take: Take,
): Promise<Figure[]> {
  const results: number[] = [];
  const before = await server.metrics();
  for (let round = 0; round <= rounds; round++) {
    const first = take(count);
    const began = await server.metrics();
    const started = performance.now();
    await each(clients, count, (client, i) => checkOut(client, first + i));
    await until(async () => settled(began, await server.metrics()) >= count);
    if (round > 0) results.push(perSecond(count, performance.now() - started));
    for (let i = 0; i < count; i += 50) {
      const { body } = await clients[0].request("/api/orders", tokenOf(first + i));
      if (JSON.parse(body).items[0].status !== "complete") throw new Error("not complete");
    }
  }
  const lag = quantiles(before, await server.metrics());
  return [
    {
      name: "whole checkouts over HTTP, 64 at once",
      value: median(results),
      unit: "/s",
      aim: { least: 500 },
      note: "3 requests each; ends when all events are settled",
    },
    { name: "event lag p50, 64 checkouts at once", value: lag.p50, unit: "ms" },
    { name: "event lag p99, 64 checkouts at once", value: lag.p99, unit: "ms" },
  ];
}

async function lagWhenIdle(server: Server, client: HttpClient, first: number): Promise<Figure> {
  const before = await server.metrics();
  for (let i = 0; i < 100; i++) await checkOut(client, first + i);
  await until(async () => settled(before, await server.metrics()) >= 100);
  const { p50, p99 } = quantiles(before, await server.metrics());
  return {
    name: "event lag p50, one checkout at a time",
    value: p50,
    unit: "ms",
    note: `p99 ${p99.toPrecision(3)} ms`,
  };
}

/** 500 buyers with open connections reserve at the same time, five for each ticket. */
async function rush(server: Server, first: number): Promise<Figure> {
  const [buyers, tickets] = [500, 100];
  const clients: HttpClient[] = [];
  for (let i = 0; i < buyers; i++) {
    const client = await HttpClient.connect(server.port);
    expect(200, await client.request("/healthz"));
    clients.push(client);
  }
  const statuses: Record<number, number> = {};
  const started = performance.now();
  await Promise.all(clients.map(async (client, i) => {
    const answer = await reserve(client, first + i, first + i % tickets);
    if (answer.status === 409 && JSON.parse(answer.body).code !== "ticket_taken") {
      throw new Error(answer.body);
    }
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
  }));
  const seconds = (performance.now() - started) / 1_000;
  for (const client of clients) client.close();
  if (statuses[201] !== tickets || statuses[409] !== buyers - tickets) {
    throw new Error(`unexpected answers in the rush: ${JSON.stringify(statuses)}`);
  }
  return {
    name: "500 buyers for 100 tickets, time to the last answer",
    value: seconds,
    unit: "s",
    aim: { most: 0.5 },
    note: "100 winners, 400 times `ticket_taken`",
  };
}

function totals(before: Metrics, after: Metrics): Figure[] {
  const store = (name: string) => grown(before, after, `ticketing_store_${name}_total`);
  return [
    {
      name: "mean group size, whole HTTP run",
      value: store("transactions") / store("commits"),
      unit: "transactions per commit",
    },
    {
      name: "retries, whole HTTP run",
      value: 100 * store("retries") / store("transactions"),
      unit: "% of transactions",
      note: `${store("conflicts")} conflicts, ${store("busy")} given up`,
    },
    {
      name: "resident memory after the HTTP run",
      value: after.get("ticketing_resident_memory_bytes")! / 2 ** 20,
      unit: "MiB",
    },
  ];
}

export const reserve = (client: HttpClient, buyer: number, ticket: number): Promise<Answer> =>
  client.request("/api/orders", tokenOf(buyer), { ticketId: ticketId(ticket) });

export async function checkOut(client: HttpClient, i: number): Promise<void> {
  const order = JSON.parse(expect(201, await reserve(client, i, i)));
  await payFor(client, tokenOf(i), order.id);
}

export async function payFor(client: HttpClient, token: string, orderId: string): Promise<void> {
  const opened = await client.request("/api/payments", token, { orderId });
  const { checkoutUrl } = JSON.parse(expect(201, opened));
  const path = new URL(checkoutUrl, "http://localhost").pathname;
  expect(303, await client.request(path, token, `card=${PAYING_CARD}`));
}

/** Sales settled, counted by their receipts: the last effect of a sale. */
export const settled = (before: Metrics, after: Metrics): number =>
  grown(before, after, "ticketing_events_handled_total", 'handler="mail.bought",outcome="done"');

function quantiles(before: Metrics, after: Metrics): { p50: number; p99: number } {
  const of = (share: number) =>
    1_000 * histogramQuantile(before, after, "ticketing_event_lag_seconds", share);
  return { p50: of(0.5), p99: of(0.99) };
}

export function expect(status: number, answer: Answer): string {
  if (answer.status === status) return answer.body;
  throw new Error(`${answer.status} instead of ${status}: ${answer.body.slice(0, 300)}`);
}

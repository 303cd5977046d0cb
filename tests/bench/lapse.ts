/** 10,000 holds that lapse in the same second: the time until all are released, and the effect on pages. */
import { reserveTicket } from "#domain/orders/commands.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { openSystem } from "#app/system.ts";
import { done } from "./checkouts.ts";
import { HttpClient } from "./http_client.ts";
import { inTempFolder, pool, quantile, until } from "./measure.ts";
import type { Figure } from "./report.ts";
import { buyerId, fillRows, ticketId } from "./rows.ts";
import { grown, type Server, startServer } from "./server.ts";
import { BENCH_ENV } from "./system.ts";

/** Holds made first, to estimate how long the others will take. */
const TRIAL = 500;
/** Rate of requests for pages; far below what the process can serve. */
const PAGES_PER_SECOND = 100;
const CONNECTIONS = 32;
/** How long pages are measured before the deadline, in milliseconds. */
const BEFORE_MS = 8_000;

export function measureLapse(count: number): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const path = `${folder}/lapse.db`;
    await fillRows(path, { tickets: count + TRIAL, users: 0 });
    const deadline = await makeHolds(path, count);
    const server = await startServer(path);
    try {
      const pages = await Pages.open(server.port, count);
      const warm = Date.now() + 2_000;
      await pages.during(() => Date.now() >= warm);
      if (Date.now() > deadline - BEFORE_MS) {
        throw new Error("too slow to measure the pages before the deadline");
      }
      await until(() => Date.now() >= deadline - BEFORE_MS);
      const before = await pages.during(() => Date.now() >= deadline - 100);
      await until(() => Date.now() >= deadline);
      const available = await countAvailable(server, count);
      let allReleased = false;
      const watching = until(async () => await released(server) >= count, 60_000, 50);
      const seconds = watching.then(() => {
        allReleased = true;
        return (Date.now() - deadline) / 1_000;
      });
      const meanwhile = await pages.during(() => allReleased);
      pages.close();
      const [usual, then] = [quantile(before, 0.99), quantile(meanwhile, 0.99)];
      return [
        {
          name: `${count} holds lapsing in one second: all released after`,
          value: await seconds,
          unit: "s",
          aim: { most: 15 },
          note: `${available} of 50 sampled tickets were shown as available at once`,
        },
        {
          name: "p99 of pages meanwhile, relative to before",
          value: then / usual,
          unit: "×",
          aim: { most: 2 },
          note: `${usual.toFixed(1)} ms and ${
            then.toFixed(1)
          } ms, ${PAGES_PER_SECOND} pages a second`,
        },
      ];
    } finally {
      await server.stop();
    }
  });
}

/** Makes the holds with a stopped clock, so that all share a deadline; returns it, in epoch ms. */
async function makeHolds(path: string, count: number): Promise<number> {
  const trialMs = (await hold(path, 3_600, TRIAL, count)).ms;
  const seconds = Math.ceil((1.5 * trialMs * count / TRIAL + 3 * BEFORE_MS) / 1_000);
  const { deadline } = await hold(path, seconds, count, 0);
  if (Date.now() > deadline - 2 * BEFORE_MS) {
    throw new Error("too slow to make the holds before the deadline");
  }
  return deadline;
}

async function hold(path: string, seconds: number, count: number, first: number) {
  const at = Date.now();
  const env = { ...BENCH_ENV, KV_URL: path, ORDER_EXPIRATION_SECONDS: String(seconds) };
  const system = await openSystem(env, { clock: { now: () => at }, log: SILENT, workers: false });
  let deadline = 0;
  const ms = await pool(count, 64, async (i) => {
    const ask = { ticketId: ticketId(first + i) };
    deadline = done(await reserveTicket(system, buyerId(first + i), ask)).order.expiresAt;
  });
  await system.stop();
  return { ms, deadline };
}

const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  alarm: (event, fields) => console.error("alarm", event, fields),
  error: (event, error) => console.error(event, error),
};

/** Requests pages of tickets at a steady rate. */
class Pages {
  #next = 0;
  private constructor(
    private readonly clients: HttpClient[],
    private readonly count: number,
  ) {}

  static async open(port: number, count: number): Promise<Pages> {
    const clients = Array.from({ length: CONNECTIONS }, () => HttpClient.connect(port));
    return new Pages(await Promise.all(clients), count);
  }

  /** Milliseconds that each page took from its scheduled time, so that queueing counts too. */
  async during(isOver: () => boolean): Promise<number[]> {
    const took: number[] = [];
    const idle = [...this.clients];
    const waiting: (() => void)[] = [];
    const started = performance.now();
    const requests: Promise<void>[] = [];
    for (let n = 0; !isOver(); n++) {
      const at = started + n * 1_000 / PAGES_PER_SECOND;
      const early = at - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      requests.push((async () => {
        if (idle.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
        const client = idle.pop()!;
        const { status } = await client.request(
          `/tickets/${ticketId(this.#next++ * 7 % this.count)}`,
        );
        if (status !== 200) throw new Error(`a page was answered ${status}`);
        took.push(performance.now() - at);
        idle.push(client);
        waiting.shift()?.();
      })());
    }
    await Promise.all(requests);
    return took;
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}

/** How many of 50 sampled tickets are shown as available. */
async function countAvailable(server: Server, count: number): Promise<number> {
  const client = await HttpClient.connect(server.port);
  let available = 0;
  for (let i = 0; i < 50; i++) {
    const { body } = await client.request(`/api/tickets/${ticketId((count - 1 - i * 31) % count)}`);
    if (JSON.parse(body).status === "available") available++;
  }
  client.close();
  return available;
}

/** Lapsed holds that the process has released since its start. */
async function released(server: Server): Promise<number> {
  const label = 'handler="orders.expire",outcome="done"';
  return grown(new Map(), await server.metrics(), "ticketing_events_handled_total", label);
}

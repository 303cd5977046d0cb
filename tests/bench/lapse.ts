/** 10,000 holds that lapse in the same second: how long until all tickets are available, and how pages are affected. */
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

/** Made before, to see how long the others will take. */
const TRIAL = 500;
/** Pages asked for in a second, one after the other: a rate that leaves the process time to breathe. */
const PAGES_PER_SECOND = 100;
const CONNECTIONS = 32;
/** How long pages are looked at before the holds end. */
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
        throw new Error("too slow to look at the pages in time");
      }
      await until(() => Date.now() >= deadline - BEFORE_MS);
      const before = await pages.during(() => Date.now() >= deadline - 100);
      await until(() => Date.now() >= deadline);
      const free = await statusesOf(server, count);
      let allFree = false;
      const watching = until(async () => await expired(server) >= count, 60_000, 50);
      const seconds = watching.then(() => {
        allFree = true;
        return (Date.now() - deadline) / 1_000;
      });
      const meanwhile = await pages.during(() => allFree);
      pages.close();
      const [usual, then] = [quantile(before, 0.99), quantile(meanwhile, 0.99)];
      return [
        {
          name: `${count} holds ending in one second: all tickets free after`,
          value: await seconds,
          unit: "s",
          aim: { most: 15 },
          note: `of 50 looked at at once, ${free} were shown free`,
        },
        {
          name: "p99 of pages meanwhile, against the same without",
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

/** Makes the holds by a clock that stands still, so that all of them share a deadline; answers it. */
async function makeHolds(path: string, count: number): Promise<number> {
  const trialMs = (await hold(path, 3_600, TRIAL, count)).ms;
  const seconds = Math.ceil((1.5 * trialMs * count / TRIAL + 3 * BEFORE_MS) / 1_000);
  const { deadline } = await hold(path, seconds, count, 0);
  if (Date.now() > deadline - 2 * BEFORE_MS) throw new Error("too slow to make the holds in time");
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

/** Asks for pages of tickets, at a steady rate. */
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

  /** How long each page took, in milliseconds, from when it was to be asked for: a late start counts. */
  async during(isOver: () => boolean): Promise<number[]> {
    const took: number[] = [];
    const free = [...this.clients];
    const waiting: (() => void)[] = [];
    const started = performance.now();
    const asked: Promise<void>[] = [];
    for (let n = 0; !isOver(); n++) {
      const at = started + n * 1_000 / PAGES_PER_SECOND;
      const early = at - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      asked.push((async () => {
        if (free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
        const client = free.pop()!;
        const { status } = await client.request(
          `/tickets/${ticketId(this.#next++ * 7 % this.count)}`,
        );
        if (status !== 200) throw new Error(`a page answers ${status}`);
        took.push(performance.now() - at);
        free.push(client);
        waiting.shift()?.();
      })());
    }
    await Promise.all(asked);
    return took;
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}

/** Of some tickets, how many are shown free. */
async function statusesOf(server: Server, count: number): Promise<number> {
  const client = await HttpClient.connect(server.port);
  let free = 0;
  for (let i = 0; i < 50; i++) {
    const { body } = await client.request(`/api/tickets/${ticketId((count - 1 - i * 31) % count)}`);
    if (JSON.parse(body).status === "available") free++;
  }
  client.close();
  return free;
}

/** Holds that the process has let go since its start. */
async function expired(server: Server): Promise<number> {
  const label = 'handler="orders.expire",outcome="done"';
  return grown(new Map(), await server.metrics(), "ticketing_events_handled_total", label);
}

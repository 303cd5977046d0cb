/**
 * Holds and checkouts over HTTP with the database in a server of its own (denokv), and one, two or three
 * processes of the built app on it. Only measured with `--only=remote`: `deno task services` builds denokv.
 */
import { Denokv } from "../servers/denokv.ts";
import { cpuSeconds } from "./cpu.ts";
import { HttpClient } from "./http_client.ts";
import { median, perSecond, pool, until } from "./measure.ts";
import { checkOut, expect, reserve, settled } from "./over_http.ts";
import type { Figure } from "./report.ts";
import { fillRows } from "./rows.ts";
import { grown, type Metrics, type Server, startServer } from "./server.ts";

/** Connections, which are spread over the processes. */
const AT_ONCE = 48;

/** `count` is the number of holds and of checkouts per round, and for each number of processes. */
export async function measureRemote(rounds: number, count: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const processes of [1, 2, 3]) {
    figures.push(...await withProcesses(processes, rounds, count));
  }
  return figures;
}

async function withProcesses(processes: number, rounds: number, count: number): Promise<Figure[]> {
  await using kv = await Denokv.start();
  const needed = count * (rounds + 1) * 2;
  await fillRows(kv.url, { tickets: needed, users: needed, signedIn: true });
  const servers: Server[] = [];
  try {
    for (let n = 0; n < processes; n++) servers.push(await startServer(kv.url, kv.env));
    return await measureOn(kv, servers, rounds, count);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function measureOn(
  kv: Denokv,
  servers: Server[],
  rounds: number,
  count: number,
): Promise<Figure[]> {
  const clients = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, i) => HttpClient.connect(servers[i % servers.length].port)),
  );
  let next = 0;
  const take = () => (next += count) - count;
  const each = async (task: (client: HttpClient, i: number) => Promise<unknown>) => {
    const first = take();
    const idle = [...clients];
    return await pool(count, AT_ONCE, async (i) => {
      const client = idle.pop()!;
      await task(client, first + i);
      idle.push(client);
    });
  };
  const holds: number[] = [], sales: number[] = [];
  const used = { app: 0, database: 0 };
  const before = await metricsOf(servers);
  for (let round = 0; round <= rounds; round++) {
    const ms = await each(async (client, i) => expect(201, await reserve(client, i, i)));
    if (round > 0) holds.push(perSecond(count, ms));
    const cpu = { app: await cpuOf(servers), database: await cpuSeconds(kv.pid) };
    const began = await metricsOf(servers);
    const started = performance.now();
    await each(checkOut);
    await until(async () => {
      const now = await metricsOf(servers);
      return servers.reduce((sum, _, n) => sum + settled(began[n], now[n]), 0) >= count;
    });
    if (round === 0) continue;
    sales.push(perSecond(count, performance.now() - started));
    used.app += await cpuOf(servers) - cpu.app;
    used.database += await cpuSeconds(kv.pid) - cpu.database;
  }
  const after = await metricsOf(servers);
  for (const client of clients) client.close();
  const total = (name: string) =>
    servers.reduce(
      (sum, _, n) => sum + grown(before[n], after[n], `ticketing_store_${name}_total`),
      0,
    );
  const on = `on denokv, ${servers.length} process${servers.length > 1 ? "es" : ""}`;
  const perSale = (seconds: number) => seconds * 1_000 / (count * rounds);
  return [
    { name: `holds over HTTP ${on}`, value: median(holds), unit: "/s" },
    {
      name: `whole checkouts over HTTP ${on}`,
      value: median(sales),
      unit: "/s",
      note: `${total("conflicts")} conflicts in ${total("transactions")} transactions, ` +
        `${total("busy")} given up`,
    },
    {
      name: `processor time of a sale ${on}`,
      value: perSale(used.app),
      unit: "ms",
      note: `of the app, all threads; of the database ${perSale(used.database).toPrecision(3)} ms`,
    },
  ];
}

const metricsOf = (servers: Server[]): Promise<Metrics[]> =>
  Promise.all(servers.map((server) => server.metrics()));

async function cpuOf(servers: Server[]): Promise<number> {
  let sum = 0;
  for (const { pid } of servers) sum += await cpuSeconds(pid);
  return sum;
}

/** The built app in its own process, with the command of `deno task start`. */
import { HttpClient } from "./http_client.ts";
import { until } from "./measure.ts";
import { BENCH_ENV } from "./system.ts";

const ROOT = new URL("../../", import.meta.url);

export interface Server {
  port: number;
  pid: number;
  metrics(): Promise<Metrics>;
  stop(): Promise<void>;
}

/** Serves a database file; resolves when the process is ready. */
export async function startServer(path: string, env: Record<string, string> = {}): Promise<Server> {
  const port = freePort();
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  const command = String(tasks.start).split("&&").at(-1)!.trim().split(/\s+/);
  const process = new Deno.Command(Deno.execPath(), {
    args: command.slice(1),
    cwd: ROOT,
    env: { ...BENCH_ENV, KV_URL: path, PORT: String(port), LOG: "json", ...env },
    stdout: "null",
    stderr: "inherit",
  }).spawn();
  await until(() => answers(port), 20_000, 5);
  return {
    port,
    pid: process.pid,
    metrics: async () => {
      const client = await HttpClient.connect(port);
      const { body } = await client.request("/metrics");
      client.close();
      return readMetrics(body);
    },
    stop: async () => {
      process.kill("SIGTERM");
      await process.status;
    },
  };
}

/** Whether a GET of the path is answered 200. */
export async function answers(port: number, path = "/readyz"): Promise<boolean> {
  try {
    const client = await HttpClient.connect(port);
    const { status } = await client.request(path);
    client.close();
    return status === 200;
  } catch {
    return false;
  }
}

export function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

/** Values by series (name with labels). */
export type Metrics = Map<string, number>;

function readMetrics(text: string): Metrics {
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(lines.map((line) => {
    const space = line.lastIndexOf(" ");
    return [line.slice(0, space), Number(line.slice(space + 1))];
  }));
}

/** Total growth of the series with a name whose labels contain a text. */
export function grown(before: Metrics, after: Metrics, name: string, label = ""): number {
  let sum = 0;
  for (const [series, value] of after) {
    const ofName = series === name || series.startsWith(`${name}{`);
    if (ofName && series.includes(label)) sum += value - (before.get(series) ?? 0);
  }
  return sum;
}

/** A quantile of a histogram's growth between two readings, interpolated within its bucket. */
export function histogramQuantile(
  before: Metrics,
  after: Metrics,
  name: string,
  share: number,
): number {
  const buckets = [...after.keys()].filter((series) => series.startsWith(`${name}_bucket{`))
    .map((series) => ({
      most: Number(/le="([^"]+)"/.exec(series)![1].replace("+Inf", "Infinity")),
      count: after.get(series)! - (before.get(series) ?? 0),
    })).sort((a, b) => a.most - b.most);
  const wanted = (buckets.at(-1)?.count ?? 0) * share;
  let least = 0, counted = 0;
  for (const { most, count } of buckets) {
    if (count >= wanted && count > counted) {
      return most === Infinity
        ? least
        : least + (most - least) * (wanted - counted) / (count - counted);
    }
    [least, counted] = [most, count];
  }
  return NaN;
}

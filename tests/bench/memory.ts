/**
 * The memory of the served app under mixed load at a steady rate: visitors, people who are signed in, holds that lapse or
 * are bought. Growth is measured over the last half: by then caches have filled.
 */
import { HttpClient } from "./http_client.ts";
import { inTempFolder } from "./measure.ts";
import { checkOut, reserve } from "./over_http.ts";
import type { Figure } from "./report.ts";
import { concertId, fillRows, ticketId, tokenOf } from "./rows.ts";
import { type Metrics, type Server, startServer } from "./server.ts";

/** A second's load. */
const VISITS = 20;
const SIGNED_IN = 6;
const HOLDS = 2;
const SALES = 2;
/** Signed-in people who visit pages. */
const REGULARS = 500;
const CONCERTS = 600;
const SAMPLES = 60;
const MIB = 2 ** 20;

interface Sample {
  readonly seconds: number;
  /** MiB. */
  readonly resident: number;
  readonly heap: number;
  readonly external: number;
}

export function measureMemory(seconds: number): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const path = `${folder}/memory.db`;
    const buyers = (HOLDS + SALES) * seconds + REGULARS;
    await fillRows(path, {
      tickets: Math.max(buyers, CONCERTS),
      users: buyers,
      concerts: CONCERTS,
      signedIn: true,
    });
    const server = await startServer(path);
    try {
      await visit(server);
      const idle = sampleOf(0, await server.metrics());
      const samples = await underLoad(server, seconds);
      return figuresOf(idle, samples);
    } finally {
      await server.stop();
    }
  });
}

async function visit(server: Server): Promise<void> {
  const client = await HttpClient.connect(server.port);
  await client.request("/");
  client.close();
}

async function underLoad(server: Server, seconds: number): Promise<Sample[]> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1_000;
  let buyer = REGULARS;
  /** Calls `task` so many times a second, one after another; skips what it is late for. */
  const steadily = async (
    rate: number,
    task: (client: HttpClient, n: number) => Promise<unknown>,
  ) => {
    const client = await HttpClient.connect(server.port);
    for (let n = 0; elapsed() < seconds; n++) {
      await task(client, n);
      n = Math.max(n, Math.floor(elapsed() * rate) - 1);
      const waitMs = ((n + 1) / rate - elapsed()) * 1_000;
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    client.close();
  };
  const samples: Sample[] = [];
  const every = Math.max(1, seconds / SAMPLES);
  const unread = { unread: true };
  await Promise.all([
    steadily(VISITS, (client, n) => client.request(visited(n), undefined, undefined, unread)),
    steadily(
      SIGNED_IN,
      (client, n) => client.request(visited(n), tokenOf(n % REGULARS), undefined, unread),
    ),
    steadily(HOLDS, (client) => reserve(client, buyer, buyer++)),
    steadily(SALES, (client) => checkOut(client, buyer++)),
    steadily(1 / every, async () => {
      const sample = sampleOf(elapsed(), await server.metrics());
      samples.push(sample);
      console.error(
        `${sample.seconds.toFixed(0)} s: ${sample.resident.toFixed(1)} MiB resident, ` +
          `${sample.heap.toFixed(1)} heap, ${sample.external.toFixed(1)} external`,
      );
    }),
  ]);
  return samples;
}

/** Home, searches, concerts and tickets, of which there are many. */
function visited(n: number): string {
  const k = Math.imul(n, 2_654_435_761) >>> 0;
  switch (n % 5) {
    case 0:
      return "/";
    case 1:
      return `/?q=${["herons", "tram", "folk+paris", "quartet", "no+such+words"][k % 5]}`;
    case 2:
      return `/?sort=newest&city=${["Paris", "Berlin", "London", "Athens"][k % 4]}`;
    case 3:
      return `/concerts/${concertId(k % CONCERTS)}`;
    default:
      return `/tickets/${ticketId(k % REGULARS)}`;
  }
}

function sampleOf(seconds: number, metrics: Metrics): Sample {
  const kind = (name: string) => metrics.get(`ticketing_heap_bytes{kind="${name}"}`)! / MIB;
  return {
    seconds,
    resident: metrics.get("ticketing_resident_memory_bytes")! / MIB,
    heap: kind("used"),
    external: kind("external"),
  };
}

function figuresOf(idle: Sample, samples: readonly Sample[]): Figure[] {
  const half = samples.slice(Math.floor(samples.length / 2));
  const last = samples.at(-1)!;
  const minutes = (last.seconds / 60).toFixed(0);
  const of = ({ resident, heap, external }: Sample) =>
    `heap ${heap.toFixed(0)}, external ${external.toFixed(0)}, rest ${
      (resident - heap - external).toFixed(0)
    }`;
  return [
    {
      name: "resident memory, idle after the first page",
      value: idle.resident,
      unit: "MiB",
      aim: { most: 100 },
      note: of(idle),
    },
    {
      name: `resident memory after ${minutes} minutes of mixed load`,
      value: last.resident,
      unit: "MiB",
      aim: { most: 250 },
      note: of(last),
    },
    {
      name: "its growth over the last half",
      value: slope(half.map(({ seconds, resident }) => [seconds / 60, resident])),
      unit: "MiB a minute",
    },
    {
      name: "growth of the least heap over the last half",
      value: Math.min(...quarter(half, 1).map(({ heap }) => heap)) -
        Math.min(...quarter(half, 0).map(({ heap }) => heap)),
      unit: "MiB",
      note: "the least of its second half less the least of its first",
    },
  ];
}

const quarter = (samples: readonly Sample[], which: 0 | 1): readonly Sample[] => {
  const middle = Math.ceil(samples.length / 2);
  return which === 0 ? samples.slice(0, middle) : samples.slice(middle);
};

/** Of the straight line with the least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const over = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return over / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}

/**
 * `deno task pages`: loading times of the built app in a headless browser, as on a slow phone with a
 * slow connection. `--json` prints JSON, `--docs` writes the table into `docs/performance.md`.
 */
import type { Browser, CDPSession, Page } from "playwright-core";
import { argumentsOf, flag } from "#app/arguments.ts";
import { launch } from "../browser/browser.ts";
import { writeBetween } from "./docs.ts";
import { inTempFolder, median } from "./measure.ts";
import { concertId, fillRows, ticketId } from "./rows.ts";
import { startServer } from "./server.ts";

const ROUNDS = 7;
/** Slow 4G, with Lighthouse's values: bits per second, and milliseconds per round trip. */
const LINE = { down: 1_600_000, up: 750_000, rttMs: 150 };
/** Factor by which the processor is slowed down. */
const SLOWER = 4;
const SETTLES_MS = 1_000;
const AIM_LCP_MS = 1_000;

const kinds = { Document: "page", Script: "scripts", Stylesheet: "styles", Font: "fonts" } as const;

interface Visit {
  /** Largest contentful paint, milliseconds after the navigation began. */
  lcpMs: number;
  /** The largest element: its tag, and the beginning of its text or its image's path. */
  largest: string;
  fcpMs: number;
  /** Cumulative layout shift. */
  cls: number;
  /** Bytes transferred by kind, headers included. */
  bytes: Record<string, number>;
  requests: number;
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const traffic = await throttle(devtools);
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await page.waitForTimeout(SETTLES_MS); // a larger element could still be painted
  const painted = await paints(page);
  await context.close();
  return { ...painted, ...traffic };
}

async function throttle(devtools: CDPSession) {
  const bytes: Record<string, number> = { page: 0, scripts: 0, styles: 0, fonts: 0, pictures: 0 };
  const traffic = { bytes, requests: 0 };
  const types = new Map<string, string>();
  devtools.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    traffic.requests++;
    const kind = kinds[types.get(requestId) as keyof typeof kinds] ?? "pictures";
    bytes[kind] += encodedDataLength;
  });
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LINE.rttMs,
    downloadThroughput: LINE.down / 8,
    uploadThroughput: LINE.up / 8,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return traffic;
}

function paints(page: Page): Promise<Pick<Visit, "lcpMs" | "largest" | "fcpMs" | "cls">> {
  return page.evaluate(() => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
    type Largest = PerformanceEntry & { element?: Element; url?: string };
    const entries = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const seen: PerformanceEntry[] = [];
        const observer = new PerformanceObserver((list) => void seen.push(...list.getEntries()));
        observer.observe({ type, buffered: true });
        // Buffered entries are delivered in a later task.
        setTimeout(() => resolve([...seen, ...observer.takeRecords()]), 100);
      });
    return Promise.all([
      entries("largest-contentful-paint"),
      entries("layout-shift"),
      entries("paint"),
    ]).then(([largest, shifts, paints]) => {
      const last = largest.at(-1) as Largest;
      const what = last.element?.textContent?.trim().slice(0, 30) || new URL(last.url!).pathname;
      return {
        lcpMs: last.startTime,
        largest: `${last.element?.tagName.toLowerCase()} ${what}`,
        fcpMs: paints.find(({ name }) => name === "first-contentful-paint")!.startTime,
        cls: shifts.reduce((sum, one) => sum + (one as Shift).value, 0),
      };
    });
  });
}

const { options: { json, docs } } = argumentsOf("deno task pages [--json] [--docs]", {
  json: flag,
  docs: flag,
});

const results = await inTempFolder(async (folder) => {
  const path = `${folder}/pages.db`;
  await fillRows(path, { tickets: 200, concerts: 40, users: 1 });
  const server = await startServer(path);
  const browser = await launch();
  try {
    const origin = `http://localhost:${server.port}`;
    const pages = {
      home: "/",
      concert: `/concerts/${concertId(20)}`,
      ticket: `/tickets/${ticketId(100)}`,
      "sign in": "/sign-in",
    };
    const rows = [];
    for (const [name, path] of Object.entries(pages)) {
      const visits: Visit[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const one = await visit(browser, origin + path);
        if (round > 0) visits.push(one); // the first one warms the server up
      }
      const of = (value: (visit: Visit) => number) => median(visits.map(value));
      rows.push({
        name,
        lcpMs: of((visit) => visit.lcpMs),
        fcpMs: of((visit) => visit.fcpMs),
        cls: Math.max(...visits.map((visit) => visit.cls)),
        largest: visits[0].largest,
        requests: visits[0].requests,
        bytes: visits[0].bytes,
      });
    }
    return rows;
  } finally {
    await browser.close();
    await server.stop();
  }
});

const kb = (bytes: number) => (bytes / 1_024).toFixed(1);
const columns = ["page", "scripts", "styles", "fonts", "pictures"];
const table = [
  ["page", "largest paint", "first paint", "shift", "requests", ...columns.map((c) => `${c}, KB`)],
  Array(5 + columns.length).fill("---"),
  ...results.map(({ name, lcpMs, fcpMs, cls, requests, bytes, largest }) => [
    name,
    `${(lcpMs / 1_000).toFixed(2)} s (${largest})`,
    `${(fcpMs / 1_000).toFixed(2)} s`,
    String(Math.round(cls * 10_000) / 10_000),
    String(requests),
    ...columns.map((column) => kb(bytes[column])),
  ]),
].map((row) => `| ${row.join(" | ")} |`).join("\n");

if (json) {
  console.log(
    JSON.stringify({ aimLcpMs: AIM_LCP_MS, line: LINE, slower: SLOWER, results }, null, 2),
  );
} else console.log(table);
if (docs) {
  const load = Deno.loadavg()[0].toFixed(1);
  const about =
    `Measured ${new Date().toISOString().slice(0, 10)}, the median of ${ROUNDS} visits ` +
    `without a cache; aim: home ≤ ${AIM_LCP_MS / 1_000} s, shift 0. Load of the machine: ${load}.`;
  await writeBetween("pages", `${about}\n\n${table}`);
}

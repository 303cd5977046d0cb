/**
 * `deno task bench`: measures all figures in one run. `--json` prints JSON, `--quick` takes fewer and
 * shorter rounds, `--only=WORD` takes only the measurements whose name contains the word, `--docs`
 * writes the table into `docs/performance.md`, `--minutes` says how long memory is watched.
 */
import { argumentsOf, flag, text, whole } from "#app/arguments.ts";
import { measureCheckouts } from "./checkouts.ts";
import { writeTable } from "./docs.ts";
import { measureExpiry } from "./expiry.ts";
import { measureLapse } from "./lapse.ts";
import { measureMemory } from "./memory.ts";
import { measureOverHttp } from "./over_http.ts";
import { measureOneConcert } from "./one_concert.ts";
import { asJson, asTable, type Figure } from "./report.ts";
import { measurePages } from "./pages.ts";
import { measureRemote } from "./remote.ts";
import { measureReservations } from "./reservations.ts";
import { measureSaleWork } from "./sale_work.ts";
import { measureScale } from "./scale.ts";
import { measureStart } from "./start_time.ts";
import { measureWrites } from "./writes.ts";

const { options: { quick, only, json, docs, minutes, database } } = argumentsOf(
  "deno task bench [--quick] [--only=WORD] [--minutes=20] [--database=FILE] [--json] [--docs]",
  { quick: flag, only: text, json: flag, docs: flag, minutes: whole(1, undefined), database: text },
);

const measurements: Record<string, () => Promise<Figure[]>> = {
  writes: () => measureWrites(),
  sale: () => measureSaleWork(quick ? 300 : 1_000),
  reservations: () => measureReservations(quick ? 2 : 7, quick ? 0.3 : 1),
  one_concert: () => measureOneConcert(quick ? 2 : 7, quick ? 500 : 1_600),
  checkouts: () => measureCheckouts(quick ? 1 : 5, quick ? 300 : 2_000),
  expiry: () => measureExpiry(1_000),
  lapse: () => measureLapse(quick ? 2_000 : 10_000),
  http: () => measureOverHttp(quick ? 1 : 5, quick ? 300 : 2_000),
  pages: () => measurePages(quick ? 2 : 7, quick ? 0.3 : 1),
  start: () => measureStart(quick ? 1 : 5),
  ...(only === "scale" ? { scale: () => measureScale(database) } : {}),
  memory: () => measureMemory(60 * (minutes ?? (quick ? 1 : 20))),
  remote: () => measureRemote(quick ? 1 : 3, quick ? 100 : 500),
};
/** They need a server that is built first: measured only when asked for. */
const onlyIfNamed = ["remote"];

const loadBefore = Deno.loadavg()[0];
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(measurements)) {
  if (only ? !name.includes(only) : onlyIfNamed.includes(name)) continue;
  console.error(`measuring ${name} …`);
  figures.push(...await measure());
}

const cores = navigator.hardwareConcurrency;
const at = new Date().toISOString();
console.log(
  json
    ? asJson(figures, { at, deno: Deno.version.deno, cores, loadBefore, quick })
    : asTable(figures),
);
if (docs) {
  const kind = quick ? "a short run" : "a full run";
  const load = loadBefore < 0.5 ? "otherwise idle" : `load ${loadBefore.toFixed(1)} before the run`;
  const about = `Measured ${
    at.slice(0, 10)
  }, ${kind}; Deno ${Deno.version.deno}, ${cores} cores, ${load}.`;
  await writeTable(figures, about);
}

/**
 * All figures in one run: `deno task bench`. `--json` for machines, `--quick` for a look (fewer and
 * shorter rounds, same figures), `--only=WORD` for those whose measurement has that name.
 */
import { measureCheckouts } from "./checkouts.ts";
import { measureExpiry } from "./expiry.ts";
import { measureOverHttp } from "./over_http.ts";
import { measureReservations } from "./reservations.ts";
import { asJson, asTable, type Figure } from "./report.ts";
import { measureStart } from "./start_time.ts";

const flags = new Set(Deno.args);
const quick = flags.has("--quick");
const only = Deno.args.find((arg) => arg.startsWith("--only="))?.slice("--only=".length);

const measurements: Record<string, () => Promise<Figure[]>> = {
  reservations: () => measureReservations(quick ? 2 : 7, quick ? 0.3 : 1),
  checkouts: () => measureCheckouts(quick ? 1 : 5, quick ? 300 : 2_000),
  expiry: () => measureExpiry(1_000),
  http: () => measureOverHttp(quick ? 1 : 5, quick ? 300 : 2_000),
  start: () => measureStart(quick ? 1 : 5),
};

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(measurements)) {
  if (only && !name.includes(only)) continue;
  console.error(`measuring ${name} …`);
  figures.push(...await measure());
}

const about = {
  at: new Date().toISOString(),
  deno: Deno.version.deno,
  cores: navigator.hardwareConcurrency,
  loadBefore: Deno.loadavg()[0],
};
console.log(flags.has("--json") ? asJson(figures, about) : asTable(figures));

/**
 * `deno task fill FILE`: fills a database with many tickets, to try and to measure the exchange at scale. SECRET and the
 * other variables must be those that the exchange is then started with.
 */
import { argumentsOf, whole } from "#app/arguments.ts";
import { fillExchange } from "./fill.ts";

const { options: { tickets, concerts, sold, days }, words: [path] } = argumentsOf(
  "deno task fill FILE [--tickets=1000000] [--concerts=50000] [--sold=10000] [--days=365]",
  {
    tickets: whole(1, 1_000_000),
    concerts: whole(1, undefined),
    sold: whole(0, undefined),
    days: whole(1, 365),
  },
  { words: 1 },
);
if (path === undefined) {
  console.error("Which file? deno task fill --help");
  Deno.exit(2);
}

const startedAt = performance.now();
const seconds = () => `${Math.round((performance.now() - startedAt) / 1_000)} s`;
const amounts = {
  tickets,
  concerts: concerts ?? Math.ceil(tickets / 20),
  sold: sold ?? Math.floor(tickets / 100),
  days,
};
const given = Deno.env.toObject();
const filled = await fillExchange(
  path,
  amounts,
  given,
  (line) => console.error(`${seconds()}: ${line}`),
);
console.log(
  `${filled.tickets} tickets in ${filled.listings} listings for ${filled.concerts} concerts, ` +
    `${filled.sold} of the listings sold, in ${seconds()}.`,
);

/**
 * How long requests take with a million tickets, compared with a thousand: one request at a time, to two processes in
 * turns. `deno task bench --only=scale --database=FILE` takes a database of `deno task fill`, which it sells from.
 */
import { offerings } from "#domain/offerings/offering.ts";
import { freeCount } from "#domain/offerings/seats.ts";
import { listings } from "#domain/tickets/listing.ts";
import { fillExchange } from "./fill/fill.ts";
import { signIn } from "./fill/people.ts";
import { HttpClient } from "./http_client.ts";
import { inTempFolder, median } from "./measure.ts";
import { payFor } from "./over_http.ts";
import type { Figure } from "./report.ts";
import { tokenOf } from "./rows.ts";
import { startServer } from "./server.ts";
import { startOnce } from "./start_time.ts";
import { openBenchSystem } from "./system.ts";

/** Requests of each kind to each process. */
const ROUNDS = 60;
/** Of those that are not counted. */
const WARM_UP = 10;
const SMALL = { tickets: 1_000, concerts: 50, sold: 10 };
/** For the lists: as many tickets, but enough concerts to fill a page. */
const WIDE = { tickets: 1_000, concerts: 500, sold: 10 };
const LARGE = { tickets: 1_000_000, concerts: 50_000, sold: 5_000 };
const AIM = { most: 1.3 };
/** Of which offers are asked for, at most. */
const MAX_CONCERTS = 400;

/** What of a database is asked for. */
interface Side {
  readonly client: HttpClient;
  readonly concerts: readonly string[];
  readonly listings: readonly string[];
}

/** Resolves to the page, where it is a list. */
type Request = (side: Side, n: number) => Promise<{ body: string } | void>;

const some = <T>(all: readonly T[], n: number): T => all[n % all.length];
/** The cities and words of the filled concerts; another address each time, so that no kept page is sent. */
const page = (path: (n: number) => string): Request => ({ client }, n) => {
  const address = path(n);
  const day = String(1 + n % 28).padStart(2, "0");
  return client.request(`${address}${address.includes("?") ? "&" : "?"}from=2020-01-${day}`);
};
const CITIES = ["Paris", "Berlin", "London", "Lisbon", "Dublin"];
const WORDS = ["herons", "tram", "amber", "lanterns", "satellites"];

const lists: Record<string, Request> = {
  "home, visitors": page(() => "/"),
  "home, signed in": ({ client }, n) => client.request("/", tokenOf(n)),
  "search for a word": page((n) => `/?q=${some(WORDS, n)}`),
  "search for two words": page((n) => `/?q=${some(WORDS, n)}+${some(CITIES, n)}`),
  "search for a word, newest first": page((n) => `/?q=${some(WORDS, n)}&sort=newest`),
  "one city, by price": page((n) => `/?city=${some(CITIES, n)}&sort=price`),
  "a word that is in no concert": page((n) => `/?q=nowhere${n}`),
  "concerts of the API": ({ client }, n) =>
    client.request(`/api/concerts?limit=24&city=${some(CITIES, n)}`),
};

const requests: Record<string, Request> = {
  "concert, signed in": async ({ client, concerts }, n) =>
    void await client.request(`/concerts/${some(concerts, n)}`, tokenOf(n)),
  "ticket, signed in": async ({ client, listings }, n) =>
    void await client.request(`/tickets/${some(listings, n)}`, tokenOf(n)),
  "a hold": async (side, n) => void await hold(side, n),
  "a whole checkout": async (side, n) => {
    const { id } = await hold(side, ROUNDS + WARM_UP + n);
    await payFor(side.client, tokenOf(ROUNDS + WARM_UP + n), id);
  },
};

async function hold({ client, listings }: Side, n: number): Promise<{ id: string }> {
  const answer = await client.request("/api/orders", tokenOf(n), { ticketId: some(listings, n) });
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body);
}

/** `database`: one that is filled already; otherwise one is filled, which takes a while. */
export function measureScale(database?: string): Promise<Figure[]> {
  return inTempFolder(async (folder) => {
    const [small, wide, large] = [
      `${folder}/small.db`,
      `${folder}/wide.db`,
      database ?? `${folder}/large.db`,
    ];
    await fillExchange(small, SMALL);
    await fillExchange(wide, WIDE);
    if (!database) await fillExchange(large, LARGE);
    const figures = [await firstPage(large)];
    figures.push(...await inTurns(lists, wide, large));
    figures.push(...await inTurns(requests, small, large));
    return figures;
  });
}

async function inTurns(
  asked: Record<string, Request>,
  small: string,
  large: string,
): Promise<Figure[]> {
  const known = [await prepared(small), await prepared(large)];
  const servers = [await startServer(small), await startServer(large)];
  try {
    const clients = await Promise.all(servers.map(({ port }) => HttpClient.connect(port)));
    const sides = known.map((one, place): Side => ({ ...one, client: clients[place] }));
    const figures: Figure[] = [];
    for (const [name, request] of Object.entries(asked)) {
      figures.push(await compared(name, request, sides));
    }
    for (const client of clients) client.close();
    return figures;
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** Buyers, and concerts and listings to ask for: any that are on offer. */
async function prepared(path: string): Promise<Omit<Side, "client">> {
  const system = await openBenchSystem(path, {}, { workers: false });
  try {
    const { store } = system;
    const buyers = 2 * (ROUNDS + WARM_UP);
    await signIn(store, buyers);
    const rows = await store.listKeys(offerings, "newest", { limit: MAX_CONCERTS, reverse: true });
    const concerts = rows.map(({ id }) => id);
    const offers: string[] = [];
    for (const id of concerts) {
      if (offers.length >= buyers) break;
      const found = await store.list(listings, "concert", { prefix: [id], limit: 20 });
      for (const offer of found.items) {
        if (offer.split === "any" && freeCount(offer, store.now()) === offer.seats.length) {
          offers.push(offer.id);
        }
      }
    }
    if (offers.length < buyers) throw new Error(`${path} has too few offers`);
    return { concerts, listings: offers };
  } finally {
    await system.stop();
  }
}

async function firstPage(path: string): Promise<Figure> {
  const seconds: number[] = [];
  for (let round = 0; round < 4; round++) seconds.push(await startOnce(path));
  return {
    name: "start to first page, a million tickets",
    value: median(seconds.slice(1)),
    unit: "s",
    aim: { most: 0.5 },
  };
}

async function compared(name: string, request: Request, sides: Side[]): Promise<Figure> {
  const times: [number[], number[]] = [[], []];
  const shown = [0, 0];
  for (let n = 0; n < ROUNDS + WARM_UP; n++) {
    // Each side begins every other time.
    for (const place of n % 2 === 0 ? [0, 1] : [1, 0]) {
      const started = performance.now();
      const page = await request(sides[place], n);
      if (n < WARM_UP) continue;
      shown[place] += page ? concertsIn(page.body) / ROUNDS : 0;
      times[place].push(performance.now() - started);
    }
  }
  const [small, large] = times.map(median);
  return {
    name,
    value: large,
    unit: "ms",
    ratio: large / small,
    against: { name: "with 1,000 tickets", value: small },
    aim: AIM,
    ...(shown[1] > 0 &&
      { note: `${shown[1].toFixed(0)} concerts a page, and ${shown[0].toFixed(0)}` }),
  };
}

/** Of a page, or of the API's answer. */
const concertsIn = (body: string): number =>
  body.startsWith("{")
    ? JSON.parse(body).items.length
    : body.split('<article class="card concert-card').length - 1;

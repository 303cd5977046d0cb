/** The demo data: its listings, accounts, and when it is created. */
import { listings } from "#domain/tickets/listing.ts";
import { assert, assertEquals } from "@std/assert";
import { addAccount } from "#adapters/identity/local/account.ts";
import { LOW_COST } from "#adapters/identity/local/hasher.ts";
import { shownName } from "#domain/users/shown_name.ts";
import { users } from "#domain/users/user.ts";
import { countQueue } from "#domain/moderation/queries.ts";
import { browseTickets } from "#domain/search/browse.ts";
import { listCities } from "#domain/search/cities.ts";
import { demoConcerts } from "#domain/demo/concerts.ts";
import { demoListings } from "#domain/demo/listings.ts";
import { demoAccounts, fillWithDemo } from "#domain/demo/fill.ts";
import { pricesOf } from "#adapters/payments/stripe/currencies.ts";
import { countryOf } from "#domain/country.ts";
import { decimalsOf } from "#domain/money.ts";
import { listingInput, refusesListing, ticketInput } from "#domain/tickets/input.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { openSystem, type System } from "#app/system.ts";
import { must } from "../exchange.ts";

const FEES = {
  buyerFeePercent: 0,
  sellerFeePercent: 0,
  priceCaps: { FR: 100, PT: 100 },
  saleHorizonDays: null,
};
const EURO = { ...FEES, currency: "EUR", priceCapPercent: 120 };
/** Currencies with other decimals, and those whose prices Stripe accepts only in steps. */
const OTHERS = ["JPY", "KWD", "ISK"].map((currency) => ({
  ...FEES,
  currency,
  priceCapPercent: 100,
}));
const DAY = 86_400_000;
/** Winter and summer, morning and evening, and shortly before midnight. */
const TIMES = ["2030-01-15T09:00:00Z", "2030-07-01T22:59:00Z", "2030-03-30T18:15:00Z"].map(
  Date.parse,
);

Deno.test("the demo has sixty listings that a seller could have entered, at any start time", () => {
  for (const now of TIMES) {
    for (const settings of [EURO, ...OTHERS]) {
      const concerts = demoConcerts(now, settings);
      assertEquals(concerts.length, 60);
      for (const concert of concerts) {
        const entered = { ...concert, startsAt: new Date(concert.startsAt).toISOString() };
        assertEquals(ticketInput(settings).parse(entered), concert);
        const prices = pricesOf(settings.currency);
        assertEquals(
          refusesListing(
            concert,
            1,
            countryOf(undefined, concert.timeZone),
            now,
            { ...settings, prices },
          ),
          null,
        );
        if (decimalsOf(settings.currency) === 2) assert(concert.price.amount >= 1000);
      }
    }
  }
});

Deno.test("the demo varies in city, date, price and seat, from tonight to eight months ahead", () => {
  const [now] = TIMES;
  const concerts = demoConcerts(now, EURO);
  const distinct = (of: (it: typeof concerts[number]) => unknown) => new Set(concerts.map(of)).size;
  assertEquals(distinct((it) => it.city), 10);
  assertEquals(distinct((it) => it.code), 60);
  assert(distinct((it) => it.title) >= 40);
  assert(distinct((it) => it.venue) === 20);
  assert(distinct((it) => it.price.amount) >= 40);
  assert(distinct((it) => it.seat) >= 10);
  const ahead = concerts.map((it) => (it.startsAt - now) / DAY);
  assert(Math.min(...ahead) < 0.6 && Math.max(...ahead) > 230 && Math.max(...ahead) < 245);
  assert(concerts.some((it) => it.price.amount > it.faceValue.amount));
  assert(concerts.some((it) => it.price.amount < it.faceValue.amount));
});

Deno.test("some demo concerts have several sellers, and offers of two to four tickets that a seller could have entered", () => {
  const [now] = TIMES;
  const offers = demoListings(now, EURO);
  for (const offer of offers) {
    const entered = { ...offer, startsAt: new Date(offer.startsAt).toISOString() };
    assertEquals(listingInput(EURO).parse(entered), offer);
  }
  const sizes = Map.groupBy(offers, ({ tickets }) => tickets.length);
  assertEquals([...sizes.keys()].sort(), [1, 2, 3, 4]);
  const codes = offers.flatMap(({ tickets }) => tickets.map(({ code }) => code));
  assertEquals(new Set(codes).size, codes.length);
  const byConcert = Map.groupBy(offers, ({ title, startsAt }) => `${title} ${startsAt}`);
  assertEquals(byConcert.size, 40);
  assertEquals(Math.max(...[...byConcert.values()].map(({ length }) => length)), 4);
  const soonest = Math.min(...offers.map(({ startsAt }) => startsAt));
  assert(offers.filter(({ startsAt }) => startsAt === soonest).length > 1);
  assertEquals(new Set(offers.map(({ split }) => split)).size, 3);
});

/** All tickets on offer, from all pages of their list. */
async function listedTickets(system: System): Promise<Ticket[]> {
  const listed: Ticket[] = [];
  let cursor: string | undefined;
  while (true) {
    const { items, next } = must(await browseTickets(system, { sort: "date", limit: 100, cursor }));
    listed.push(...items);
    if (next === undefined) return listed;
    cursor = next;
  }
}

const listingsOf = (tickets: Ticket[]): number =>
  new Set(tickets.map(({ listingId }) => listingId)).size;

Deno.test("the demo fills an empty exchange once, with two accounts that can sign in", async () => {
  const log = { debug() {}, info() {}, warn() {}, alarm() {}, error() {} };
  const env = { KV_URL: ":memory:", DEMO: "off" };
  const system = await openSystem(env, { log, workers: false });
  try {
    const signUp = (account: typeof demoAccounts[number]) =>
      addAccount(system.store, account, LOW_COST);
    assertEquals(await fillWithDemo(system, signUp), 60);
    assertEquals(await fillWithDemo(system, signUp), 0);
    const all = await listedTickets(system);
    assertEquals([all.length, listingsOf(all)], [114, 60]);
    assertEquals((await listCities(system)).length, 10);
    const visitor = { address: "127.0.0.1", userAgent: "test" };
    for (const { email, password } of demoAccounts) {
      assert((await system.identity.accounts!.signIn({ email, password }, visitor)).ok);
    }
  } finally {
    await system.stop();
  }
});

Deno.test("with moderation most demo tickets are available, and a few wait for a moderator", async () => {
  const logged: [string, unknown][] = [];
  const log = {
    debug() {},
    info: (event: string, fields: unknown) => void logged.push([event, fields]),
    warn() {},
    alarm() {},
    error() {},
  };
  const env = { KV_URL: ":memory:", DEMO: "on", MODERATION: "on" };
  const system = await openSystem(env, { log, workers: false });
  try {
    const all = await listedTickets(system);
    assertEquals(listingsOf(all), 55);
    assertEquals((await countQueue(system)).waiting, 5);
    const { sellerId } = all[0];
    const seller = await system.store.get(users, sellerId);
    assertEquals(shownName(seller, system.settings), seller!.name);
    assertEquals(logged.find(([event]) => event.startsWith("demo")), [
      "demo_filled",
      { listings: 60, tickets: 114, waiting: 5 },
    ]);
    assertEquals(await fillWithDemo(system, () => Promise.reject(new Error("not again"))), 0);
    assertEquals(logged.at(-1), ["demo_left_out", { why: "the database has tickets already" }]);
  } finally {
    await system.stop();
  }
});

Deno.test("a start without demo data logs the reason", async () => {
  const cases = [
    [{ DEMO: "off" }, "DEMO is off"],
    [{ MODERATION: "on" }, "KV_URL, MODERATION set; DEMO=on fills it anyway"],
  ] as const;
  for (const [env, why] of cases) {
    const logged: unknown[] = [];
    const log = {
      debug() {},
      info: (event: string, fields: unknown) => void logged.push([event, fields]),
      warn() {},
      alarm() {},
      error() {},
    };
    const system = await openSystem({ KV_URL: ":memory:", ...env }, { log, workers: false });
    await system.stop();
    assertEquals(logged.filter((one) => (one as string[])[0].startsWith("demo")), [
      ["demo_left_out", { why }],
    ]);
  }
});

const DEMO_KRATOS = (port: number) => ({
  KV_URL: ":memory:",
  DEMO: "on",
  IDENTITY: "ory",
  KRATOS_PUBLIC_URL: `http://127.0.0.1:${port}`,
  KRATOS_ADMIN_URL: `http://127.0.0.1:${port}`,
});

Deno.test("with Kratos the two demo accounts are created there, and sell the demo's tickets", async () => {
  const made: string[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (req) => {
    const { traits, credentials } = await req.json();
    made.push(
      `${new URL(req.url).pathname} ${traits.email} ${credentials.password.config.password}`,
    );
    return Response.json({ id: `id-${traits.name}`, traits }, { status: 201 });
  });
  const log = { debug() {}, info() {}, warn() {}, alarm() {}, error() {} };
  const system = await openSystem(DEMO_KRATOS(server.addr.port), { log, workers: false });
  try {
    assertEquals(
      made.sort(),
      demoAccounts.map(({ email, password }) => `/admin/identities ${email} ${password}`).sort(),
    );
    const ada = await system.store.listKeys(listings, "seller", { prefix: ["id-Ada"], limit: 100 });
    assertEquals(ada.length, 20);
  } finally {
    await system.stop();
    await server.shutdown();
  }
});

Deno.test("while Kratos is down the exchange starts without demo data, and a later start creates it", async () => {
  using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  const warnings: string[] = [];
  const log = {
    debug() {},
    info() {},
    warn: (event: string) => void warnings.push(event),
    alarm() {},
    error() {},
  };
  const system = await openSystem(DEMO_KRATOS(port), { log, workers: false });
  try {
    assertEquals(warnings, ["demo_waits"]);
    assertEquals(await system.store.listKeys(listings, "seller", { limit: 1 }), []);
    const signUp = (account: typeof demoAccounts[number]) =>
      addAccount(system.store, account, LOW_COST);
    assertEquals(await fillWithDemo(system, signUp), 60, "the failed attempt left tickets behind");
  } finally {
    await system.stop();
  }
});

/**
 * Fills an exchange with many tickets, written as the exchange writes them: concerts are found or made, listings
 * and their index rows are committed in groups, and offerings are made from them. Only what checks a person's form is
 * left out. Then some tickets are sold, each in all its steps.
 */
import { findOrMakeConcert } from "#domain/concerts/find_or_make.ts";
import { openConcert } from "#domain/concerts/listing.ts";
import { progressOf } from "#domain/migration.ts";
import { refreshOffering } from "#domain/offerings/refresh.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import { codeContext, codeDigest } from "#domain/tickets/codes.ts";
import { seatIdsOf } from "#domain/tickets/listing.ts";
import { createListing } from "#domain/tickets/new_listing.ts";
import { listings } from "#domain/tickets/listing.ts";
import { users } from "#domain/users/user.ts";
import type { ConcertPart } from "#domain/tickets/terms.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { done, payAndWait } from "../checkouts.ts";
import { pool, until } from "../measure.ts";
import { type BenchSystem, openBenchSystem } from "../system.ts";
import { concertsAhead, MEAN_SIZE, offerNo } from "./catalogue.ts";

interface Amounts {
  /** About as many: listings have 1 to 4. */
  readonly tickets: number;
  readonly concerts: number;
  /** Listings of which tickets are sold. */
  readonly sold: number;
  /** Concerts are spread over so many days from tomorrow on. Default: a year. */
  readonly days?: number;
}

interface Filled {
  readonly concerts: number;
  readonly listings: number;
  readonly tickets: number;
  readonly sold: number;
}

/** Sellers, who are buyers as well, for each thousand tickets. */
const PEOPLE = 20;
/** Concerts that are filled at the same time: their listings are committed together. */
const CONCERTS_AT_ONCE = 24;
const SALES_AT_ONCE = 32;

/** `told`: what was done so far, in a line. Throws if there are tickets already. */
export async function fillExchange(
  path: string,
  amounts: Amounts,
  env: Record<string, string> = {},
  told: (line: string) => void = () => {},
): Promise<Filled> {
  await migrate(path, env);
  const system = await openBenchSystem(path, env, { workers: false });
  const listed = await list(system, amounts, told).finally(() => system.stop());
  if (amounts.sold === 0) return { ...listed.counts, sold: 0 };
  const serving = await openBenchSystem(path, env);
  try {
    return { ...listed.counts, sold: await sell(serving, listed, told) };
  } finally {
    await serving.workers.relay.idle();
    await serving.stop();
  }
}

/** As at the first start of an exchange: what older versions lack is found to be missing nowhere while it is empty. */
async function migrate(path: string, env: Record<string, string>): Promise<void> {
  const system = await openBenchSystem(path, env);
  try {
    await until(async () => (await progressOf(system.store, payoutsOfOrders))?.finishedAt != null);
  } finally {
    await system.stop();
  }
}

interface Listed {
  readonly people: readonly string[];
  readonly toSell: readonly { id: string; sellerId: string; seats: number }[];
  readonly counts: Pick<Filled, "concerts" | "listings" | "tickets">;
}

async function list(
  system: BenchSystem,
  { tickets, concerts, sold, days = 365 }: Amounts,
  told: (line: string) => void,
): Promise<Listed> {
  const { store } = system;
  if ((await store.listKeys(listings, "seller", { limit: 1 })).length > 0) {
    throw new Error("The database has tickets already: it is not filled.");
  }
  const people = await peopleOf(system, Math.max(2, Math.ceil(tickets / 1_000 * PEOPLE)));
  const total = Math.max(concerts, Math.round(tickets / MEAN_SIZE));
  const every = Math.max(1, Math.floor(total / Math.max(1, sold)));
  const counts = { concerts: 0, listings: 0, tickets: 0 };
  const toSell: { id: string; sellerId: string; seats: number }[] = [];
  const programme = concertsAhead(concerts, store.now(), days);
  await pool(concerts, CONCERTS_AT_ONCE, async (k) => {
    // Pulled one at a time, in order.
    const concert = programme.next().value as ConcertPart;
    const numbers: number[] = [];
    for (let i = k; i < total; i += concerts) numbers.push(i);
    const concertId = await concertOf(system, concert, people[k % people.length]);
    const put = (i: number) => listNo(system, i, concert, concertId, people);
    // The first one writes into the concert's row that it has listings.
    const first = await put(numbers[0]);
    const made = [first, ...await Promise.all(numbers.slice(1).map(put))];
    await refreshOffering(system, concertId);
    made.forEach((one, place) => {
      if (numbers[place] % every === 0 && toSell.length < sold) toSell.push(one);
      counts.tickets += one.seats;
    });
    counts.listings += made.length;
    if (++counts.concerts % Math.ceil(concerts / 20) === 0) {
      told(`${counts.concerts} concerts, ${counts.listings} listings, ${counts.tickets} tickets`);
    }
  });
  return { people, toSell, counts };
}

async function peopleOf({ store }: BenchSystem, count: number): Promise<string[]> {
  const ids: string[] = [];
  await pool(count, 64, async (n) => {
    const id = store.newId();
    const person = { id, name: `Person ${n}`, email: `person.${n}@fill.test` };
    await store.transact((tx) => tx.create(users, person));
    ids.push(id);
  });
  return ids;
}

async function concertOf(
  system: BenchSystem,
  { title: name, ...rest }: ConcertPart,
  by: string,
): Promise<string> {
  return done(await findOrMakeConcert(system, { name, ...rest }, by, "join")).id;
}

async function listNo(
  system: BenchSystem,
  i: number,
  concert: ConcertPart,
  concertId: string,
  people: readonly string[],
): Promise<Listed["toSell"][number]> {
  const { store, secrets } = system;
  const offered = offerNo(i, concert, system.settings);
  const sellerId = people[i % people.length];
  const id = store.newId();
  const codes = await Promise.all(
    seatIdsOf(id, offered.tickets.length).map(async (seatId, row) => {
      const { code } = offered.tickets[row];
      const [sealed, codeHash] = await Promise.all([
        secrets.seal(code, codeContext(seatId)),
        codeDigest(system, code),
      ]);
      return { code: sealed, codeHash };
    }),
  );
  await store.transact(async (tx) => {
    const open = done(await openConcert(tx, concertId));
    createListing(tx, open, { id, sellerId, status: "available", offered, codes });
  });
  return { id, sellerId, seats: offered.tickets.length };
}

/** Sells what may be bought of each of these listings, by somebody else. */
async function sell(
  system: BenchSystem,
  { people, toSell }: Listed,
  told: (line: string) => void,
): Promise<number> {
  let sold = 0;
  await pool(toSell.length, SALES_AT_ONCE, async (n) => {
    const { id, sellerId, seats } = toSell[n];
    const buyer = people[(people.indexOf(sellerId) + 1 + n) % people.length];
    const by = buyer === sellerId ? people[(people.indexOf(buyer) + 1) % people.length] : buyer;
    // All of them: each way to split a listing allows that.
    const wish = { listingId: id, quantity: seats };
    const { order } = done(await reserveTicket(system, by, wish));
    await payAndWait(system, by, order.id);
    if (++sold % Math.ceil(toSell.length / 10) === 0) told(`${sold} sold`);
  });
  return sold;
}

/** Random searches, compared with a filter over everything. */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Offering } from "#domain/offerings/offering.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { openBill, priced } from "./bill.ts";
import { DAY, NOON, openMarket, pagesOf } from "./market.ts";

const WORDS = ["blue", "blues", "night", "nights", "paris", "mill", "mills", "old"];
const CITIES = ["Paris", "Mill", "Old Mill"];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((chosen) => chosen.join(" "));

const concert = {
  venue: words,
  city: fc.constantFrom(...CITIES),
  // Few different values, so that ties are common; the first concerts have begun.
  startsAt: fc.integer({ min: -2, max: 9 }).map((days) => NOON + days * DAY / 2),
};
const amount = fc.integer({ min: 1, max: 5 }).map((euros) => euros * 100);
const listing = fc.record({
  ...concert,
  title: words,
  price: amount.map((amount) => ({ amount, currency: "EUR" })),
  status: fc.constantFrom<Ticket["status"]>(
    "available",
    "available",
    "reserved",
    "sold",
    "withdrawn",
  ),
  // For reserved tickets: claimed, held, or lapsed.
  heldUntil: fc.constantFrom(null, NOON + DAY, NOON - DAY),
});
const offering = fc.record({
  ...concert,
  name: words,
  country: fc.constantFrom("FR", "GB", null),
  prices: fc.uniqueArray(fc.record({ amount, quantities: fc.integer({ min: 1, max: 63 }) }), {
    selector: ({ amount }) => amount,
    maxLength: 3,
  }),
});

const sometimes = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const question = fc.record({
  q: sometimes(
    fc.tuple(
      fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
      fc.constantFrom(...WORDS),
      fc.nat(4),
    )
      .map(([rest, last, cut]) => [...rest, last.slice(0, last.length - cut)].join(" ")),
  ),
  city: sometimes(fc.constantFrom(...CITIES)),
  country: sometimes(fc.constantFrom("FR", "GB")),
  from: sometimes(fc.integer({ min: 3, max: 6 })),
  days: sometimes(fc.integer({ min: 0, max: 3 })),
  min: sometimes(fc.constantFrom(200, 300)),
  max: sometimes(fc.constantFrom(300, 400)),
  quantity: sometimes(fc.constantFrom(1, 2, 6)),
  status: sometimes(fc.constantFrom("available", "reserved")),
  sort: fc.constantFrom("date", "price", "newest"),
  limit: fc.constantFrom(1, 3, 7, 100),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

interface Concert {
  id: string;
  text: string;
  city: string;
  startsAt: number;
}

/** Whether words, place and days match. */
function isMeant({ text, city, startsAt }: Concert, asked: Question, now: number): boolean {
  const has = text.toLowerCase().split(" ");
  // A repeated word counts at its first position.
  const distinct = [...new Set(asked.q?.split(" ").filter(Boolean) ?? [])];
  const last = distinct.pop();
  const from = asked.from ? midnight(asked.from) : 0;
  const to = asked.days === undefined ? Infinity : midnight((asked.from ?? 4) + asked.days + 1);
  return startsAt > now && startsAt >= from && startsAt < to &&
    distinct.every((word) => has.includes(word)) &&
    (last === undefined || has.some((word) => word.startsWith(last))) &&
    (!asked.city || city === asked.city);
}

const inRange = (amount: number, { min, max }: Question) =>
  amount >= (min ?? 0) && amount <= (max ?? Infinity);

const midnight = (dayOfMarch: number) =>
  Date.parse(`2030-03-${String(dayOfMarch).padStart(2, "0")}T00:00:00+01:00`);

function fieldsOf({ days, from, ...asked }: Partial<Question>): Record<string, string> {
  const date = (day: number) => `2030-03-${String(day).padStart(2, "0")}`;
  const fields = {
    ...asked,
    from: from && date(from),
    to: days === undefined ? undefined : date((from ?? 4) + days),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}

const isPossible = ({ min, max }: Question) => !min || !max || min <= max;

/** All pages in both directions give what is wanted. */
async function check<T extends { id: string }>(
  browse: (fields: Record<string, string>) => Promise<{ items: T[] }>,
  fields: Record<string, string>,
  wanted: string[],
): Promise<void> {
  const ids = (items: T[]) => items.map(({ id }) => id);
  const forwards = await pagesOf(browse, fields, "next");
  assertEquals(ids(forwards.items), wanted, `forwards: ${JSON.stringify(fields)}`);
  if (!forwards.last.previous) return; // there was only one page
  const back = await pagesOf(browse, fields, "previous", forwards.last.previous);
  const lastPage = wanted.slice(back.items.length);
  assertEquals([...ids(back.items), ...lastPage], wanted, `back: ${JSON.stringify(fields)}`);
  assertEquals(ids(forwards.items.slice(forwards.items.length - lastPage.length)), lastPage);
}

const byText = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0;

/** What a buyer pays for one ticket with a fee of so many percent. */
const totalFor = (amount: number, percent: number) => amount + Math.round(amount * percent / 100);
const percents = fc.constantFrom(0, 7.5, 50);

function wantedConcerts(all: Offering[], asked: Question, fee: number, now: number): string[] {
  const { sort, quantity, min, max, country } = asked;
  const byPrice = min !== undefined || max !== undefined || quantity !== undefined;
  const found = all.filter((one) =>
    isMeant({ ...one, text: `${one.name} ${one.venue} ${one.city}` }, asked, now) &&
    (country === undefined || one.country === country) &&
    (!byPrice ||
      one.prices.some(({ amount, quantities }) =>
        inRange(totalFor(amount, fee), asked) &&
        (quantity === undefined || quantities & 1 << quantity - 1)
      ))
  );
  const byDate = (a: Offering, b: Offering) => a.startsAt - b.startsAt || byText(a.id, b.id);
  const lowest = ({ from }: Offering) => from?.amount ?? 1e15;
  return found.sort((a, b) =>
    sort === "newest"
      ? b.newestAt - a.newestAt
      : (sort === "price" ? lowest(a) - lowest(b) : 0) || byDate(a, b)
  ).map(({ id }) => id);
}

Deno.test("every search finds exactly the matching concerts, forwards and backwards, and counts them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(offering, { minLength: 20, maxLength: 60 }),
      fc.array(question, { minLength: 12, maxLength: 12 }),
      percents,
      async (drafts, questions, fee) => {
        await using bill = await openBill(fee);
        const all: Offering[] = [];
        for (const { prices, ...it } of drafts) {
          all.push(await bill.put({ ...it, ...priced(...prices) }));
        }
        for (const { status: _, ...asked } of questions.filter(isPossible)) {
          // Without mistakes: a word that nobody offers may be one of another.
          const fields = fieldsOf({ ...asked, exact: 1 } as Partial<Question>);
          const wanted = wantedConcerts(all, asked as Question, fee, bill.clock.time);
          await check(bill.browse, fields, wanted);
          const { count } = await bill.browse(fields);
          assertEquals(count, { least: wanted.length, exact: true }, JSON.stringify(fields));
        }
      },
    ),
    { numRuns: 15 },
  );
});

function wantedTickets(all: Ticket[], asked: Question, fee: number, now: number): string[] {
  const listed = all.filter(({ status, heldUntil }) =>
    status === "available" || (status === "reserved" && heldUntil !== null)
  );
  const newest = Map.groupBy(listed, ({ concertId }) => concertId);
  const newestAt = ({ concertId }: Ticket) =>
    Math.max(...newest.get(concertId)!.map(({ createdAt }) => createdAt));
  const found = listed.filter((ticket) => {
    const lapsed = ticket.heldUntil !== null && ticket.heldUntil <= now;
    const shown = ticket.status === "reserved" && lapsed ? "available" : ticket.status;
    const text = `${ticket.title} ${ticket.venue} ${ticket.city}`;
    return isMeant({ ...ticket, text }, asked, now) &&
      inRange(totalFor(ticket.price.amount, fee), asked) &&
      (!asked.status || shown === asked.status);
  });
  const byPrice = (a: Ticket, b: Ticket) => a.price.amount - b.price.amount || byText(a.id, b.id);
  return found.sort((a, b) =>
    (asked.sort === "newest"
      ? newestAt(b) - newestAt(a)
      : a.startsAt - b.startsAt || byText(a.concertId!, b.concertId!)) || byPrice(a, b)
  ).map(({ id }) => id);
}

Deno.test("every search finds exactly the matching tickets, concert by concert, forwards and backwards", async () => {
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(listing, { minLength: 20, maxLength: 60 }),
      fc.array(question, { minLength: 12, maxLength: 12 }),
      percents,
      async (drafts, questions, fee) => {
        await using market = await openMarket(fee);
        const all: Ticket[] = [];
        // Some listings share a concert.
        for (const [place, it] of drafts.entries()) {
          const { title, venue, city, startsAt } = drafts[place - place % 3];
          all.push(await market.list({ ...it, title, venue, city, startsAt }));
        }
        shared += all.length - new Set(all.map(({ concertId }) => concertId)).size;
        for (const { country: _, quantity: __, ...asked } of questions.filter(isPossible)) {
          const sort = asked.sort === "price" ? "date" : asked.sort;
          const question = { ...asked, sort } as Question;
          const wanted = wantedTickets(all, question, fee, market.clock.time);
          await check(market.browse, fieldsOf(question), wanted);
        }
      },
    ),
    { numRuns: 15 },
  );
  assert(shared > 100);
});

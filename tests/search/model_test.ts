/** Random searches, compared with a filter over all tickets. */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { DAY, type Market, NOON, openMarket, walk } from "./market.ts";

const WORDS = ["blue", "blues", "night", "nights", "paris", "mill", "mills", "old"];
const CITIES = ["Paris", "Mill", "Old Mill"];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((chosen) => chosen.join(" "));

const listing = fc.record({
  title: words,
  venue: words,
  city: fc.constantFrom(...CITIES),
  // Few different values, so that ties are common; the first concerts have begun.
  startsAt: fc.integer({ min: -2, max: 9 }).map((days) => NOON + days * DAY / 2),
  price: fc.integer({ min: 1, max: 5 }).map((euros) => ({ amount: euros * 100, currency: "EUR" })),
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
  from: sometimes(fc.integer({ min: 3, max: 6 })),
  days: sometimes(fc.integer({ min: 0, max: 3 })),
  min: sometimes(fc.constantFrom(200, 300)),
  max: sometimes(fc.constantFrom(300, 400)),
  status: sometimes(fc.constantFrom("available", "reserved")),
  sort: fc.constantFrom("date", "price", "newest"),
  limit: fc.constantFrom(1, 3, 7, 100),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

/** The expected ids, found by filtering all tickets. */
function expected(all: Ticket[], asked: Question, now: number): string[] {
  const tokens = asked.q?.split(" ").filter(Boolean) ?? [];
  const from = asked.from ? midnight(asked.from) : 0;
  const to = asked.days === undefined ? Infinity : midnight((asked.from ?? 4) + asked.days + 1);
  const found = all.filter((ticket) => {
    const has = `${ticket.title} ${ticket.venue} ${ticket.city}`.toLowerCase().split(" ");
    // A repeated word counts at its first position.
    const distinct = [...new Set(tokens)];
    const last = distinct.pop();
    const lapsed = ticket.heldUntil !== null && ticket.heldUntil <= now;
    const shown = ticket.status === "reserved" && lapsed ? "available" : ticket.status;
    return ["available", "reserved"].includes(ticket.status) && ticket.startsAt > now &&
      distinct.every((token) => has.includes(token)) &&
      (last === undefined || has.some((word) => word.startsWith(last))) &&
      (!asked.city || ticket.city === asked.city) &&
      ticket.startsAt >= from && ticket.startsAt < to &&
      ticket.price.amount >= (asked.min ?? 0) && ticket.price.amount <= (asked.max ?? Infinity) &&
      (!asked.status || shown === asked.status);
  });
  const byId = (a: Ticket, b: Ticket) => a.id < b.id ? -1 : 1;
  const byDate = (a: Ticket, b: Ticket) => a.startsAt - b.startsAt || byId(a, b);
  if (asked.sort === "date") found.sort(byDate);
  else if (asked.sort === "price") {
    found.sort((a, b) => a.price.amount - b.price.amount || byDate(a, b));
  } else found.sort((a, b) => b.createdAt - a.createdAt);
  return found.map(({ id }) => id);
}

const midnight = (dayOfMarch: number) =>
  Date.parse(`2030-03-${String(dayOfMarch).padStart(2, "0")}T00:00:00+01:00`);

function fieldsOf(asked: Question): Record<string, string> {
  const date = (day: number) => `2030-03-${String(day).padStart(2, "0")}`;
  const { q, city, from, days, min, max, status, sort, limit } = asked;
  const fields = {
    q,
    city,
    from: from && date(from),
    to: days === undefined ? undefined : date((from ?? 4) + days),
    min,
    max,
    status,
    sort,
    limit,
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}

async function check(market: Market, all: Ticket[], asked: Question): Promise<void> {
  const fields = fieldsOf(asked);
  const ids = (tickets: Ticket[]) => tickets.map(({ id }) => id);
  const wanted = expected(all, asked, market.clock.time);
  const forwards = await walk(market, fields, "next");
  assertEquals(ids(forwards.items), wanted, `forwards: ${JSON.stringify(fields)}`);
  if (!forwards.last.previous) return; // there was only one page
  const back = await walk(market, fields, "previous", forwards.last.previous);
  const lastPage = wanted.slice(back.items.length);
  assertEquals(
    [...ids(back.items), ...lastPage],
    wanted,
    `backwards: ${JSON.stringify(fields)}`,
  );
  assertEquals(ids(forwards.items.slice(forwards.items.length - lastPage.length)), lastPage);
}

Deno.test("every search finds exactly the matching tickets, forwards and backwards", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(listing, { minLength: 20, maxLength: 60 }),
      fc.array(question, { minLength: 12, maxLength: 12 }),
      async (listings, questions) => {
        await using market = await openMarket();
        const all: Ticket[] = [];
        for (const it of listings) all.push(await market.list(it));
        for (const asked of questions) {
          if (asked.min && asked.max && asked.min > asked.max) continue;
          await check(market, all, asked);
        }
      },
    ),
    { numRuns: 15 },
  );
});

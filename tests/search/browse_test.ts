/** Browsing: matching, filters, order, visibility and cursors. */
import { assert, assertEquals } from "@std/assert";
import { browseTickets } from "#domain/search/browse.ts";
import { browseSchema } from "#domain/search/query.ts";
import { listings } from "#domain/tickets/listing.ts";
import { DAY, euros, HOUR, NOON, openMarket, walk } from "./market.ts";

Deno.test("tickets are listed by date, or those of the concert with the newest offer first", async () => {
  await using market = await openMarket();
  await market.list({ title: "Later", startsAt: NOON + 2 * DAY });
  await market.list({ title: "Soon", startsAt: NOON + DAY, price: euros(90) });
  await market.list({ title: "Last", startsAt: NOON + 3 * DAY });
  await market.list({ title: "Soon", startsAt: NOON + DAY, price: euros(80) });
  assertEquals(await market.titles(), ["Soon", "Soon", "Later", "Last"]);
  assertEquals(await market.titles({ sort: "newest" }), ["Soon", "Soon", "Last", "Later"]);
  for (const sort of ["date", "newest"]) {
    const prices = (await market.browse({ sort })).items.map(({ price }) => price.amount);
    assertEquals(prices.slice(0, 2), [8000, 9000], "in a concert by price");
  }
});

Deno.test("the tickets of one concert are listed by price; without a concert that is refused", async () => {
  await using market = await openMarket();
  await market.list({ title: "Other", price: euros(10) });
  const { concertId } = await market.list({ title: "This", price: euros(90) });
  await market.list({ title: "This", price: euros(80) });
  const prices = async (fields: Record<string, string>) =>
    (await market.browse({ concertId: concertId!, ...fields })).items
      .map(({ price }) => price.amount / 100);
  for (const sort of ["date", "price", "newest"]) assertEquals(await prices({ sort }), [80, 90]);
  assertEquals(await prices({ q: "this", max: "8000" }), [80]);
  const others: Record<string, string>[] = [{ q: "other" }, { city: "Lyon" }, {
    concertId: "none",
  }];
  for (const fields of others) assertEquals(await prices(fields), []);
  const refused = browseSchema().safeParse({ sort: "price" });
  assertEquals(refused.error?.issues.map(({ path }) => path), [["sort"]]);
});

Deno.test("each seat of a listing is a ticket of its own, also where a page ends between them", async () => {
  await using market = await openMarket();
  const { listingId } = await market.list({ title: "Seats" });
  await market.list({ title: "Seats", price: euros(60) });
  await market.x.store.transact(async (tx) => {
    const listing = (await tx.get(listings, listingId))!;
    const [seat] = listing.seats;
    const more = [2, 3, 4].map((n) => ({
      ...seat,
      id: `${seat.id}-${n}`,
      codeHash: `${n}`,
      status: n === 3 ? "sold" as const : "available" as const,
    }));
    tx.put(listings, { ...listing, seats: [seat, ...more] });
  });
  const all = (await market.browse()).items.map(({ id }) => id);
  assertEquals(all.slice(0, 3), [listingId, `${listingId}-2`, `${listingId}-4`]);
  assertEquals(all.length, 4);
  for (const limit of ["1", "2", "3"]) {
    const there = await walk(market, { limit });
    assertEquals(there.items.map(({ id }) => id), all, `pages of ${limit}`);
    const { items } = await walk(market, { limit }, "previous", there.last.previous);
    assertEquals(items.map(({ id }) => id), all.slice(0, items.length), `back, ${limit}`);
    assertEquals(items.length + there.last.items.length, all.length);
  }
});

Deno.test("all words must match, in title, venue or city", async () => {
  await using market = await openMarket();
  await market.list({ title: "The Blue Herons", venue: "Harbour Hall", city: "Lisbon" });
  await market.list({ title: "Blue Velvet Night", venue: "Old Mill", city: "Prague" });
  for (const sort of ["date", "newest"]) {
    assertEquals(await market.titles({ q: "blue harbour lisbon", sort }), ["The Blue Herons"]);
    assertEquals(await market.titles({ q: "blue prague herons", sort }), []);
    assertEquals((await market.titles({ q: "BLUE", sort })).length, 2);
  }
});

Deno.test("the last word also matches as a prefix, the others only as whole words", async () => {
  await using market = await openMarket();
  await market.list({ title: "Midnight Carousel" });
  for (const sort of ["date", "newest"]) {
    assertEquals(await market.titles({ q: "midnight caro", sort }), ["Midnight Carousel"]);
    assertEquals(await market.titles({ q: "mid", sort }), ["Midnight Carousel"]);
    assertEquals(await market.titles({ q: "mid carousel", sort }), []);
    assertEquals(await market.titles({ q: "midnightx", sort }), []);
  }
});

Deno.test("a ticket with several words of the same prefix is found once", async () => {
  await using market = await openMarket();
  await market.list({ title: "Star Stars Starling Stare", venue: "Starfield" });
  await market.list({ title: "Starling", startsAt: NOON + 2 * DAY });
  assertEquals(await market.titles({ q: "star" }), ["Star Stars Starling Stare", "Starling"]);
});

Deno.test("accents and case do not matter, in words and in cities", async () => {
  await using market = await openMarket();
  await market.list({ title: "Été à Orléans", city: "Orléans" });
  await market.list({ title: "Winter", city: "ORLEANS", startsAt: NOON + 2 * DAY });
  await market.list({ title: "Elsewhere", city: "Orly" });
  assertEquals(await market.titles({ q: "ete orleans" }), ["Été à Orléans"]);
  assertEquals(await market.titles({ city: "orleáns" }), ["Été à Orléans", "Winter"]);
  assertEquals(await market.titles({ city: "orleans", sort: "newest" }), [
    "Winter",
    "Été à Orléans",
  ]);
});

Deno.test("a city is compared as a whole, with and without search words", async () => {
  await using market = await openMarket();
  await market.list({ title: "Jazz night", city: "York" });
  await market.list({ title: "Jazz night far away", city: "New York" });
  for (const sort of ["date", "newest"]) {
    assertEquals(await market.titles({ city: "york", sort }), ["Jazz night"]);
    assertEquals(await market.titles({ q: "jazz", city: "york", sort }), ["Jazz night"]);
    assertEquals(await market.titles({ q: "jazz york", city: "new york", sort }), [
      "Jazz night far away",
    ]);
  }
});

Deno.test("dates are whole days in the installation's time zone", async () => {
  await using market = await openMarket();
  await market.list({
    title: "Late on the 9th",
    startsAt: Date.parse("2030-03-09T23:59:59+01:00"),
  });
  await market.list({
    title: "First on the 10th",
    startsAt: Date.parse("2030-03-10T00:00:00+01:00"),
  });
  await market.list({
    title: "Last on the 11th",
    startsAt: Date.parse("2030-03-11T23:59:59+01:00"),
  });
  await market.list({
    title: "First on the 12th",
    startsAt: Date.parse("2030-03-12T00:00:00+01:00"),
  });
  for (const sort of ["date", "newest"]) {
    assertEquals(
      (await market.titles({ from: "2030-03-10", to: "2030-03-11", sort })).sort(),
      ["First on the 10th", "Last on the 11th"],
    );
  }
});

Deno.test("a day of 23 hours ends at its local midnight", async () => {
  await using market = await openMarket();
  // Clocks go forward in Paris on 31 March 2030.
  await market.list({ title: "On the day", startsAt: Date.parse("2030-03-31T23:30:00+02:00") });
  await market.list({ title: "The day after", startsAt: Date.parse("2030-04-01T00:00:00+02:00") });
  assertEquals(await market.titles({ from: "2030-03-31", to: "2030-03-31" }), ["On the day"]);
});

Deno.test("price bounds are inclusive, in every order", async () => {
  await using market = await openMarket();
  for (const price of [10, 20, 30, 40]) {
    await market.list({ title: `For ${price}`, price: euros(price) });
  }
  for (const sort of ["date", "newest"]) {
    const titles = await market.titles({ min: "2000", max: "3000", sort });
    assertEquals(titles.sort(), ["For 20", "For 30"]);
  }
});

Deno.test("concerts that have begun are not listed, in any order", async () => {
  await using market = await openMarket();
  await market.list({ title: "Tonight", startsAt: NOON + HOUR });
  await market.list({ title: "Tomorrow" });
  market.clock.time = NOON + HOUR - 1;
  assertEquals((await market.titles()).length, 2);
  market.clock.time = NOON + HOUR;
  for (const sort of ["date", "newest"]) {
    assertEquals(await market.titles({ sort }), ["Tomorrow"]);
  }
  assertEquals(await market.titles({ from: "2030-03-04", q: "ton" }), []);
});

Deno.test("held tickets are listed; claimed, sold, withdrawn, pending and rejected ones are not", async () => {
  await using market = await openMarket();
  const held = { status: "reserved", orderId: "o", heldUntil: NOON + HOUR } as const;
  await market.list({ title: "Available one" });
  await market.list({ title: "Held one", ...held });
  await market.list({ title: "Hidden one", ...held, heldUntil: null });
  for (const status of ["sold", "withdrawn", "pending", "rejected"] as const) {
    await market.list({ title: "Hidden one", status });
  }
  assertEquals(await market.titles(), ["Available one", "Held one"]);
  assertEquals(await market.titles({ q: "hidden" }), []);
  assertEquals(await market.titles({ status: "available" }), ["Available one"]);
  assertEquals(await market.titles({ status: "reserved" }), ["Held one"]);
  market.clock.time = NOON + HOUR; // the hold has lapsed, although its status is still stored
  assertEquals(await market.titles({ status: "available" }), ["Available one", "Held one"]);
  assertEquals(await market.titles({ status: "reserved" }), []);
});

Deno.test("an edited ticket is found by its new words only", async () => {
  await using market = await openMarket();
  const ticket = await market.list({ title: "Old name" });
  await market.change(ticket.id, { title: "Fresh name", city: "Prague" });
  assertEquals(await market.titles({ q: "old" }), []);
  assertEquals(await market.titles({ q: "fresh prague" }), ["Fresh name"]);
  assertEquals(await market.titles({ city: "Paris" }), []);
});

Deno.test("cursors lead forwards and back, and the first page has no way back", async () => {
  await using market = await openMarket();
  for (let i = 1; i <= 7; i++) await market.list({ title: `No. ${i}`, startsAt: NOON + i * HOUR });
  const fields = { limit: "3" };
  const first = await market.browse(fields);
  const second = await market.browse({ ...fields, cursor: first.next! });
  const third = await market.browse({ ...fields, cursor: second.next! });
  const titles = (page: { items: { title: string }[] }) => page.items.map(({ title }) => title);
  assertEquals(first.previous, undefined);
  assertEquals(titles(second), ["No. 4", "No. 5", "No. 6"]);
  assertEquals(titles(third), ["No. 7"]);
  assertEquals(third.next, undefined);
  const back = await market.browse({ ...fields, cursor: third.previous! });
  assertEquals(titles(back), titles(second));
  const start = await market.browse({ ...fields, cursor: back.previous! });
  assertEquals(titles(start), titles(first));
  assertEquals(start.previous, undefined);
  assertEquals(titles(await market.browse({ ...fields, cursor: start.next! })), titles(second));
});

Deno.test("tickets listed or withdrawn between two pages do not shift the second page", async () => {
  await using market = await openMarket();
  const listed = [];
  for (let i = 1; i <= 6; i++) {
    listed.push(await market.list({ title: `No. ${i}`, startsAt: NOON + i * HOUR }));
  }
  const first = await market.browse({ limit: "3" });
  await market.change(listed[2].id, { status: "withdrawn" }); // the ticket that the cursor points at
  await market.list({ title: "Squeezed in", startsAt: NOON + HOUR + 1 });
  const second = await market.browse({ limit: "3", cursor: first.next! });
  assertEquals(second.items.map(({ title }) => title), ["No. 4", "No. 5", "No. 6"]);
});

Deno.test("a cursor that was altered, or belongs to another search, is refused", async () => {
  await using market = await openMarket();
  for (let i = 0; i < 3; i++) await market.list();
  const { next } = await market.browse({ limit: "1" });
  const ask = (fields: object) =>
    browseTickets(market.x, { sort: "date", limit: 1, cursor: next, ...fields });
  assert((await ask({})).ok);
  assert((await ask({ limit: 50 })).ok);
  const forged = (text: string) => btoa(text).replace(/=+$/, "");
  for (
    const fields of [
      { sort: "newest" },
      { q: "concert" },
      { concertId: "c" },
      { city: "Paris" },
      { min: 1 },
      { status: "available" },
      { cursor: next!.slice(0, -4) },
      { cursor: "" },
      { cursor: "%%%" },
      { cursor: "x".repeat(300) },
      { cursor: forged("f") },
      { cursor: forged(atob(next!).replace("false", "true")) },
      { cursor: forged(`${atob(next!)} ${"x".repeat(99)}`) },
      { cursor: forged(atob(next!).replace(/\d{13}/, "1e999")) },
    ]
  ) {
    const result = await ask(fields as object);
    assert(!result.ok && result.refusal.code === "malformed", JSON.stringify(fields));
  }
});

Deno.test("a page that used up its row budget is short, and its cursor continues", async () => {
  await using market = await openMarket();
  for (let i = 0; i < 400; i++) {
    await market.list({
      title: `No. ${i}`,
      price: euros(i === 399 ? 5 : 50),
      startsAt: NOON + DAY + i,
    });
  }
  const before = market.x.store.stats.rowsRead;
  const page = await market.browse({ max: "1000" });
  assert(market.x.store.stats.rowsRead - before <= 500);
  assertEquals(page.items, []);
  assert(page.next);
  const { items, pages } = await walk(market, { max: "1000" });
  assertEquals(items.map(({ title }) => title), ["No. 399"]);
  assert(pages >= 2 && pages < 6, `${pages} pages`);
});

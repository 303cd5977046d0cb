/** Lists of concerts: filters, order, counts and cursors. */
import { assertEquals } from "@std/assert";
import { indexKey } from "#store/entity/mod.ts";
import { offerings } from "#domain/offerings/offering.ts";
import { DAY, euros, HOUR, NOON } from "./market.ts";
import { openBill, priced } from "./bill.ts";

const SORTS = ["date", "price", "newest"];

Deno.test("concerts are listed by date, by lowest price or by newest offer", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Later, cheap", startsAt: NOON + 2 * DAY, ...priced({ amount: 1000 }) });
  await bill.put({ name: "Soon, held", startsAt: NOON + DAY, ...priced() });
  await bill.put({ name: "Last, mid-priced", startsAt: NOON + 3 * DAY });
  assertEquals(await bill.names(), ["Soon, held", "Later, cheap", "Last, mid-priced"]);
  assertEquals(await bill.names({ sort: "price" }), [
    "Later, cheap",
    "Last, mid-priced",
    "Soon, held",
  ]);
  assertEquals(await bill.names({ sort: "newest" }), [
    "Last, mid-priced",
    "Soon, held",
    "Later, cheap",
  ]);
});

Deno.test("a number of tickets finds concerts where one offer allows it, at a price in the range", async () => {
  await using bill = await openBill();
  await bill.put({
    name: "Pairs",
    ...priced({ amount: 1800 }, { amount: 3000, quantities: 0b10 }),
  });
  await bill.put({ name: "Singles", ...priced({ amount: 1000 }) });
  await bill.put({ name: "Held", ...priced() });
  for (const sort of SORTS) {
    assertEquals(await bill.names({ quantity: "2", sort }), ["Pairs"]);
    assertEquals(await bill.names({ quantity: "2", max: "2999", sort }), []);
    assertEquals(await bill.names({ min: "2000", sort }), ["Pairs"]);
    assertEquals(await bill.names({ quantity: "3", sort }), []);
    assertEquals((await bill.names({ max: "5000", sort })).length, 2);
  }
  const [pairs] = (await bill.browse({ quantity: "2" })).items;
  assertEquals(pairs.from, euros(30));
});

Deno.test("a country is compared alone, with a city and with words", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Jazz at home" });
  await bill.put({ name: "Jazz in Texas", country: "US", timeZone: "America/Chicago" });
  await bill.put({ name: "Jazz nowhere", country: null, timeZone: "UTC" });
  for (const sort of SORTS) {
    assertEquals(await bill.names({ country: "US", sort }), ["Jazz in Texas"]);
    assertEquals(await bill.names({ country: "US", city: "paris", sort }), ["Jazz in Texas"]);
    assertEquals(await bill.names({ country: "fr", q: "jazz", sort }), ["Jazz at home"]);
    assertEquals(await bill.names({ country: "DE", sort }), []);
  }
});

Deno.test("a concert that has begun is in no list, before and after its offering is removed", async () => {
  await using bill = await openBill();
  await bill.put({ name: "Tonight", startsAt: NOON + HOUR });
  await bill.put({ name: "Tomorrow" });
  bill.clock.time = NOON + HOUR;
  for (const sort of SORTS) {
    assertEquals(await bill.names({ sort }), ["Tomorrow"]);
    assertEquals((await bill.browse({ sort, limit: "1" })).count, { least: 1, exact: true });
  }
});

Deno.test("an offering that cannot be read is skipped", async () => {
  await using bill = await openBill();
  const fine = await bill.put({ name: "Fine" });
  await bill.kv.set(["offering", "broken"], { id: "broken" });
  for (const sort of SORTS) {
    const [key] = offerings.indexes[sort as "date"].keys(fine);
    await bill.kv.set(indexKey(offerings, sort, key, "broken"), "broken");
  }
  for (const sort of SORTS) assertEquals(await bill.names({ sort }), ["Fine"]);
});

Deno.test("the count is that of all pages, and says when it stopped before the end", async () => {
  await using bill = await openBill();
  for (let i = 0; i < 60; i++) await bill.put({ name: `No. ${i}`, city: i % 2 ? "Lyon" : "Paris" });
  const countOf = async (fields: Record<string, string>) => (await bill.browse(fields)).count;
  for (const sort of SORTS) {
    assertEquals(await countOf({ sort }), { least: 60, exact: true });
    assertEquals(await countOf({ sort, city: "lyon" }), { least: 30, exact: true });
    assertEquals(await countOf({ sort, q: "no lyon" }), { least: 30, exact: true });
    assertEquals(await countOf({ sort, max: "4999" }), { least: 0, exact: true });
  }
  const { next } = await bill.browse();
  assertEquals(await countOf({ cursor: next! }), { least: 60, exact: true });
  for (let i = 0; i < 400; i++) await bill.put({ name: "Another" });
  const before = bill.x.store.stats.rowsRead;
  const count = await countOf({});
  assertEquals(count.exact, false);
  assertEquals(count.least > 200 && count.least < 460, true, `${count.least}`);
  assertEquals(bill.x.store.stats.rowsRead - before <= 500, true);
});

/** The list of cities: counts, spellings and its limit. */
import { assertEquals } from "@std/assert";
import { listCities } from "#domain/search/cities.ts";
import { DAY, openMarket } from "./market.ts";

Deno.test("cities with available tickets are listed by name, with counts", async () => {
  await using market = await openMarket();
  const { x, clock } = market;
  assertEquals(await listCities(x), []);
  await market.list({ city: "Paris" });
  const inAthens = await market.list({ city: "Athens" });
  await market.list({ city: "Paris", startsAt: clock.time + 2 * DAY });
  await market.list({ city: "Nowhere", status: "sold" });
  clock.time += 5_000; // the list is cached for 5 s
  assertEquals(await listCities(x), [{ name: "Athens", tickets: 1 }, {
    name: "Paris",
    tickets: 2,
  }]);
  await market.change(inAthens.id, { status: "withdrawn" });
  clock.time += 5_000;
  assertEquals(await listCities(x), [{ name: "Paris", tickets: 2 }]);
});

Deno.test("different spellings are one city, named in the most frequent one", async () => {
  await using market = await openMarket();
  for (const city of ["ZURICH", "Zürich", "Zurich", "Zürich"]) await market.list({ city });
  assertEquals(await listCities(market.x), [{ name: "Zürich", tickets: 4 }]);
  assertEquals((await market.titles({ city: "Zürich" })).length, 4);
});

Deno.test("of more than fifty cities, those with the most tickets are listed", async () => {
  await using market = await openMarket();
  for (let i = 10; i < 70; i++) await market.list({ city: `Town ${i}` });
  for (let i = 0; i < 2; i++) await market.list({ city: "Zagreb" });
  const cities = await listCities(market.x);
  assertEquals(cities.length, 50);
  assertEquals(cities.at(-1), { name: "Zagreb", tickets: 2 });
});

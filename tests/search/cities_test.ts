/** The cities on offer: counts, spellings, countries and limits. */
import { assertEquals } from "@std/assert";
import { allCities, asSpelt, listCities, readCities } from "#domain/search/cities.ts";
import { openBill } from "./bill.ts";

Deno.test("cities are listed with their tickets, those with the most first", async () => {
  await using bill = await openBill();
  const { x, clock } = bill;
  assertEquals(await listCities(x), []);
  await bill.put({ city: "Athens", country: "GR", offered: 2 });
  const soldOut = await bill.put({ city: "Paris", offered: 4 });
  const left = await bill.put({ city: "Paris", offered: 3 });
  clock.time += 10_000; // the list is cached for 10 s
  assertEquals(await listCities(x), [
    { name: "Paris", tickets: 7 },
    { name: "Athens", tickets: 2 },
  ]);
  await bill.remove(soldOut.id);
  await bill.change(left.id, { offered: 1 });
  clock.time += 10_000;
  assertEquals(await listCities(x), [
    { name: "Athens", tickets: 2 },
    { name: "Paris", tickets: 1 },
  ]);
});

Deno.test("different spellings are one city, named in the most frequent one", async () => {
  await using bill = await openBill();
  for (const city of ["ZURICH", "Zürich", "Zurich", "Zürich"]) await bill.put({ city });
  assertEquals(await listCities(bill.x), [{ name: "Zürich", tickets: 4 }]);
  assertEquals((await bill.names({ city: "Zürich" })).length, 4);
  for (const city of ["zurich", "ZURICH", "Zürich"]) {
    assertEquals(await asSpelt(bill.x, city), "Zürich");
  }
  assertEquals(await asSpelt(bill.x, "bern"), null);
});

Deno.test("of more than fifty cities those with the most tickets are listed; all are reachable by name", async () => {
  await using bill = await openBill();
  for (let i = 10; i < 70; i++) await bill.put({ city: `Town ${i}`, country: "GB" });
  await bill.put({ city: "Zagreb", country: "HR", offered: 2 });
  const cities = await listCities(bill.x);
  assertEquals(cities.length, 50);
  assertEquals(cities[0], { name: "Zagreb", tickets: 2 });
  const { cities: all } = await allCities(bill.x);
  assertEquals([all.length, all[0].name, all[60].name], [61, "Town 10", "Zagreb"]);
});

Deno.test("a list of cities that is cut says that there are more", async () => {
  await using bill = await openBill();
  // The counts alone, which are all that is read.
  for (let i = 0; i < 1_010; i++) {
    await bill.kv.atomic().sum(["offering", "count", "city", `GB Town ${i}`], 1n).commit();
  }
  const some = await readCities(bill.x, 1_000);
  assertEquals([some.cities.length, some.more], [1_000, true]);
  const all = await allCities(bill.x);
  assertEquals([all.cities.length, all.more], [1_010, false]);
});

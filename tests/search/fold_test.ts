/** Folding of letters, days in the venue's time zone, and index rows of older versions. */
import { assertEquals } from "@std/assert";
import { indexKey, type KeyPart, primaryKey } from "#store/entity/mod.ts";
import { refolded } from "#domain/tickets/former_rows.ts";
import { listings } from "#domain/tickets/listing.ts";
import { listingWith } from "../listing.ts";
import { draft, openMarket } from "./market.ts";

Deno.test("different accents, spaces and dashes are found, by words and by city", async () => {
  await using market = await openMarket();
  await market.list({ title: "Sigur Rós", venue: "Øya", city: "Saint-Étienne" });
  for (const q of ["ros oya", "saint etienne", "Saint-Etienne", "ØYA"]) {
    assertEquals(await market.titles({ q }), ["Sigur Rós"], q);
  }
  for (const city of ["saint  etienne", "Saint-Étienne", "SAINT–ETIENNE"]) {
    for (const sort of ["date", "price", "newest"]) {
      assertEquals(await market.titles({ city, sort }), ["Sigur Rós"], city);
    }
  }
});

Deno.test("a city of any characters can be listed and searched, with and without words", async () => {
  await using market = await openMarket();
  const city = "\ufdfa".repeat(80);
  await market.list({ title: "Far away", city });
  await market.list({ title: "A little further", city: city.slice(1) });
  assertEquals(await market.titles({ city }), ["Far away"]);
  assertEquals(await market.titles({ city, q: "far" }), ["Far away"]);
  assertEquals(await market.titles({ q: city }), ["Far away", "A little further"]);
});

Deno.test("dates are those of the venue's time zone, not of the exchange", async () => {
  await using market = await openMarket();
  const at = (title: string, time: string) => {
    const start = Temporal.ZonedDateTime.from(time);
    return market.list({ title, startsAt: start.epochMilliseconds, timeZone: start.timeZoneId });
  };
  await at("Kiritimati", "2030-03-10T00:30[Pacific/Kiritimati]");
  await at("Tokyo", "2030-03-10T20:00[Asia/Tokyo]");
  await at("Paris", "2030-03-10T20:00[Europe/Paris]");
  await at("Los Angeles", "2030-03-10T20:00[America/Los_Angeles]");
  await at("Pago Pago", "2030-03-10T23:30[Pacific/Pago_Pago]");
  await at("Tokyo, the day after", "2030-03-11T00:30[Asia/Tokyo]");
  await at("Pago Pago, the day before", "2030-03-09T23:30[Pacific/Pago_Pago]");
  const day = { from: "2030-03-10", to: "2030-03-10" };
  const onTheDay = ["Kiritimati", "Tokyo", "Paris", "Los Angeles", "Pago Pago"];
  for (const sort of ["date", "price", "newest"]) {
    assertEquals((await market.titles({ ...day, sort })).sort(), onTheDay.toSorted(), sort);
  }
});

Deno.test("rows of older versions verify unchanged, and a rebuild upgrades them", async () => {
  await using market = await openMarket();
  const { store } = market.x;
  const old = draft("old", { title: "Bjørk", city: "Saint-Étienne" });
  const indexes: Record<string, KeyPart[][]> = {
    ...Object.fromEntries(
      Object.entries(listings.indexes).map(([name, { keys }]) => [name, keys(listingWith(old))]),
    ),
    ...Object.fromEntries(
      Object.entries(refolded.formerKeys!).map((
        [name, formerKeys],
      ) => [name, formerKeys({ ...old })]),
    ),
  };
  let batch = market.kv.atomic().set(primaryKey(listings, "old"), old);
  for (const [name, keys] of Object.entries(indexes)) {
    for (const parts of keys) batch = batch.set(indexKey(listings, name, parts, "old"), "old");
    if (!["city", "word_date"].includes(name)) continue;
    for (const word of new Set(keys.map(([part]) => part))) {
      batch = batch.sum(["ticket", "count", name, word], 1n);
    }
  }
  await batch.commit();
  assertEquals(indexes.city_date[0][0], "saint-etienne");
  assertEquals(await Array.fromAsync(store.verifyIndexes(listings)), []);
  assertEquals(await market.titles({ q: "bjork" }), []);

  const { upgraded, left } = await store.rebuildIndexes(listings);
  assertEquals([upgraded, left], [1, []]);
  assertEquals(await market.titles({ q: "bjork", city: "saint etienne" }), ["Bjørk"]);
  assertEquals(await Array.fromAsync(store.verifyIndexes(listings)), []);
});

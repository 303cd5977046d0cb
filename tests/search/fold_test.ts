/** Folding of letters, and days in the venue's time zone. */
import { assertEquals } from "@std/assert";
import { openMarket } from "./market.ts";

Deno.test("different accents, spaces and dashes are found, by words and by city", async () => {
  await using market = await openMarket();
  await market.list({ title: "Sigur Rós", venue: "Øya", city: "Saint-Étienne" });
  for (const q of ["ros oya", "saint etienne", "Saint-Etienne", "ØYA"]) {
    assertEquals(await market.titles({ q }), ["Sigur Rós"], q);
  }
  for (const city of ["saint  etienne", "Saint-Étienne", "SAINT–ETIENNE"]) {
    for (const sort of ["date", "newest"]) {
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
  for (const sort of ["date", "newest"]) {
    assertEquals((await market.titles({ ...day, sort })).sort(), onTheDay.toSorted(), sort);
  }
});

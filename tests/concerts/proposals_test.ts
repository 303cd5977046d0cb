/** What the sell form proposes: concerts that exist already. */
import { Exchange, must } from "../exchange.ts";
import { proposeConcerts } from "#domain/concerts/queries.ts";
import { approveTicket } from "#domain/moderation/commands.ts";
import { addMember } from "#domain/groups/commands.ts";
import { assertEquals } from "@std/assert";

/** 2027-05-01, 20:00 in Paris. */
const MAY_1 = Date.UTC(2027, 4, 1, 18);
const DAY = 86_400_000;

Deno.test("concerts at the venue or of the name are proposed, on that day and before others", async () => {
  await using market = await Exchange.open();
  const ada = await market.user("Ada");
  const list = (title: string, venue: string, startsAt: number) =>
    market.ticket(ada, { title, venue, startsAt });
  await list("Paper Satellites", "Théâtre", MAY_1);
  await list("Gravel Choir", "Arena", MAY_1 + 3_600_000);
  await list("Gravel Choir", "Arena", MAY_1 + DAY);
  const names = async (ask: Parameters<typeof proposeConcerts>[1]) =>
    (await proposeConcerts(market.x, ask)).map(({ name, startsAt }) => [name, startsAt]);
  const day = "2027-05-01";
  assertEquals(await names({ venue: "THEATRE", day }), [["Paper Satellites", MAY_1]]);
  assertEquals(await names({ name: "gravel", day }), [["Gravel Choir", MAY_1 + 3_600_000]]);
  assertEquals(await names({ day }), [
    ["Paper Satellites", MAY_1],
    ["Gravel Choir", MAY_1 + 3_600_000],
  ]);
  assertEquals(await names({ name: "gravel" }), [
    ["Gravel Choir", MAY_1 + 3_600_000],
    ["Gravel Choir", MAY_1 + DAY],
  ]);
  assertEquals(await names({ name: "nobody", venue: "nowhere", day }), []);
  assertEquals(await names({}), []);
});

Deno.test("a concert at the venue is proposed on a day with more concerts than are read", async () => {
  await using market = await Exchange.open();
  const ada = await market.user("Ada");
  for (let i = 0; i < 101; i++) {
    await market.ticket(ada, { title: `Early ${i}`, venue: "A hall", startsAt: MAY_1 + i * 1000 });
  }
  await market.ticket(ada, { title: "Late", venue: "Zenith", startsAt: MAY_1 });
  const found = await proposeConcerts(market.x, { venue: "zenith", day: "2027-05-01" });
  assertEquals(found.map(({ name }) => name), ["Late"]);
});

Deno.test("a concert that began, or that is not public, is not proposed", async () => {
  await using market = await Exchange.open({ MODERATION: "on" });
  const { x, clock } = market;
  const [ada, mod] = [await market.user("Ada"), await market.user("Mo")];
  must(await addMember(x, "moderators", mod));
  clock.at = MAY_1 - 3_600_000;
  const ticket = await market.ticket(ada, { startsAt: MAY_1 });
  const count = async () => (await proposeConcerts(x, { day: "2027-05-01" })).length;
  assertEquals(await count(), 0);
  must(await approveTicket(x, mod, ticket.id, ticket.version));
  assertEquals(await count(), 1);
  clock.at = MAY_1;
  assertEquals(await count(), 0);
});

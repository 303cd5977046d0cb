/** Which concert a listing is for: sellers who mean the same one share it. */
import { type Concert, concerts } from "#domain/concerts/concert.ts";
import { findOrMakeConcert } from "#domain/concerts/find_or_make.ts";
import { findConcert } from "#domain/concerts/queries.ts";
import { approveTicket } from "#domain/moderation/commands.ts";
import { addMember } from "#domain/groups/commands.ts";
import { editTicket, listTicket } from "#domain/tickets/commands.ts";
import { ticketInput } from "#domain/tickets/input.ts";
import { createHousekeeping } from "#workers/housekeeping.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { System } from "#app/system.ts";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { codeOf, Exchange, must, ticketAt } from "../exchange.ts";

const allConcerts = (x: System): Promise<Concert[]> => Array.fromAsync(x.store.scan(concerts));
const concertOf = async (x: System, { concertId }: Ticket) =>
  (await x.store.get(concerts, concertId!))!;

Deno.test("two sellers who write one concert differently share it, as the first one spelled it", async () => {
  await using market = await Exchange.open();
  const { x } = market;
  const first = await market.ticket(await market.user("Ada"), {
    title: "Sigur Rós",
    venue: "Théâtre  Antique",
    city: "Saint-Étienne",
  });
  const second = await market.ticket(await market.user("Bob"), {
    title: "SIGUR ROS",
    venue: "theatre antique",
    city: "saint etienne",
  });
  assertEquals(second.concertId, first.concertId);
  assertEquals((await allConcerts(x)).length, 1);
  const { title, venue, city } = second;
  assertEquals({ title, venue, city }, {
    title: "Sigur Rós",
    venue: "Théâtre  Antique",
    city: "Saint-Étienne",
  });
});

Deno.test("another day, venue, city or name is another concert", async () => {
  await using market = await Exchange.open();
  const seller = await market.user("Ada");
  const start = market.clock.at + 20 * 86_400_000;
  const all = [
    { startsAt: start },
    { startsAt: start + 3_600_000 },
    { startsAt: start, venue: "Other hall" },
    { startsAt: start, city: "Paris" },
    { startsAt: start, title: "The Day Owls" },
  ];
  const ids = new Set<string | null>();
  for (const over of all) ids.add((await market.ticket(seller, over)).concertId);
  assertEquals(ids.size, all.length);
});

Deno.test("ten sellers who list one concert at the same moment make one concert", async () => {
  await using market = await Exchange.open();
  const sellers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => market.user(`seller ${i}`)),
  );
  const listed = await Promise.all(sellers.map((one) => market.ticket(one)));
  assertEquals(new Set(listed.map(({ concertId }) => concertId)).size, 1);
  assertEquals((await allConcerts(market.x)).length, 1);
});

Deno.test("a seller's new venue moves the listing to another concert and changes no concert", async () => {
  await using market = await Exchange.open();
  const { x } = market;
  const [ada, bob] = [await market.user("Ada"), await market.user("Bob")];
  const [mine, other] = [await market.ticket(ada), await market.ticket(bob)];
  const before = await concertOf(x, mine);
  const moved = must(await editTicket(x, ada, mine.id, { venue: "Arena" }, mine.version));
  assertNotEquals(moved.concertId, before.id);
  assertEquals((await concertOf(x, moved)).venue, "Arena");
  assertEquals(await concertOf(x, other), before);
  assertEquals(await getTicket(x.store, other.id), other);
  const back = must(await editTicket(x, ada, mine.id, { venue: "HALL" }, moved.version));
  assertEquals([back.concertId, back.venue], [before.id, "Hall"]);
});

Deno.test("another time zone alone means the same concert, and the listing keeps that concert's zone", async () => {
  await using market = await Exchange.open();
  const ada = await market.user("Ada");
  const mine = await market.ticket(ada);
  const change = { timeZone: "Europe/London" };
  const edited = must(await editTicket(market.x, ada, mine.id, change, mine.version));
  assertEquals([edited.concertId, edited.timeZone], [mine.concertId, "Europe/Paris"]);
});

Deno.test("a new price leaves the listing at its concert", async () => {
  await using market = await Exchange.open();
  const ada = await market.user("Ada");
  const mine = await market.ticket(ada);
  const price = { amount: 4000, currency: "EUR" };
  const edited = must(await editTicket(market.x, ada, mine.id, { price }, mine.version));
  assertEquals(edited.concertId, mine.concertId);
  assertEquals((await allConcerts(market.x)).length, 1);
});

Deno.test("a concert's country is the one that is said, or else the first of its time zone", async () => {
  await using market = await Exchange.open();
  const { x } = market;
  const ada = await market.user("Ada");
  const countryOf = async (over: Partial<Parameters<typeof market.ticket>[1]>) =>
    (await concertOf(x, await market.ticket(ada, over))).country;
  assertEquals(await countryOf({}), "FR");
  assertEquals(await countryOf({ title: "In Monaco", country: "MC" }), "MC");
  assertEquals(await countryOf({ title: "At sea", timeZone: "UTC", country: "PT" }), "PT");
});

Deno.test("a zone without a country needs one, and a country must use the zone", async () => {
  await using market = await Exchange.open();
  const { x, clock } = market;
  const ada = await market.user("Ada");
  const refusalOf = async (timeZone: string, country?: string) => {
    const result = await listTicket(x, ada, {
      ...ticketAt(clock.at + 86_400_000, `code ${timeZone} ${country}`),
      timeZone,
      country,
    });
    assert(!result.ok && result.refusal.code === "invalid");
    return result.refusal.errors;
  };
  assertEquals(await refusalOf("UTC"), [{ path: "country", message: "country_needed" }]);
  assertEquals(await refusalOf("Europe/Paris", "DE"), [
    { path: "country", message: "country_elsewhere?choices=FR%2C+MC" },
  ]);
  const ticket = await market.ticket(ada);
  const change = { timeZone: "UTC" };
  assertEquals(codeOf(await editTicket(x, ada, ticket.id, change, ticket.version)), "invalid");
});

Deno.test("a country is two letters in any case", () => {
  const { country } = ticketInput({ currency: "EUR" }).shape;
  assertEquals(country.parse("fr"), "FR");
  for (const wrong of ["FRA", "F", "", "1A"]) assert(!country.safeParse(wrong).success, wrong);
});

Deno.test("a concert none of whose listings was approved is there for its sellers and moderators alone", async () => {
  await using market = await Exchange.open({ MODERATION: "on" });
  const { x } = market;
  const [ada, bob, mod] = [
    await market.user("Ada"),
    await market.user("Bob"),
    await market.user("Mo"),
  ];
  must(await addMember(x, "moderators", mod));
  const ticket = await market.ticket(ada);
  const id = ticket.concertId!;
  const seen = async () =>
    await Promise.all([null, bob, ada, mod].map(async (one) => (await findConcert(x, one, id)).ok));
  assertEquals(await seen(), [false, false, true, true]);
  must(await approveTicket(x, mod, ticket.id, ticket.version));
  assertEquals(await seen(), [true, true, true, true]);
});

Deno.test("without moderation a concert is public from its first listing", async () => {
  await using market = await Exchange.open();
  const { concertId } = await market.ticket(await market.user("Ada"));
  assert((await findConcert(market.x, null, concertId!)).ok);
});

Deno.test("a concert without a listing is seen by nobody, and ends after a day", async () => {
  await using market = await Exchange.open();
  const { x, clock } = market;
  const ada = await market.user("Ada");
  const described = { name: "A", venue: "B", city: "C", startsAt: clock.at + 3_600_000 };
  const made = must(await findOrMakeConcert(x, { ...described, timeZone: "Europe/Paris" }, ada));
  assertEquals(codeOf(await findConcert(x, ada, made.id)), "not_found");
  const listed = await market.ticket(ada);
  clock.forward(24 * 3_600 + 1);
  await createHousekeeping(x, x.ops.entities).wake();
  assertEquals((await allConcerts(x)).map(({ id }) => id), [listed.concertId!]);
});

Deno.test("a form that is refused makes no concert: for its price, its start, its barcode, or as an edit", async () => {
  await using market = await Exchange.open();
  const { x, clock } = market;
  const ada = await market.user("Ada");
  const mine = await market.ticket(ada, { code: "TAKEN" });
  const form = { ...ticketAt(clock.at + 86_400_000, "NEW"), title: "Another evening" };
  const tooMuch = { amount: 6001, currency: "EUR" };
  for (
    const [over, why] of [
      [{ price: tooMuch }, "price_above_cap"],
      [{ startsAt: clock.at }, "starts_in_past"],
      [{ code: "TAKEN" }, "code_already_listed"],
    ] as const
  ) assertEquals(codeOf(await listTicket(x, ada, { ...form, ...over })), why);
  const other = await market.ticket(ada);
  for (const over of [{ price: tooMuch }, { code: "TAKEN" }, { startsAt: clock.at }]) {
    const change = { title: "Another evening", ...over };
    assertNotEquals(codeOf(await editTicket(x, ada, other.id, change, other.version)), "ok");
  }
  assertEquals((await allConcerts(x)).map(({ id }) => id), [mine.concertId]);
});

Deno.test("a concert is told of with its first listing, and once more when it becomes public", async () => {
  await using market = await Exchange.open({ MODERATION: "on" });
  const { x } = market;
  const [ada, mod] = [await market.user("Ada"), await market.user("Mo")];
  must(await addMember(x, "moderators", mod));
  const [first, second] = [await market.ticket(ada), await market.ticket(ada)];
  const versions = async () => (await concertOf(x, first)).version;
  assertEquals(await versions(), 2); // made, then listed; the second listing writes nothing
  for (const { id, version } of [first, second]) must(await approveTicket(x, mod, id, version));
  assertEquals(await versions(), 3);
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import { refreshOffering } from "#domain/offerings/refresh.ts";
import { EventSource } from "../event_source.ts";
import { startApp, test } from "../app.ts";
import { json, list, type Person, problem, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** Lists a ticket for another evening each time; returns its concert. */
let evenings = 0;
async function concertOf(seller: Person, over: Record<string, string> = {}) {
  const startsAt = `2027-06-${String(++evenings).padStart(2, "0")}T20:00`;
  const ticketId = await list(seller, { startsAt, ...over });
  const { concertId } = await json(seller.get(`/api/tickets/${ticketId}`));
  return { ticketId, id: concertId as string, path: `/api/concerts/${concertId}` };
}

test("a concert is shown to everybody, with an ETag that makes a repeat 304", async () => {
  const { id, path } = await concertOf(await signUp(app, "alice"));
  const res = await app.fetch(path);
  const etag = res.headers.get("etag")!;
  const concert = await res.json();
  const { from: _from, tickets: _tickets, largestGroup: _group, version, ...rest } = concert;
  assertEquals(rest, {
    id,
    name: "The Night Owls",
    venue: "Hall",
    city: "Lyon",
    country: "FR",
    startsAt: "2027-06-01T18:00:00.000Z",
    timeZone: "Europe/Paris",
    status: "scheduled",
    createdAt: "2027-01-15T12:00:00.000Z",
    updatedAt: "2027-01-15T12:00:00.000Z",
  });
  assert(etag.startsWith(`"${version}-scheduled-`), etag);
  const same = await app.fetch(path, { headers: { "if-none-match": etag } });
  assertEquals([same.status, await same.text()], [304, ""]);
});

test("two tickets for one evening name one concert", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const startsAt = "2027-07-01T20:00";
  const first = await concertOf(alice, { startsAt, title: "Nocturne" });
  const second = await concertOf(bob, { startsAt, title: "NOCTURNE ", city: "lyon" });
  assertEquals(second.id, first.id);
});

const instant = (ms: number) => new Date(ms).toISOString();

/** The names that a query finds, in order. */
async function found(query: string): Promise<string[]> {
  const { items } = await json(app.fetch(`/api/concerts?${query}`));
  return items.map(({ name }: { name: string }) => name);
}

test("the list has each concert once, with its lowest total and how many tickets there are", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const evening = { title: "Counted", city: "Arles", startsAt: "2027-07-02T20:00" };
  const { id, ticketId } = await concertOf(alice, { ...evening, price: "40" });
  await concertOf(bob, { ...evening, price: "35.50" });
  await json((await signUp(app, "carol")).call("POST", "/api/orders", { ticketId }), 201);
  await refreshOffering(app.system, id);
  const { items } = await json(app.fetch("/api/concerts?city=arles"));
  const { from, tickets, largestGroup, freeAt } = items[0];
  assertEquals([items.length, items[0].id, tickets, largestGroup], [1, id, 1, 1]);
  assertEquals(from, { amount: 3550, currency: "EUR" });
  assertEquals(freeAt, "2027-01-15T12:15:00.000Z");
  const one = await json(app.fetch(`/api/concerts/${id}`));
  assertEquals(one, items[0], "the concert itself says the same");
});

test("concerts are searched, filtered, sorted and paged", async () => {
  const alice = await signUp(app, "alice");
  for (const n of [3, 1, 2]) {
    const over = { title: `Quintet ${n}`, city: "Gent", timeZone: "Europe/Brussels" };
    await concertOf(alice, { ...over, startsAt: `2027-08-0${n}T20:00`, price: `${50 - n}` });
    app.clock.forward(1);
  }
  const all = ["Quintet 1", "Quintet 2", "Quintet 3"];
  assertEquals(await found("q=quin"), all);
  assertEquals(await found("q=quintet&sort=price"), all.toReversed());
  assertEquals(await found("q=quintet&sort=newest"), ["Quintet 2", "Quintet 1", "Quintet 3"]);
  assertEquals(await found("country=BE&from=2027-08-02&to=2027-08-02"), ["Quintet 2"]);
  assertEquals(await found("city=gent&max=4700"), ["Quintet 3"]);
  assertEquals(await found("city=gent&min=4900"), ["Quintet 1"]);
  assertEquals(await found("city=gent&quantity=2"), []);
  const first = await json(app.fetch("/api/concerts?city=gent&limit=2&fields=name"));
  assertEquals(first.items.map((one: object) => Object.keys(one)), [["id", "name"], [
    "id",
    "name",
  ]]);
  assertEquals(await found(`city=gent&limit=2&cursor=${first.nextCursor}`), ["Quintet 3"]);
});

test("a search that forgave a mistake says in which words it searched", async () => {
  await concertOf(await signUp(app, "alice"), { title: "Metamorphosis" });
  const { items, corrected } = await json(app.fetch("/api/concerts?q=metamorphosys"));
  assertEquals([items.length, corrected], [1, "metamorphosis"]);
});

test("an unknown concert is 404 in every call, and so is one whose id cannot be one", async () => {
  for (const id of ["01UNKNOWN", "x".repeat(300), "a%00b"]) {
    for (const rest of ["", "/events"]) {
      await problem(app.fetch(`/api/concerts/${id}${rest}`), 404, "not_found");
    }
  }
});

test("a query of concerts out of range is refused, never clamped", async () => {
  const paths = (query: string) => problem(app.fetch(`/api/concerts?${query}`), 422, "invalid");
  for (
    const [query, path] of [
      ["limit=0", "limit"],
      ["limit=101", "limit"],
      ["quantity=0", "quantity"],
      ["quantity=7", "quantity"],
      ["country=France", "country"],
      ["from=2027-02-30", "from"],
      ["from=2027-05-02&to=2027-05-01", "to"],
      ["min=2&max=1", "max"],
      ["sort=colour", "sort"],
      ["fields=price", "fields"],
    ]
  ) {
    assertEquals((await paths(query)).errors!.map((one) => one.path), [path], query);
  }
  await problem(app.fetch("/api/concerts?cursor=nonsense"), 400, "malformed");
  await problem(app.fetch(`/api/concerts?cursor=${"x".repeat(400)}`), 400, "malformed");
});

test("a concert's stream begins with its present state, and goes on when a ticket is held", async () => {
  const { id, path, ticketId } = await concertOf(await signUp(app, "alice"));
  const source = await EventSource.open(app.fetch(`${path}/events`));
  const { event, data } = (await source.next())!;
  assertEquals([event, data.id, data.status], ["concert", id, "scheduled"]);
  assertMatch(String(data.startsAt), /^2027-06-\d\dT18:00:00.000Z$/);
  const bob = await signUp(app, "bob");
  await json(bob.call("POST", "/api/orders", { ticketId }), 201);
  let now = data;
  while (now.tickets !== 0) now = (await source.next())!.data;
  assertEquals([now.from, now.freeAt], [undefined, instant(app.clock.at + 900_000)]);
  await source.close();
});

import { assert, assertEquals, assertMatch } from "@std/assert";
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

test("a concert's stream begins with its present state", async () => {
  const { id, path } = await concertOf(await signUp(app, "alice"));
  const source = await EventSource.open(app.fetch(`${path}/events`));
  const { event, data } = (await source.next())!;
  assertEquals([event, data.id, data.status], ["concert", id, "scheduled"]);
  assertMatch(String(data.startsAt), /^2027-06-\d\dT18:00:00.000Z$/);
  await source.close();
});

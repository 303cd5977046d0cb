import { assert, assertEquals } from "@std/assert";
import { startApp, test } from "../app.ts";
import { buy, json, list, type Person, problem, signUp, signUpModerator } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

let made = 0;
const price = { amount: 4550, currency: "EUR" };
const tickets = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ seat: `${n + 1}`, code: `LISTED-${++made}` }));
/** A listing of two. */
const input = (over: Record<string, unknown> = {}) => ({
  title: "The Night Owls",
  venue: "Hall",
  city: "Lyon",
  startsAt: "2027-05-01T20:00:00+02:00",
  timeZone: "Europe/Paris",
  section: "A",
  faceValue: price,
  price,
  split: "any",
  tickets: tickets(2),
  ...over,
});
const post = (who: Person, body: unknown, headers?: Record<string, string>) =>
  who.call("POST", "/api/listings", body, headers);
const paths = ({ errors }: { errors?: { path: string }[] }) => errors?.map(({ path }) => path);

test("several tickets are listed together, and each has an address of its own", async () => {
  const alice = await signUp(app, "alice");
  const [one, two] = tickets(2);
  const res = await post(alice, input({ tickets: [one, { ...two, codeType: "aztec" }] }));
  const listing = await json(Promise.resolve(res), 201);
  const { id, concertId, ...rest } = listing;
  assertEquals(res.headers.get("location"), `/api/listings/${id}`);
  assertEquals(rest, {
    title: "The Night Owls",
    venue: "Hall",
    city: "Lyon",
    startsAt: "2027-05-01T18:00:00.000Z",
    timeZone: "Europe/Paris",
    section: "A",
    faceValue: price,
    price,
    total: price,
    split: "any",
    quantities: [1, 2],
    description: "",
    sellerId: alice.userId,
    tickets: [
      { id, seat: "1", status: "available", codeType: "qr", code: one.code },
      { id: `${id}-2`, seat: "2", status: "available", codeType: "aztec", code: two.code },
    ],
    version: 1,
    createdAt: "2027-01-15T12:00:00.000Z",
    updatedAt: "2027-01-15T12:00:00.000Z",
  });
  const second = await json(app.fetch(`/api/tickets/${id}-2`));
  assertEquals([second.listingId, second.concertId, second.seat], [id, concertId, "2"]);
  await problem(app.fetch(`/api/tickets/${id}-3`), 404, "not_found");
});

test("a ticket that is listed alone is a listing of one", async () => {
  const alice = await signUp(app, "alice");
  const { tickets: [{ code }], split: _split, ...shared } = input();
  const { id } = await json(alice.call("POST", "/api/tickets", { ...shared, code }), 201);
  const { tickets: only } = await json(alice.get(`/api/listings/${id}`));
  assertEquals(only, [{ id, status: "available", codeType: "qr", code }]);
});

test("problems of a listing have their paths, and one wrong ticket keeps all from being listed", async () => {
  const alice = await signUp(app, "alice");
  const [one, two] = tickets(2);
  const wrong = async (over: Record<string, unknown>) =>
    paths(await problem(post(alice, input(over)), 422, "invalid"));
  assertEquals(await wrong({ tickets: [] }), ["tickets"]);
  assertEquals(await wrong({ tickets: tickets(7) }), ["tickets"]);
  assertEquals(await wrong({ tickets: [one, { seat: "2" }] }), ["tickets.1.code"]);
  assertEquals(await wrong({ tickets: [one, { ...two, row: "3" }] }), ["tickets.1.row"]);
  assertEquals(await wrong({ tickets: [one, one] }), ["tickets.1.code"]);
  const unfit = { code: "É", codeType: "code128" };
  assertEquals(await wrong({ tickets: [unfit, one, unfit] }), ["tickets.0.code", "tickets.2.code"]);
  assertEquals(await wrong({ split: "halves", colour: "red" }), ["split", "colour"]);
  assertEquals(await wrong({ timeZone: "UTC" }), ["country"]);
  assertEquals(await wrong({ country: "US" }), ["country"]);
  assertEquals(await wrong({ timeZone: "UTC", country: "XX" }), ["country"]);
  await json(post(alice, input({ tickets: [two] })), 201);
  const taken = await problem(
    post(alice, input({ tickets: [one, two] })),
    409,
    "code_already_listed",
  );
  assertEquals(paths(taken), ["tickets.1.code"]);
  await json(post(alice, input({ tickets: [one] })), 201);
});

test("a concert's ID stands in place of its words", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const { concertId } = await json(post(alice, input({ title: "By its ID" })), 201);
  const { title: _t, venue: _v, city: _c, startsAt: _s, timeZone: _z, ...rest } = input();
  const joined = await json(post(bob, { ...rest, concertId }), 201);
  assertEquals([joined.concertId, joined.title, joined.venue], [concertId, "By its ID", "Hall"]);
  await problem(post(bob, { ...rest, concertId: "01UNKNOWN" }), 404, "not_found");
  const both = await problem(post(bob, { ...input(), concertId }), 422, "invalid");
  assertEquals(paths(both)!.sort(), ["city", "startsAt", "timeZone", "title", "venue"]);
});

test("a listing that is sent again under its key is the same", async () => {
  const alice = await signUp(app, "alice");
  const body = input();
  const key = { "idempotency-key": "listing-1" };
  const answers = await Promise.all([1, 2, 3].map(() => json(post(alice, body, key), 201)));
  assertEquals(new Set(answers.map(({ id }) => id)).size, 1);
  await problem(post(alice, input(), key), 422, "idempotency_key_reused");
});

test("PATCH changes what tickets share and single tickets, under If-Match", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const { id } = await json(post(alice, input()), 201);
  const path = `/api/listings/${id}`;
  const etag = (await alice.get(path)).headers.get("etag")!;
  const change = { price: { ...price, amount: 4000 }, tickets: [{ id: `${id}-2`, seat: "22" }] };
  await problem(bob.call("PATCH", path, change), 403, "forbidden");
  await problem(alice.call("PATCH", path, change), 428, "version_required");
  const res = await alice.call("PATCH", path, change, { "if-match": etag });
  const changed = await json(Promise.resolve(res));
  assertEquals(changed.total.amount, 4000);
  assertEquals(changed.tickets.map(({ seat }: { seat: string }) => seat), ["1", "22"]);
  await problem(alice.call("PATCH", path, change, { "if-match": etag }), 412, "version_mismatch");
  const any = { "if-match": "*" };
  await problem(alice.call("PATCH", path, {}, any), 422, "invalid");
  await problem(alice.call("PATCH", path, { tickets: [{ id: `${id}-5` }] }, any), 404, "not_found");
  const other = await json(post(alice, input()), 201);
  const code = other.tickets[0].code;
  const stolen = { tickets: [{ id, seat: "1" }, { id: `${id}-2`, code }] };
  const taken = await problem(alice.call("PATCH", path, stolen, any), 409, "code_already_listed");
  assertEquals(paths(taken), ["tickets.1.code"]);
  await json(bob.call("POST", "/api/orders", { ticketId: id }), 201);
  await problem(alice.call("PATCH", path, { row: "9" }, any), 409, "ticket_locked");
});

test("DELETE withdraws all tickets that are not sold, and may be repeated", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const { id } = await json(post(alice, input({ tickets: tickets(3) })), 201);
  const path = `/api/listings/${id}`;
  await problem(bob.call("DELETE", path), 403, "forbidden");
  await buy(bob, id);
  const order = await json(bob.call("POST", "/api/orders", { ticketId: `${id}-2` }), 201);
  await problem(alice.call("DELETE", path), 409, "ticket_locked");
  await json(bob.call("DELETE", `/api/orders/${order.id}`));
  for (const _ of [1, 2]) assertEquals((await alice.call("DELETE", path)).status, 204);
  const { tickets: now } = await json(app.fetch(path));
  const statuses = now.map(({ status }: { status: string }) => status);
  assertEquals(statuses, ["sold", "withdrawn", "withdrawn"]);
  const sold = await json(post(alice, input({ tickets: tickets(1) })), 201);
  await buy(bob, sold.id);
  await problem(alice.call("DELETE", `/api/listings/${sold.id}`), 409, "ticket_locked");
});

test("the offers for a concert are listed by their total, and found by quantity and section", async () => {
  const alice = await signUp(app, "alice");
  const list = (over: Record<string, unknown>) =>
    json(
      post(alice, input({ title: "Offered", faceValue: { ...price, amount: 5000 }, ...over })),
      201,
    );
  const dear = await list({ price: { ...price, amount: 5000 }, split: "together" });
  const cheap = await list({ price: { ...price, amount: 3000 }, tickets: tickets(1) });
  const middle = await list({ section: "Bĺock B", tickets: tickets(3), split: "no_single" });
  const path = `/api/concerts/${dear.concertId}/offers`;
  const ids = async (query: string) => {
    const { items } = await json(app.fetch(`${path}?${query}`));
    return items.map(({ id }: { id: string }) => id);
  };
  assertEquals(await ids(""), [cheap.id, middle.id, dear.id]);
  assertEquals(await ids("quantity=2"), [dear.id]);
  assertEquals(await ids("quantity=1"), [cheap.id, middle.id]);
  assertEquals(await ids("section=block+b"), [middle.id]);
  assertEquals(await ids("section=&quantity="), [cheap.id, middle.id, dear.id]);
  const first = await json(app.fetch(`${path}?limit=2&fields=total,quantities`));
  assertEquals(first.items[1], { id: middle.id, total: price, quantities: [1, 3] });
  assertEquals(await ids(`limit=2&cursor=${first.nextCursor}`), [dear.id]);
  const { items } = await json(alice.get(path));
  assert(!JSON.stringify(items).includes("LISTED-"), "nobody gets barcodes in a list");
  assertEquals(paths(await problem(app.fetch(`${path}?quantity=7`), 422, "invalid")), ["quantity"]);
  await problem(app.fetch(`${path}?cursor=nonsense`), 400, "malformed");
  await problem(app.fetch("/api/concerts/01UNKNOWN/offers?limit=0"), 404, "not_found");
});

test("a listing is shown to everybody, and its barcodes to the seller and whoever bought them", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice, { code: "LISTING-1" });
  const path = `/api/listings/${id}`;
  const codesFor = async (get: Promise<Response>) =>
    (await json(get)).tickets.map(({ code }: { code?: string }) => code);
  assertEquals(await codesFor(app.fetch(path)), [undefined]);
  assertEquals(await codesFor(alice.get(path)), ["LISTING-1"]);
  await buy(bob, id);
  assertEquals(await codesFor(bob.get(path)), ["LISTING-1"]);
  assertEquals(await codesFor(app.fetch(path)), [undefined]);
});

test("a listing says how many tickets one order can take, and a repeat is 304 until something changes", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice);
  const path = `/api/listings/${id}`;
  const res = await app.fetch(path);
  const etag = res.headers.get("etag")!;
  assertEquals((await res.json()).quantities, [1]);
  const headers = { "if-none-match": etag };
  assertEquals((await app.fetch(path, { headers })).status, 304);
  await json(bob.call("POST", "/api/orders", { ticketId: id }), 201);
  const held = await json(app.fetch(path, { headers }));
  assertEquals([held.quantities, held.tickets[0].status], [[], "reserved"]);
  app.clock.forward(900);
  const lapsed = await json(app.fetch(path));
  assertEquals([lapsed.quantities, lapsed.tickets[0].status], [[1], "available"]);
  assert(!("orderId" in lapsed.tickets[0]));
});

test("an unknown listing is 404", async () => {
  for (const id of ["01UNKNOWN", "x".repeat(300)]) {
    await problem(app.fetch(`/api/listings/${id}`), 404, "not_found");
  }
});

test("words of a concert that was moved are refused, naming it and its new start; its ID joins, and the seller may make another", async () => {
  const alice = await signUp(app, "alice");
  const mo = await signUpModerator(app, "mo");
  const words = { title: "Migrating Owls" };
  const { concertId } = await json(post(alice, input(words)), 201);
  const to = "2027-05-02T19:00:00.000Z";
  await json(mo.call("POST", `/api/concerts/${concertId}/move`, { startsAt: to }));

  const refused = await problem(post(alice, input(words)), 409, "concert_moved");
  assertEquals([refused.concertId, refused.startsAt], [concertId, to]);
  const { title: _t, venue: _v, city: _c, startsAt: _s, timeZone: _z, ...rest } = input();
  const joined = await json(post(alice, { ...rest, concertId }), 201);
  assertEquals([joined.concertId, joined.startsAt], [concertId, to]);
  const { tickets: [{ code }], split: _split, ...one } = input(words);
  const ticket = { ...one, code };
  await problem(alice.call("POST", "/api/tickets", ticket), 409, "concert_moved");
  const other = await json(
    alice.call("POST", "/api/tickets", { ...ticket, anotherConcert: true }),
    201,
  );
  assert(other.concertId !== concertId);
  assertEquals(other.startsAt, "2027-05-01T18:00:00.000Z");
  await problem(post(alice, { ...rest, concertId, anotherConcert: true }), 422, "invalid");
});

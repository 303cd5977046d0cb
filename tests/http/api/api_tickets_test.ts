import { assert, assertEquals, assertMatch } from "@std/assert";
import { startApp, test } from "../app.ts";
import { buy, json, list, problem, reserve, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

let codes = 0;
const input = (over: Record<string, unknown> = {}) => ({
  title: "The Night Owls",
  venue: "Hall",
  city: "Lyon",
  startsAt: "2027-05-01T20:00:00+02:00",
  timeZone: "Europe/Paris",
  faceValue: { amount: 5000, currency: "EUR" },
  price: { amount: 4550, currency: "EUR" },
  code: `API-${++codes}`,
  ...over,
});

test("a ticket is created, found at its Location and shown in full to its seller", async () => {
  const alice = await signUp(app, "alice");
  const res = await alice.call("POST", "/api/tickets", input({ code: "API-SECRET" }));
  assertEquals(res.status, 201);
  const made = await res.json();
  assertEquals(res.headers.get("location"), `/api/tickets/${made.id}`);
  assertEquals(made, {
    id: made.id,
    title: "The Night Owls",
    venue: "Hall",
    city: "Lyon",
    startsAt: "2027-05-01T18:00:00.000Z",
    timeZone: "Europe/Paris",
    faceValue: { amount: 5000, currency: "EUR" },
    price: { amount: 4550, currency: "EUR" },
    concertId: made.concertId,
    listingId: made.id,
    total: { amount: 4550, currency: "EUR" },
    description: "",
    sellerId: alice.userId,
    status: "available",
    code: "API-SECRET",
    codeType: "qr",
    version: 1,
    createdAt: "2027-01-15T12:00:00.000Z",
    updatedAt: "2027-01-15T12:00:00.000Z",
  });
  const seen = await json(app.fetch(`/api/tickets/${made.id}`));
  assert(!("code" in seen), "absent, not null");
});

test("there are four types of barcode; a text that the type cannot encode is refused at `code`", async () => {
  const alice = await signUp(app, "alice");
  const post = (over: Record<string, unknown>) =>
    alice.call("POST", "/api/tickets", { ...input(), ...over });
  const unknown = await problem(post({ codeType: "maxicode" }), 422, "invalid");
  assertEquals(unknown.errors!.map(({ path }) => path), ["codeType"]);
  const accents = await problem(post({ codeType: "code128", code: "É-1" }), 422, "invalid");
  assertEquals(accents.errors!.map(({ path }) => path), ["code"]);
  assertMatch(accents.errors![0].message, /choose QR code/);
  const made = await json(post({ codeType: "code128" }), 201);
  const path = `/api/tickets/${made.id}`;
  const etag = (await alice.get(path)).headers.get("etag")!;
  const patched = await json(
    alice.call("PATCH", path, { codeType: "aztec" }, { "if-match": etag }),
  );
  assertEquals([patched.codeType, patched.code], ["aztec", made.code]);
  const seen = await json(app.fetch(path));
  assertEquals([seen.codeType, "code" in seen], ["aztec", false]);
});

test("the fields of a new ticket are checked one by one, unknown ones refused", async () => {
  const alice = await signUp(app, "alice");
  const bad = { ...input({ title: "x", startsAt: "tomorrow" }), colour: "red" };
  const { errors } = await problem(alice.call("POST", "/api/tickets", bad), 422, "invalid");
  assertEquals(errors!.map((error) => error.path).sort(), ["colour", "startsAt", "title"]);
  const usd = input({ price: { amount: 1, currency: "USD" } });
  const wrong = await problem(alice.call("POST", "/api/tickets", usd), 422, "invalid");
  assertEquals(wrong.errors![0].path, "price");
  const { code: _code, ...codeless } = input();
  await problem(alice.call("POST", "/api/tickets", codeless), 422, "invalid");
  await problem(alice.call("POST", "/api/tickets", []), 422, "invalid");
  const past = input({ startsAt: "2026-05-01T20:00:00Z" });
  await problem(alice.call("POST", "/api/tickets", past), 422, "starts_in_past");
  // Nobody could reserve it: it would be over at once.
  const last = { ...past, startsAt: new Date(app.clock.at + 50_000).toISOString() };
  const refused = await problem(alice.call("POST", "/api/tickets", last), 422, "invalid");
  assertEquals(refused.errors, [{
    path: "startsAt",
    message: "Nobody can reserve a ticket in the last minute before the concert",
  }]);
  const dear = input({ price: { amount: 6001, currency: "EUR" } });
  await problem(alice.call("POST", "/api/tickets", dear), 422, "price_above_cap");
  const same = input();
  assertEquals((await alice.call("POST", "/api/tickets", same)).status, 201);
  await problem(alice.call("POST", "/api/tickets", same), 409, "code_already_listed");
});

test("tickets are searched, filtered, sorted and paged", async () => {
  const alice = await signUp(app, "alice");
  for (let i = 1; i <= 5; i++) {
    app.clock.forward(1);
    const price = { amount: 1000 * i, currency: "EUR" };
    const startsAt = `2027-05-01T1${i}:00:00+02:00`;
    const fields = { title: `Quintet ${i}`, city: "Gent", price, startsAt };
    await alice.call("POST", "/api/tickets", input(fields));
  }
  const titles = async (query: string) => {
    const { items } = await json(app.fetch(`/api/tickets?${query}`));
    return items.map((ticket: { title: string }) => ticket.title.slice(-1)).join("");
  };
  assertEquals(await titles("q=quin"), "12345");
  assertEquals(await titles("city=gent&min=2000&max=4000"), "234");
  assertEquals(await titles("q=quintet&sort=newest"), "54321");
  assertEquals(await titles("q=quintet&from=2027-05-02"), "");
  const first = await json(app.fetch("/api/tickets?q=quintet&limit=2"));
  assertEquals(first.items.length, 2);
  assertMatch(first.nextCursor, /^[\w-]+$/);
  assertEquals(await titles(`q=quintet&limit=2&cursor=${first.nextCursor}`), "34");
  const last = await json(app.fetch("/api/tickets?q=quintet&limit=100"));
  assertEquals(last.nextCursor, undefined);
});

test("the tickets of one concert are sorted by price; those of several are not, and the answer says why", async () => {
  const alice = await signUp(app, "alice");
  for (const amount of [3000, 1000, 2000]) {
    const price = { amount, currency: "EUR" };
    await alice.call("POST", "/api/tickets", input({ title: "By price", price }));
  }
  const [{ concertId }] = (await json(app.fetch("/api/tickets?q=by+price"))).items;
  const { items } = await json(app.fetch(`/api/tickets?concertId=${concertId}&sort=price`));
  assertEquals(items.map((item: { price: { amount: number } }) => item.price.amount), [
    1000,
    2000,
    3000,
  ]);
  const refused = await problem(app.fetch("/api/tickets?sort=price"), 422, "invalid");
  assertEquals(refused.errors?.map(({ path }) => path), ["sort"]);
  assertMatch(refused.errors![0].message, /concertId/);
});

test("query values out of range are refused, never clamped; a cursor of another query is malformed", async () => {
  for (
    const query of [
      "limit=0",
      "limit=101",
      "limit=x",
      "from=2027-02-30",
      "min=-1",
      "sort=colour",
      "status=sold",
    ]
  ) {
    await problem(app.fetch(`/api/tickets?${query}`), 422, "invalid");
  }
  await problem(app.fetch("/api/tickets?from=2027-05-02&to=2027-05-01"), 422, "invalid");
  await problem(app.fetch("/api/tickets?cursor=nonsense"), 400, "malformed");
  await problem(app.fetch(`/api/tickets?cursor=${"x".repeat(5000)}`), 400, "malformed");
});

test("the ETag is made of version, derived status and role; 304 when nothing changed", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice);
  const res = await bob.get(`/api/tickets/${id}`);
  const etag = res.headers.get("etag")!;
  await res.body?.cancel();
  assertEquals(res.headers.get("cache-control"), "private, no-cache");
  assertEquals(res.headers.get("vary"), "Cookie, Authorization");
  for (const given of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const same = await bob.get(`/api/tickets/${id}`, { "if-none-match": given });
    assertEquals([same.status, await same.text(), same.headers.get("etag")], [304, "", etag]);
  }
  const sellers = await alice.get(`/api/tickets/${id}`, { "if-none-match": etag });
  assertEquals((await sellers.json()).sellerId, alice.userId);
  await reserve(bob, id);
  const reserved = await json(bob.get(`/api/tickets/${id}`, { "if-none-match": etag }));
  assertEquals([reserved.status, reserved.heldUntil], [
    "reserved",
    new Date(app.clock.at + 900_000).toISOString(),
  ]);
  app.clock.forward(900);
  assertEquals((await json(app.fetch(`/api/tickets/${id}`))).status, "available");
});

test("PATCH changes any subset under If-Match", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice);
  const path = `/api/tickets/${id}`;
  const etag = (await alice.get(path)).headers.get("etag")!;
  const change = { price: { amount: 4000, currency: "EUR" } };
  await problem(alice.call("PATCH", path, change), 428, "version_required");
  const res = await alice.call("PATCH", path, change, { "if-match": `W/${etag}` });
  const changed = await res.json();
  assertEquals([res.status, changed.price.amount, changed.version], [200, 4000, 2]);
  assert(res.headers.get("etag") !== etag);
  for (const stale of [etag, '"x"', "1"]) {
    await problem(
      alice.call("PATCH", path, change, { "if-match": stale }),
      412,
      "version_mismatch",
    );
  }
  const any = { "if-match": "*" };
  assertEquals((await alice.call("PATCH", path, { seat: null, row: "9" }, any)).status, 200);
  await problem(alice.call("PATCH", path, {}, any), 422, "invalid");
  await problem(alice.call("PATCH", path, { id: "x" }, any), 422, "invalid");
});

test("PATCH refuses in order: 401, 400, 404, 403, 428, 412, 422, 409", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const path = `/api/tickets/${await list(alice)}`;
  const any = { "if-match": "*" };
  await problem(app.visitor().call("PATCH", path, {}), 401, "unauthenticated");
  const broken = {
    method: "PATCH",
    body: "{",
    headers: { "content-type": "application/json", origin: app.origin },
  };
  await problem(bob.request("/api/tickets/01UNKNOWN", broken), 400, "malformed");
  await problem(bob.call("PATCH", "/api/tickets/01UNKNOWN", {}), 404, "not_found");
  await problem(bob.call("PATCH", path, { title: "" }), 403, "forbidden");
  await problem(alice.call("PATCH", path, { title: "" }), 428, "version_required");
  await problem(
    alice.call("PATCH", path, { title: "" }, { "if-match": '"9-available-seller"' }),
    412,
    "version_mismatch",
  );
  await reserve(bob, path.split("/")[3]);
  await problem(alice.call("PATCH", path, { title: "" }, any), 422, "invalid");
  await problem(alice.call("PATCH", path, { title: "Another" }, any), 409, "ticket_locked");
});

test("DELETE withdraws and may be repeated; others are refused", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice);
  await problem(bob.call("DELETE", `/api/tickets/${id}`), 403, "forbidden");
  await problem(bob.call("DELETE", "/api/tickets/01UNKNOWN"), 404, "not_found");
  for (let i = 0; i < 2; i++) {
    const res = await alice.call("DELETE", `/api/tickets/${id}`);
    assertEquals([res.status, await res.text()], [204, ""]);
  }
  assertEquals((await json(app.fetch(`/api/tickets/${id}`))).status, "withdrawn");
  const sold = await list(alice);
  await buy(bob, sold);
  await problem(alice.call("DELETE", `/api/tickets/${sold}`), 409, "ticket_locked");
});

test("the barcode is in the API for the seller, and for the buyer once it is paid", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice, { code: "API-BARCODE" });
  assertEquals((await json(alice.get(`/api/tickets/${id}`))).code, "API-BARCODE");
  assert(!("code" in await json(bob.get(`/api/tickets/${id}`))));
  await buy(bob, id);
  assertEquals((await json(bob.get(`/api/tickets/${id}`))).code, "API-BARCODE");
  assert(!("code" in await json(app.fetch(`/api/tickets/${id}`))));
});

test("a malformed id is not found, however long", async () => {
  for (const id of ["x".repeat(3000), "%2e%2e", "a%00b", "..%2f"]) {
    const res = await app.fetch(`/api/tickets/${id}`);
    assert([400, 404].includes(res.status), `${id}: ${res.status}`);
    await res.body?.cancel();
  }
});

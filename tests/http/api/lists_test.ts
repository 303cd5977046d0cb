import { assertEquals, assertMatch } from "@std/assert";
import { startApp, test } from "../app.ts";
import { json, list, problem, reserve, signUp } from "../cast.ts";

const app = await startApp({ env: { MAX_HOLDS: "0", CORS_ORIGINS: "https://app.example" } });
Deno.test.afterAll(() => app.stop());

/** The addresses of a `Link` header by relation. */
function linksOf(res: Response): Record<string, string> {
  const found = (res.headers.get("link") ?? "").matchAll(/<([^>]+)>; rel="(\w+)"/g);
  return Object.fromEntries([...found].map(([, address, rel]) => [rel, address]));
}

type Get = (path: string) => Promise<Response>;

/** Follows the links to the last page and back; returns the items of each page in both directions. */
async function walk(get: Get, path: string, show: (item: { id: string }) => unknown) {
  const ways: Record<"next" | "prev", unknown[][]> = { next: [], prev: [] };
  let at: string | undefined = path;
  let last = path;
  for (const rel of ["next", "prev"] as const) {
    at = last;
    while (at !== undefined) {
      const res: Response = await get(at);
      last = at;
      at = linksOf(res)[rel];
      ways[rel].push((await json(Promise.resolve(res))).items.map(show));
    }
  }
  return ways;
}

test("the links of a list lead through all its pages and back", async () => {
  const alice = await signUp(app, "alice");
  for (const n of [1, 2, 3, 4, 5]) {
    await list(alice, { title: `Walk ${n}`, startsAt: `2027-05-0${n}T20:00` });
  }
  const titles = (item: unknown) => (item as { title: string }).title.slice(-1);
  const { next, prev } = await walk(
    (path) => app.fetch(path),
    "/api/tickets?q=walk&limit=2",
    titles,
  );
  assertEquals(next, [["1", "2"], ["3", "4"], ["5"]]);
  assertEquals(prev, [["5"], ["3", "4"], ["1", "2"]]);
});

test("a list of orders with one status has links in both directions too", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const made: string[] = [];
  for (let n = 0; n < 6; n++) {
    const id = await reserve(bob, await list(alice));
    made.unshift(id);
    app.clock.forward(1); // ids of one moment have no order
    if (n % 2 === 0) await json(bob.call("DELETE", `/api/orders/${id}`));
  }
  const kept = made.filter((_, n) => n % 2 === 0);
  const ids = (item: { id: string }) => item.id;
  const { next, prev } = await walk(
    (path) => bob.get(path),
    "/api/orders?status=created&limit=1",
    ids,
  );
  assertEquals(next.flat(), kept);
  assertEquals(prev.flat(), [...kept].reverse());
});

test("fields= selects the named fields and the id; an unknown name is refused", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { title: "Sparse" });
  const { items } = await json(app.fetch("/api/tickets?q=sparse&fields=title,price,section"));
  assertEquals(items, [{
    id,
    title: "Sparse",
    section: "A",
    price: { amount: 4550, currency: "EUR" },
  }]);
  const orderId = await reserve(await signUp(app, "bob"), id);
  const mine = await json(alice.get("/api/orders?role=seller&fields=status"));
  assertEquals(mine.items, [{ id: orderId, status: "created" }]);
  for (const fields of ["titel", "title,", "title,sellerId,secretHash", "TITLE"]) {
    const refused = await problem(app.fetch(`/api/tickets?fields=${fields}`), 422, "invalid");
    assertEquals(refused.errors?.[0].path, "fields");
  }
});

test("a list that the client already has is 304, until something in it changes", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, { title: "Unchanged" });
  const ask = (etag?: string) =>
    app.fetch("/api/tickets?q=unchanged", etag ? { headers: { "if-none-match": etag } } : {});
  const etag = (await ask()).headers.get("etag")!;
  assertMatch(etag, /^W\/"[\w-]{22}"$/);
  const same = await ask(etag);
  assertEquals([same.status, await same.text(), same.headers.get("etag")], [304, "", etag]);
  await reserve(await signUp(app, "bob"), id);
  const held = await ask(etag);
  assertEquals(held.status, 200);
  app.clock.forward(900); // nobody writes when a hold lapses
  const lapsed = await json(ask(held.headers.get("etag")!));
  assertEquals(lapsed.items[0].status, "available");
});

test("pages of the sites in CORS_ORIGINS may call the API with a token, and no other pages", async () => {
  const from = (origin: string, init: RequestInit = {}) =>
    app.fetch("/api/tickets", { ...init, headers: { origin, ...init.headers } });
  const asksFirst = {
    method: "OPTIONS",
    headers: { "access-control-request-method": "POST" },
  };
  const may = await from("https://app.example", asksFirst);
  assertEquals([may.status, may.headers.get("access-control-allow-origin")], [
    204,
    "https://app.example",
  ]);
  assertMatch(may.headers.get("access-control-allow-headers")!, /Authorization.*Idempotency-Key/);
  const read = await from("https://app.example");
  assertEquals(read.headers.get("access-control-allow-origin"), "https://app.example");
  assertMatch(read.headers.get("vary")!, /Origin/);
  assertMatch(read.headers.get("access-control-expose-headers")!, /ETag.*Link/);
  // A refusal must be readable as well.
  const refused = await from("https://app.example", { method: "POST", body: "{}" });
  assertEquals([refused.status, refused.headers.get("access-control-allow-origin")], [
    401,
    "https://app.example",
  ]);
  for (const res of [may, read, refused]) {
    assertEquals(res.headers.get("access-control-allow-credentials"), null);
  }
  const strange = await from("https://evil.example", asksFirst);
  assertEquals([strange.status, strange.headers.get("access-control-allow-origin")], [405, null]);
  const page = await app.fetch("/", { headers: { origin: "https://app.example" } });
  assertEquals(page.headers.get("access-control-allow-origin"), null);
});

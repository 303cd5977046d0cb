/** Difficult texts and time zones, through forms, query strings and the API. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { primaryKey } from "#store/entity/mod.ts";
import { listings } from "#domain/tickets/listing.ts";
import { listingWith } from "../../listing.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import { startApp, test } from "../app.ts";
import { buy, html, json, list, problem, reserve, seeOther, sellForm, signUp } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());
const { store, ops } = app.system;

const LONGEST = "\ufdfa".repeat(80);
const price = { amount: 4550, currency: "EUR" };
let made = 0;
const input = (over: object = {}) => ({
  title: "The Night Owls",
  venue: "Hall",
  city: "Lyon",
  startsAt: "2027-05-01T20:00:00+02:00",
  timeZone: "Europe/Paris",
  faceValue: price,
  price,
  code: `VALUES-${++made}`,
  ...over,
});

test("a time zone is one that can be shown, by its name, however a ticket is created or edited", async () => {
  const alice = await signUp(app, "alice");
  const raw = "2027-01-01T00:00[Europe/Paris]";
  await problem(alice.call("POST", "/api/tickets", input({ timeZone: raw })), 422, "invalid");
  await html(alice.post("/sell", sellForm({ timeZone: raw })), 422);
  for (const timeZone of ["Factory", "Etc/GMT+5"]) {
    await problem(alice.call("POST", "/api/tickets", input({ timeZone })), 422, "invalid");
    await html(alice.post("/sell", sellForm({ timeZone })), 422);
  }
  const ticket = await json(
    alice.call("POST", "/api/tickets", input({ timeZone: "europe/kiev" })),
    201,
  );
  assertEquals(ticket.timeZone, "Europe/Kyiv");
  const path = `/api/tickets/${ticket.id}`;
  const etag = (await alice.get(path)).headers.get("etag")!;
  const change = (timeZone: string) =>
    alice.call("PATCH", path, { title: "Another", timeZone }, { "if-match": etag });
  await problem(change(raw), 422, "invalid");
  assertEquals((await json(change("asia/calcutta"))).timeZone, "Asia/Kolkata");

  const id = await list(alice, { timeZone: "europe/paris", startsAt: "2027-05-01T20:00" });
  const bob = await signUp(app, "bob");
  const order = await buy(bob, id);
  const calendar = await (await bob.get(`/orders/${order}/calendar.ics`)).text();
  assertStringIncludes(calendar, "DTSTART:20270501T180000Z");
});

test("values from older versions are shown; an unreadable one is left out and reported once", async () => {
  const alice = await signUp(app, "alice");
  const ids: string[] = [];
  for (const timeZone of ["2027-01-01T00:00[Europe/Paris]", "Mars/Olympus"]) {
    const title = timeZone.startsWith("Mars") ? "Nowhere at all" : "Kept as it was sent";
    const like = (await getTicket(store, await list(alice, { title })))!;
    const id = store.newId();
    const { listingId: _, ...ticket } = like;
    const raw = { ...ticket, id, timeZone, codeHash: id, title, schemaVersion: 1 };
    const [parts] = listings.indexes.concert.keys(listingWith(ticket));
    await ops.kv.atomic().set(primaryKey(listings, id), raw)
      .set(["ticket", "by", "concert", ...parts, id], id).commit();
    ids.push(id);
  }
  const [read, unread] = ids;
  app.lines.length = 0;
  for (const path of ["/", "/?q=night", "/api/tickets?limit=100", "/sitemap.xml"]) {
    const res = await app.fetch(path);
    assertEquals(res.status, 200, path);
    const body = await res.text();
    assert(!body.includes(unread), path);
    if (path.startsWith("/api/")) assertStringIncludes(body, read);
  }
  await html(app.fetch(`/tickets/${read}`));
  await store.drain();
  const told = app.lines.filter((line) => line.includes("value_quarantined"));
  assertEquals(told.length, 1);
  assertStringIncludes(told[0], unread);
});

test("a city with the longest characters can be listed, found and filtered by", async () => {
  const alice = await signUp(app, "alice");
  const title = "Far far away";
  const id = await list(alice, { title, city: LONGEST, venue: LONGEST });
  const { concertId } = await json(alice.get(`/api/tickets/${id}`));
  const asks: Record<string, string>[] = [
    { city: LONGEST },
    { q: LONGEST },
    { q: "far away", city: LONGEST },
  ];
  for (const query of asks) {
    for (const sort of ["date", "price", "newest"]) {
      const params = new URLSearchParams({ ...query, sort });
      assertStringIncludes(await html(app.fetch(`/?${params}`)), concertId, `${params}`);
      if (sort === "price") continue;
      const { items } = await json(app.fetch(`/api/tickets?${params}`));
      assertEquals(items.map((item: { id: string }) => item.id), [id]);
    }
  }
});

test("half a surrogate pair is refused wherever a text is accepted", async () => {
  const alice = await signUp(app, "alice");
  const half = "ab\ud83c";
  for (const field of ["title", "venue", "city", "section", "description", "timeZone"]) {
    const body = await problem(
      alice.call("POST", "/api/tickets", input({ [field]: half })),
      422,
      "invalid",
    );
    assertEquals(body.errors?.map(({ path }) => path), [field]);
  }
  const asks: [path: string, body: object][] = [
    ["/api/clients", { name: half, scopes: ["tickets:read"] }],
    ["/api/orders", { ticketId: half }],
    ["/api/payments", { orderId: half }],
    ["/api/webhooks", { url: `https://hooks.example/${half}` }],
  ];
  for (const [path, body] of asks) await problem(alice.call("POST", path, body), 422, "invalid");
});

test("bytes that are not UTF-8 are refused and not replaced", async () => {
  const alice = await signUp(app, "alice");
  const bad = "%ED%A0%80"; // half a character, written as bytes
  for (const path of [`/?q=${bad}`, `/?city=%FF`, `/api/tickets?q=a${bad}`]) {
    assertEquals((await app.fetch(path)).status, 400, path);
  }
  // The replacement character itself may be sent, and so may a lone percent sign.
  await html(app.fetch("/?q=%EF%BF%BD+100%"));
  const title = "\ufffd 100%";
  assertEquals((await getTicket(store, await list(alice, { title })))!.title, title);
});

test("a name, title or reason without a visible character is refused", async () => {
  const unseen = "\u200b\u3164\u2060\u200b\u3164\u2060";
  const visitor = app.visitor();
  const account = { name: unseen, email: "unseen@example.org", password: "correct horse battery" };
  await html(visitor.post("/sign-up", account), 422);
  const alice = await signUp(app, "alice");
  await html(alice.post("/sell", sellForm({ title: unseen })), 422);
  await problem(
    alice.call("POST", "/api/clients", { name: unseen, scopes: ["tickets:read"] }),
    422,
    "invalid",
  );
});

test("a title has 2 to 120 characters", async () => {
  const alice = await signUp(app, "alice");
  for (const title of ["U2", "x".repeat(120)]) {
    await html(alice.get(await seeOther(alice.post("/sell", sellForm({ title })), /^\/tickets\//)));
  }
  for (const title of ["U", "x".repeat(121)]) {
    await html(alice.post("/sell", sellForm({ title })), 422);
  }
});

test("a form post without a body and without a content type is an empty form, everywhere", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const orderId = await reserve(bob, await list(alice));
  const post = (path: string, init: RequestInit = {}) =>
    bob.request(path, {
      method: "POST",
      ...init,
      headers: { origin: app.origin, ...init.headers },
    });
  await seeOther(post(`/orders/${orderId}/cancellation`), `/orders/${orderId}`);
  await seeOther(post("/account/tokens/removal"), "/account");
  for (const path of ["/account/tokens", "/account/name", "/sell", "/recovery"]) {
    await html(post(path), 422);
  }
  // A body without a content type, or with another one, is not a form.
  const typed = { body: "name=B", headers: { "content-type": "text/plain" } };
  for (const init of [typed, { body: new TextEncoder().encode("name=B") }]) {
    await html(post("/account/name", init), 415);
  }
});

/** Reserving while signed out continues after sign-in; and the bar that shows a person's hold. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Browser } from "../browser.ts";
import { startApp, test } from "../app.ts";
import { html, list, NASTY, PASSWORD, reserve, seeOther, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const reservationFor = (ticketId: string) => ({ reserve: ticketId, price: "4550" });
const statusOf = async (ticketId: string) =>
  (await (await app.fetch(`/api/tickets/${ticketId}`)).json()).status;

async function aTicket(title = "The Night Owls") {
  const alice = await signUp(app, "alice");
  return { alice, ticketId: await list(alice, { title }) };
}

async function signedOut(name: string): Promise<{ visitor: Browser; email: string }> {
  const { email } = await signUp(app, name);
  return { visitor: app.visitor(), email };
}

test("a visitor's button leads to sign-in, which reserves at once and leads to the order", async () => {
  const { ticketId } = await aTicket(NASTY);
  const { visitor, email } = await signedOut("bob");
  const ticket = await html(visitor.get(`/tickets/${ticketId}`));
  const way = /href="(\/sign-in\?reserve=[^"]+)"/.exec(ticket)![1].replaceAll("&amp;", "&");
  const seen = "price=4550&holdSeconds=900&startsAt=2027-05-01T18%3A00%3A00.000Z";
  assertEquals(way, `/sign-in?reserve=${ticketId}&${seen}`);
  const page = await html(visitor.get(way));
  assertStringIncludes(textOf(page), `Next, we will reserve ${NASTY} for you at €45.50`);
  assertStringIncludes(
    page,
    `href="/sign-up?reserve=${ticketId}&amp;${seen.replaceAll("&", "&amp;")}"`,
  );
  assertEquals(await statusOf(ticketId), "available", "to look reserves nothing");

  // After a wrong password the ticket to reserve is still known.
  const wrong = { email, password: "wrong password", ...reservationFor(ticketId) };
  assertStringIncludes(
    await html(visitor.post("/sign-in", wrong), 401),
    `<input type="hidden" name="reserve" value="${ticketId}"`,
  );
  const order = await seeOther(
    visitor.post("/sign-in", { email, password: PASSWORD, ...reservationFor(ticketId) }),
    /^\/orders\/[0-9A-Z]+$/,
  );
  assertStringIncludes(textOf(await html(visitor.get(order))), "Reserved for you");
  assertEquals(await statusOf(ticketId), "reserved");
});

test("signing up reserves too", async () => {
  const { ticketId } = await aTicket();
  const visitor = app.visitor();
  const form = { name: "Carol", email: "carol.wishes@example.org", password: PASSWORD };
  await seeOther(visitor.post("/sign-up", { ...form, ...reservationFor(ticketId) }), /^\/orders\//);
  assertEquals(await statusOf(ticketId), "reserved");
});

test("if the ticket was taken meanwhile, its page says so, and the person is signed in anyway", async () => {
  const { alice, ticketId } = await aTicket();
  await reserve(await signUp(app, "carol"), ticketId);
  const { visitor, email } = await signedOut("bob");
  const form = { email, password: PASSWORD, ...reservationFor(ticketId) };
  await seeOther(visitor.post("/sign-in", form), `/tickets/${ticketId}`);
  const page = textOf(await html(visitor.get(`/tickets/${ticketId}`)));
  assertStringIncludes(page, "Somebody else was faster");
  assertStringIncludes(page, "Account");
  const again = textOf(await html(visitor.get(`/tickets/${ticketId}`)));
  assert(!again.includes("Somebody else was faster"), "said once");

  const cases = [
    [await list(alice, { price: "44" }), "The price has changed"],
    ["01UNKNOWN", null],
  ] as const;
  for (const [id, says] of cases) {
    const { visitor, email } = await signedOut("dave");
    const form = { email, password: PASSWORD, ...reservationFor(id) };
    await seeOther(visitor.post("/sign-in", form), `/tickets/${id}`);
    const text = textOf(await html(visitor.get(`/tickets/${id}`), says ? 200 : 404));
    if (says) assertStringIncludes(text, says);
  }
  const own = { email: alice.email, password: PASSWORD, ...reservationFor(ticketId) };
  const seller = app.visitor();
  await seeOther(seller.post("/sign-in", own), `/tickets/${ticketId}`);
  assertStringIncludes(
    textOf(await html(seller.get(`/tickets/${ticketId}`))),
    "This is about your own ticket",
  );
});

test("neither a visit nor a post from another site reserves, with or without a session", async () => {
  const { ticketId } = await aTicket();
  const bob = await signUp(app, "bob");
  const way = `/sign-in?reserve=${ticketId}&price=4550&holdSeconds=900`;
  await seeOther(bob.get(way), `/tickets/${ticketId}`);
  const { visitor, email } = await signedOut("carol");
  const form = { email, password: PASSWORD, ...reservationFor(ticketId) };
  const res = await visitor.post("/sign-in", form, { origin: "https://evil.example" });
  assertEquals([res.status, res.headers.get("set-cookie")], [403, null]);
  await res.body?.cancel();
  assertEquals(await statusOf(ticketId), "available");
});

test("reserving works when the session ended before the button was pressed", async () => {
  const { ticketId } = await aTicket();
  const visitor = app.visitor();
  await seeOther(
    visitor.post("/orders", { ticketId, price: "4550", holdSeconds: "900" }),
    `/sign-in?reserve=${ticketId}&price=4550&holdSeconds=900`,
  );
  await seeOther(visitor.post("/orders", { ticketId, price: "cheap" }), /^\/sign-in$/);
  await seeOther(visitor.post("/orders", { ticketId: "x".repeat(70_000) }), /^\/sign-in$/);
});

test("a malformed request to reserve is ignored, and never leads to another site", async () => {
  for (const reserve of ["//evil.example", "../../x", "x".repeat(65), ""]) {
    const query = new URLSearchParams({ reserve, price: "1" });
    const page = await html(app.fetch(`/sign-in?${query}`));
    assert(!page.includes('name="reserve"'), reserve);
  }
});

test("a person with a hold sees on every page the ticket, the deadline and where to pay; others see nothing", async () => {
  const { ticketId } = await aTicket(NASTY);
  const { ticketId: other } = await aTicket();
  const bob = await signUp(app, "bob");
  const bar = async (path: string, status = 200) =>
    /<section class="hold-bar".*?<\/section>/.exec(await html(bob.get(path), status))?.[0];
  assertEquals(await bar("/account"), undefined);
  const orderId = await reserve(bob, ticketId);
  app.clock.forward(60);
  const second = await reserve(bob, other);
  for (const path of ["/", "/account", "/sales", `/tickets/${other}`, `/orders/${second}`]) {
    const found = await bar(path);
    assert(found, path);
    assertStringIncludes(found, `href="/orders/${orderId}"`);
    assertStringIncludes(textOf(`<body>${found}`), NASTY);
    for (
      const part of [">13:15:00 CET</time>", ">+1 more</a>", ">14:00</span>", ">Pay €45.50</a>"]
    ) {
      assertStringIncludes(found, part);
    }
  }
  assert(await bar("/not/there", 404), "also where something went wrong");
  assertEquals(await bar(`/orders/${orderId}`), undefined, "its own page says more");
  assert(!(await html(app.fetch("/"))).includes("hold-bar"));
  await seeOther(bob.post(`/orders/${orderId}/cancellation`), /./);
  assertStringIncludes((await bar("/"))!, `href="/orders/${second}"`);
  app.clock.forward(900);
  assertStringIncludes((await bar("/"))!, "has expired. You were not charged.");
  app.clock.forward(60);
  assertEquals(await bar("/"), undefined);
});

test("a page that a script fetches leaves the notice for the page that people see", async () => {
  const { alice, ticketId } = await aTicket();
  await seeOther(alice.post(`/tickets/${ticketId}/withdrawal`), /./);
  const path = `/tickets/${ticketId}`;
  assert(!(await html(alice.get(path, { "sec-fetch-dest": "empty" }))).includes("is withdrawn"));
  assertStringIncludes(await html(alice.get(path)), "Your ticket is withdrawn");
});

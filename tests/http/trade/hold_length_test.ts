/** The length of a hold is shown to the second, and nobody gets a shorter one without being asked. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, json, list, PASSWORD, problem, reserve, seeOther, signUp, textOf } from "../cast.ts";
import type { Browser } from "../browser.ts";

const app = await startApp({ env: { ORDER_EXPIRATION_SECONDS: "330" } });
Deno.test.afterAll(() => app.stop());

const aTicket = async (over: Record<string, string> = {}) =>
  await list(await signUp(app, "alice"), over);

/** The page of a ticket, and the fields that its button sends. */
async function open(browser: Browser, ticketId: string) {
  const page = await html(browser.get(`/tickets/${ticketId}`));
  const field = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(page)?.[1];
  return {
    text: textOf(page),
    form: { ticketId, price: field("price")!, holdSeconds: field("holdSeconds")! },
  };
}

async function heldInVain(ticketId: string) {
  for (const name of ["carol", "dan", "eve"]) {
    const person = await signUp(app, name);
    await seeOther(
      person.post(`/orders/${await reserve(person, ticketId)}/cancellation`),
      /^\/(orders|tickets)\//,
    );
  }
}

test("reserving from a page that was opened before the time became shorter asks again", async () => {
  const ticketId = await aTicket();
  const bob = await signUp(app, "bob");
  const before = await open(bob, ticketId);
  assertStringIncludes(before.text, "You have 5 min, 30 sec to pay.");
  assertStringIncludes(before.text, "You have 5 minutes, 30 seconds to pay. Nobody else");
  assertEquals(before.form.holdSeconds, "330");
  await heldInVain(ticketId);

  const asked = textOf(await html(bob.post("/orders", before.form), 409));
  assertStringIncludes(asked, "You now have less time to pay");
  assertStringIncludes(asked, "You would have 5 min to pay, less than you were shown.");
  assertStringIncludes(asked, "Back to the offer");
  assertEquals((await json(bob.get(`/api/tickets/${ticketId}`))).status, "available");

  const refused = { ticketId, holdSeconds: 330 };
  const { detail } = await problem(
    bob.call("POST", "/api/orders", refused),
    409,
    "hold_shortened",
  );
  assertStringIncludes(detail, "5 min");
  await problem(bob.call("POST", "/api/orders", { ticketId, holdSeconds: -1 }), 422, "invalid");

  const again = await open(bob, ticketId);
  assertStringIncludes(again.text, "You have 5 min to pay.");
  assertStringIncludes(
    again.text,
    "in the past hour, this offer was reserved at least three times",
  );
  await seeOther(bob.post("/orders", again.form), /^\/orders\//);
});

test("a program that gives no time gets any length", async () => {
  const ticketId = await aTicket();
  await heldInVain(ticketId);
  const bob = await signUp(app, "bob");
  const { expiresAt } = await json(bob.call("POST", "/api/orders", { ticketId }), 201);
  assertEquals(Date.parse(expiresAt) - app.clock.at, 300_000);
});

test("signing in to reserve does not shorten the time unasked either", async () => {
  const ticketId = await aTicket();
  const { email } = await signUp(app, "bob");
  const visitor = app.visitor();
  const page = await html(visitor.get(`/tickets/${ticketId}`));
  const way = /href="(\/sign-in\?reserve=[^"]+)"/.exec(page)![1].replaceAll("&amp;", "&");
  await heldInVain(ticketId);
  const reservation = Object.fromEntries(new URL(way, app.origin).searchParams);
  assert(
    (await html(visitor.get(way))).includes('name="holdSeconds" value="330"'),
    "the form of the sign-in page passes it on",
  );
  await seeOther(
    visitor.post("/sign-in", { email, password: PASSWORD, ...reservation }),
    `/tickets/${ticketId}`,
  );
  const told = textOf(await html(visitor.get(`/tickets/${ticketId}`)));
  assertStringIncludes(told, "You now have less time to pay");
  assertStringIncludes(told, "You have 5 min to pay.");
});

test("near the concert the page shows the time left, and up to a minute less is accepted", async () => {
  const ticketId = await aTicket({ startsAt: "2027-01-15T14:00" });
  app.clock.forward((Date.parse("2027-01-15T13:00:00Z") - app.clock.at) / 1_000 - 245);
  const bob = await signUp(app, "bob");
  const { text, form } = await open(bob, ticketId);
  assertStringIncludes(text, "You have 4 min, 5 sec to pay.");
  app.clock.forward(90);
  const asked = textOf(await html(bob.post("/orders", form), 409));
  assertStringIncludes(asked, "You would have 2 min, 35 sec to pay");
  const second = await open(bob, ticketId);
  app.clock.forward(30);
  await seeOther(bob.post("/orders", second.form), /^\/orders\//);
});

test("in the last minute before the concert the page offers no reservation, since it would be refused", async () => {
  const ticketId = await aTicket({ startsAt: "2027-01-15T14:00" });
  const bob = await signUp(app, "bob");
  const start = Date.parse("2027-01-15T13:00Z");
  app.clock.at = start - 60_001;
  assertStringIncludes(await html(bob.get(`/tickets/${ticketId}`)), 'action="/orders"');
  app.clock.at = start - 60_000;
  const page = await html(bob.get(`/tickets/${ticketId}`));
  assert(!page.includes('action="/orders"'));
  assertStringIncludes(textOf(page), "Sales ended");
});

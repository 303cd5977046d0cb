/** A buyer gets tickets for the start that they saw; pages of tickets say what has become of their concert. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import type { Browser, Form } from "../browser.ts";
import {
  concertOf,
  html,
  json,
  list,
  PASSWORD,
  problem,
  seeOther,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const FROM = "2027-05-01T18:00:00.000Z";
const TO = "2027-06-03T19:30:00.000Z";
let evenings = 0;

async function evening(over: Form = {}) {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const mona = await signUpModerator(app, "mona");
  const id = await list(alice, { title: `Seen Owls ${++evenings}`, ...over });
  const path = `/api/concerts/${await concertOf(app, id)}`;
  const decide = async (what: string, change: Form) => {
    await json(
      mona.call("POST", `${path}/${what}`, { ...change, reason: "Storm" }, { "if-match": "*" }),
    );
    await app.system.workers.relay.idle();
  };
  return {
    alice,
    bob,
    id,
    move: (startsAt = TO) => decide("move", { startsAt }),
    cancel: () => decide("cancellation", {}),
  };
}

/** The fields of the form that reserves. */
function fieldsOf(page: string): Form {
  const form = /<form[^>]*action="\/orders"[^>]*>(.*?)<\/form>/s.exec(page)?.[1];
  assert(form, "the page has no form that reserves");
  const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name, value]));
}

const ordersOf = async (buyer: Browser) => (await json(buyer.get("/api/orders"))).items.length;

for (const several of [false, true]) {
  const what = several ? "some tickets of a listing" : "a ticket";
  test(`a page of ${what} that was opened before a move reserves nothing: it is shown again with the new time, and asks`, async () => {
    const { bob, id, move } = await evening(
      several ? { rows: "2", split: "any", seat2: "13", code2: crypto.randomUUID() } : {},
    );
    const read = await html(bob.get(`/tickets/${id}`));
    const seen: Form = { ...fieldsOf(read), ...(several && { quantity: "2" }) };
    assertEquals(seen.startsAt, FROM);
    await move();
    const again = await html(bob.post("/orders", seen), 409);
    const said = textOf(again);
    assertStringIncludes(said, "This concert was moved to another time");
    assertStringIncludes(said, "It now begins on Thu, Jun 3, 2027, 21:30 CEST.");
    assertStringIncludes(said, "It was planned for Sat, May 1, 2027, 20:00.");
    assertEquals(await ordersOf(bob), 0);
    const asked = fieldsOf(again);
    assertEquals(asked.startsAt, TO);
    if (several) assertMatch(again, /<input[^>]*checked[^>]*value="2"|value="2"[^>]*checked/);
    await seeOther(
      bob.post("/orders", { ...asked, ...(several && { quantity: "2" }) }),
      /^\/orders\//,
    );
    assertEquals(await ordersOf(bob), 1);
  });
}

test("a visitor who signs in after the move gets no order either, and is told", async () => {
  const { id, move } = await evening();
  const { email } = await signUp(app, "carol");
  const visitor = app.visitor();
  const page = await html(visitor.get(`/tickets/${id}`));
  const way = /href="(\/sign-in\?reserve=[^"]+)"/.exec(page)![1].replaceAll("&amp;", "&");
  const form = await html(visitor.get(way));
  assertStringIncludes(form, `name="startsAt" value="${FROM}"`);
  await move();
  const kept = Object.fromEntries(new URL(way, app.origin).searchParams);
  const entered = visitor.post("/sign-in", { ...kept, email, password: PASSWORD });
  const said = textOf(await (await visitor.follow(entered)).text());
  assertStringIncludes(said, "This concert was moved to another time");
  assertEquals(await ordersOf(visitor), 0);
});

test("a program that says which start it saw is refused after a move; one that does not reserves as before", async () => {
  const { bob, id, move } = await evening();
  await move();
  const wish = { ticketId: id, startsAt: "2027-05-01T20:00:00+02:00" };
  const refused = await problem(bob.call("POST", "/api/orders", wish), 409, "concert_moved");
  assertEquals(
    [(refused as { startsAt?: string }).startsAt, refused.detail],
    [TO, "It now begins on Thu, Jun 3, 2027, 21:30 CEST. If that suits you, reserve again."],
  );
  await problem(
    bob.call("POST", "/api/orders", { ticketId: id, startsAt: "soon" }),
    422,
    "invalid",
  );
  await json(bob.call("POST", "/api/orders", { ticketId: id, startsAt: TO }), 201);
  const carol = await signUp(app, "carol");
  const other = await evening();
  await other.move();
  await json(carol.call("POST", "/api/orders", { ticketId: other.id }), 201);
});

test("the page of a ticket says that its concert was moved, also to search engines", async () => {
  const { bob, id, move } = await evening();
  await move();
  const page = await html(bob.get(`/tickets/${id}`));
  assertStringIncludes(textOf(page), "This concert has moved");
  assertStringIncludes(page, "schema.org/EventRescheduled");
  assertStringIncludes(page, `"previousStartDate":"2027-05-01T20:00:00+02:00"`);
});

test("the page of a listing of a cancelled concert says so, and offers its seller nothing that is refused", async () => {
  const { alice, bob, id, cancel } = await evening();
  await cancel();
  const page = await html(bob.get(`/tickets/${id}`));
  const said = textOf(page);
  assertStringIncludes(said, "This concert is cancelled");
  assert(!said.includes("Sales ended"), "it says only that sales ended");
  assertStringIncludes(page, "schema.org/EventCancelled");
  const own = await html(alice.get(`/tickets/${id}`));
  for (const refused of ["/edit", "/withdrawal", "/sell?like="]) {
    assert(!own.includes(refused), `${refused} is offered`);
  }
  assertEquals((await json(app.fetch(`/api/tickets/${id}`))).status, "over");
  const listing = await json(app.fetch(`/api/listings/${id}`));
  assertEquals([listing.quantities, listing.tickets[0].status], [[], "over"]);
});

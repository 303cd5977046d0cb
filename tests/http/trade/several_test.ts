/** Several tickets at once: listed by one form, bought together, each with its own barcode. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { pay, reserveSome, several, take } from "../several.ts";
import { html, json, list, problem, seeOther, signUp, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

const valueOf = (page: string, name: string) =>
  new RegExp(`name="${name}"[^>]*?value="([^"]*)"`).exec(page)?.[1];
const isShown = (page: string, row: number) =>
  !new RegExp(`<fieldset[^>]*data-row="${row}"[^>]*hidden`).test(page);

test("a seat that another row has is refused at its field, in the form and by the API", async () => {
  const alice = await signUp(app, "alice");
  const twice = several(3, { seat: "12", seat2: "13", seat3: "13" });
  const page = await html(alice.post("/sell", twice), 422);
  assertMatch(page, /id="field-seat3"[^>]*aria-invalid="true"/);
  assertStringIncludes(textOf(page), "This seat is entered twice");
  const id = await list(alice, several(2));
  const got = await alice.get(`/api/listings/${id}`);
  const { tickets } = await got.json();
  const change = { tickets: [{ id: tickets[1].id, seat: "12" }] };
  const refused = await problem(
    alice.call("PATCH", `/api/listings/${id}`, change, { "if-match": got.headers.get("etag")! }),
    422,
    "invalid",
  );
  assertEquals(refused.errors?.map(({ path }) => path), ["tickets.0.seat"]);
});

test("rows are added and removed without scripts, and everything that was typed stays", async () => {
  const alice = await signUp(app, "alice");
  const typed = several(2, { title: "Typed", code: "A-1", code2: "B-2", price: "12" });
  const three = await html(alice.post("/sell", { ...typed, step: "add" }), 422);
  assertEquals([0, 1, 2, 3].map((row) => isShown(three, row)), [true, true, true, false]);
  assertEquals(
    ["title", "code", "code2", "code3", "price", "rows"].map((name) => valueOf(three, name)),
    ["Typed", "A-1", "B-2", undefined, "12", "3"],
  );
  assert(!three.includes('role="alert"'), "adding a row is no mistake");
  const one = await html(alice.post("/sell", { ...typed, step: "remove0" }), 422);
  assertEquals([valueOf(one, "code"), valueOf(one, "seat")], ["B-2", "13"]);
  assertEquals([isShown(one, 0), isShown(one, 1), valueOf(one, "rows")], [true, false, "1"]);
  const six = await html(alice.post("/sell", { ...several(6), step: "find" }), 422);
  assertMatch(six, /<button[^>]*value="add"[^>]*hidden/);
  // Nothing was listed by any of this.
  assertStringIncludes(textOf(await html(alice.get("/sales"))), "Nothing for sale yet");
});

test("a problem with one barcode is shown at its row, and nothing is listed", async () => {
  const alice = await signUp(app, "alice");
  await list(alice, { code: "TAKEN" });
  const form = several(3, { code3: "TAKEN" });
  const taken = await html(alice.post("/sell", form), 409);
  assertMatch(taken, /id="field-code3"[^>]*aria-invalid="true"/);
  assertStringIncludes(taken, 'href="#field-code3"');
  assertStringIncludes(textOf(taken), "Barcode of ticket 3:");
  const twice = await html(alice.post("/sell", { ...form, code3: form.code2 }), 422);
  assertMatch(twice, /id="field-code3"[^>]*aria-invalid="true"/);
  const empty = await html(alice.post("/sell", { ...form, code2: "", code3: "FREE" }), 422);
  assertMatch(empty, /id="field-code2"[^>]*aria-invalid="true"/);
  assertEquals(valueOf(empty, "code3"), "FREE");
  const sales = await html(alice.get("/sales"));
  assertEquals([...sales.matchAll(/<li>/g)].length >= 1, true);
  assert(!textOf(sales).includes("of 3 sold"));
});

test("a buyer takes two of three: one order, one payment of the total, two barcodes and two sheets", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const form = several(3, {
    title: "Two of three",
    code: "FIRST",
    code2: "SECOND",
    code3: "THIRD",
  });
  const id = await list(alice, form);
  const seen = await html(bob.get(`/tickets/${id}?quantity=2`));
  const text = textOf(seen);
  for (
    const part of ["for each ticket, 3 of 3 available", "Seats 12, 13, 14", "€91.00", "€136.50"]
  ) {
    assertStringIncludes(text, part);
  }
  assertMatch(seen, /name="quantity" value="2" checked/);
  assertEquals(valueOf(seen, "total2"), "9100");

  const orderId = await reserveSome(bob, take(id, 2));
  const order = textOf(await html(bob.get(`/orders/${orderId}`)));
  for (const part of ["€45.50 each, €91.00 in all", "Seats 12, 13", "the 2 tickets are yours"]) {
    assertStringIncludes(order, part);
  }
  assertStringIncludes(
    textOf(await html(app.fetch(`/tickets/${id}`))),
    "for each ticket, 1 of 3 available",
  );
  await pay(bob, orderId);
  const page = await html(bob.get(`/orders/${orderId}`));
  for (
    const part of ["The 2 tickets are yours", "You paid €91.00.", "Ticket 1 of 2", "Ticket 2 of 2"]
  ) {
    assertStringIncludes(textOf(page), part);
  }
  assertEquals(
    [...page.matchAll(/<p class="code">([^<]*)/g)].map(([, code]) => code),
    ["FIRST", "SECOND"],
  );
  assertEquals([...page.matchAll(/<div class="barcode"/g)].length, 2);
  assert(!page.includes("THIRD"), "a barcode that was not bought");
  assertStringIncludes(textOf(await html(bob.get("/orders"))), "2 tickets");

  const sales = await html(alice.get("/sales"));
  assertStringIncludes(textOf(sales), "2 of 3 sold");
  assertStringIncludes(sales, `href="/orders/${orderId}"`);
  const sale = textOf(await html(alice.get(`/orders/${orderId}`)));
  assertStringIncludes(sale, "They sold for €91.00 in all.");
  const calendar = await (await bob.get(`/orders/${orderId}/calendar.ics`)).text();
  assertEquals(calendar.match(/BEGIN:VEVENT/g)!.length, 1);
  assertStringIncludes(calendar.replaceAll("\r\n ", ""), "Seats 12\\, 13");

  // The buyer may want the last one too.
  const again = await html(bob.get(`/tickets/${id}`));
  assertStringIncludes(textOf(again), "You have bought 2 of these tickets.");
  await pay(bob, await reserveSome(bob, take(id, 1)));
  assertStringIncludes(textOf(await html(alice.get("/sales"))), "3 of 3 sold");
});

test("what is said of several tickets does not speak of one: at the sale, the hold, the offer that is gone", async () => {
  const [alice, bob, carol] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "carol"),
  ];
  const id = await list(alice, several(2));
  const sales = await html(alice.get("/sales"));
  assertStringIncludes(textOf(sales), "€45.50 each");
  const french = await html(alice.get("/sales", { "accept-language": "fr" }));
  assertStringIncludes(textOf(french), "par billet");
  await list(carol);
  assert(!textOf(await html(carol.get("/sales"))).includes("each"), "one ticket has one price");

  const orderId = await reserveSome(bob, take(id, 2));
  const held = textOf(await html(bob.get(`/tickets/${id}`)));
  assertStringIncludes(held, "You have reserved 2 of these tickets.");
  const others = textOf(await html(carol.get(`/tickets/${id}`)));
  assertStringIncludes(others, "None of these tickets is available right now.");
  await seeOther(bob.post(`/orders/${orderId}/cancellation`), /.*/);
  assertStringIncludes(textOf(await html(bob.get(`/orders/${orderId}`))), "View the tickets");
  await seeOther(alice.post(`/tickets/${id}/withdrawal`), `/tickets/${id}`);
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "You withdrew them.");
});

test("a number that the seller does not offer is refused with those that are; so is another total", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const pair = await list(alice, several(4, { split: "no_single" }));
  const page = await html(bob.get(`/tickets/${pair}`));
  assertEquals(
    [...page.matchAll(/type="radio" name="quantity" value="(\d)"/g)].map(([, n]) => n),
    ["1", "2", "4"],
  );
  assertStringIncludes(textOf(page), "does not want to be left with a single ticket");
  const refused = await html(bob.post("/orders", take(pair, 3)), 409);
  assertStringIncludes(textOf(refused), "1, 2, 4");
  assertStringIncludes(refused, `href="/tickets/${pair}"`);
  await html(bob.post("/orders", take(pair, 2, 9000)), 409);
  await html(bob.post("/orders", { listingId: pair, quantity: "7" }), 422);

  const together = await list(alice, several(3, { split: "together" }));
  const only = textOf(await html(bob.get(`/tickets/${together}`)));
  assertStringIncludes(only, "Reserve 3 tickets for €136.50");
  assertStringIncludes(only, "only together");
});

test("who has an open order for some of the tickets is led to it when asking for others", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice, several(4));
  const orderId = await reserveSome(bob, take(id, 2));
  assertEquals(await reserveSome(bob, take(id, 2)), orderId);
  const refused = await html(bob.post("/orders", take(id, 1)), 409);
  assertStringIncludes(refused, `href="/orders/${orderId}"`);
});

test("a visitor chooses a number, signs in, and has reserved it", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice, several(3, { title: "Chosen before" }));
  const visitor = app.visitor();
  const page = await html(visitor.get(`/tickets/${id}`));
  assertMatch(page, /<form method="get" action="\/sign-in"/);
  const query = new URLSearchParams({
    reserve: id,
    quantity: "2",
    total1: "4550",
    total2: "9100",
    holdSeconds: valueOf(page, "holdSeconds")!,
  });
  const signIn = await html(visitor.get(`/sign-in?${query}`));
  assertStringIncludes(textOf(signIn), "€91.00");
  const up = await html(visitor.get(`/sign-up?${query}`));
  const fields = ["reserve", "quantity", "total2", "holdSeconds"].map((name) => [
    name,
    valueOf(up, name)!,
  ]);
  const location = await seeOther(
    visitor.post("/sign-up", {
      ...Object.fromEntries(fields),
      name: "Late",
      email: "late@example.org",
      password: "correct horse battery",
    }),
    /^\/orders\//,
  );
  assertStringIncludes(textOf(await html(visitor.get(location))), "€91.00 in all");
});

test("editing keeps each barcode in its row; sold tickets are no longer in the form", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice, several(3, { code: "ONE", code2: "TWO", code3: "THREE" }));
  const form = await html(alice.get(`/tickets/${id}/edit`));
  assertEquals(["code", "code2", "code3"].map((name) => valueOf(form, name)), [
    "ONE",
    "TWO",
    "THREE",
  ]);
  assert(!form.includes('value="add"'), "a listing keeps its number of tickets");
  await pay(bob, await reserveSome(bob, take(id, 1)));
  const rest = await html(alice.get(`/tickets/${id}/edit`));
  assertEquals([valueOf(rest, "code"), valueOf(rest, "code2"), valueOf(rest, "rows")], [
    "TWO",
    "THREE",
    "2",
  ]);
  const edit = {
    ...several(2, { code: "TWO", code2: "OTHER", seat: "13", seat2: "99", price: "40" }),
    version: valueOf(rest, "version")!,
  };
  await seeOther(alice.post(`/tickets/${id}/edit`, edit), `/tickets/${id}`);
  const third = await json(alice.get(`/api/tickets/${id}-3`));
  assertEquals([third.code, third.seat, third.price.amount], ["OTHER", "99", 4000]);
  const withdrawn = await alice.follow(alice.post(`/tickets/${id}/withdrawal`));
  assertStringIncludes(textOf(await withdrawn.text()), "Your tickets are withdrawn");
});

test("who comes too late for the last tickets is led to what is left for the concert", async () => {
  const [alice, bob, carol] = [
    await signUp(app, "alice"),
    await signUp(app, "bob"),
    await signUp(app, "carol"),
  ];
  const id = await list(alice, several(2, { title: "Last ones" }));
  await reserveSome(bob, take(id, 2));
  const late = await html(carol.post("/orders", take(id, 1)), 409);
  assertMatch(late, /href="\/concerts\/[0-9A-Z]+">See what is left for this concert/);
});

test("while somebody holds some of its tickets, a listing's form says until when nothing can be saved, and shows no fields", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice, several(3));
  await html(alice.get(`/tickets/${id}/edit`));
  await reserveSome(bob, take(id, 2));
  const page = await html(alice.get(`/tickets/${id}/edit`), 409);
  assertMatch(
    textOf(page),
    /The listing cannot be changed now .*2 tickets are reserved, until \d\d:\d\d:\d\d/,
  );
  assert(!page.includes('name="code"'));
});

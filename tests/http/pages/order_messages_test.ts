/** What pages say about orders and money, and which buttons they leave out. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import {
  buy,
  CARDS,
  html,
  json,
  list,
  openCheckout,
  problem,
  reserve,
  seeOther,
  signUp,
  textOf,
} from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

async function aliceSells() {
  const alice = await signUp(app, "alice");
  return { alice, bob: await signUp(app, "bob"), ticketId: await list(alice) };
}

/** Bob has paid with the slow card and returned to the order. */
async function bankDecides() {
  const { alice, bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  await seeOther(bob.post(checkout, { card: CARDS.slow }), `/orders/${orderId}/payment`);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  return { alice, bob, ticketId, orderId, checkout };
}

const REFRESH = /<noscript><meta http-equiv="refresh" content="\d+"\/?><\/noscript>/;

test("while the bank decides, no page invites to pay, and the order refreshes without scripts", async () => {
  const { alice, bob, orderId } = await bankDecides();
  const order = await html(bob.get(`/orders/${orderId}`));
  assertStringIncludes(textOf(order), "We are waiting for your bank");
  assertStringIncludes(textOf(order), "Do not pay again.");
  assertMatch(order, REFRESH);
  assert(!order.includes(`action="/orders/${orderId}/payment"`), "no pay button");
  assert(!order.includes("data-until"), "no clock that urges");
  const home = await html(bob.get("/"));
  assertStringIncludes(textOf(home), "Waiting for your bank");
  assert(!textOf(home).includes("Pay €"), "the bar has no pay button");
  assertStringIncludes(textOf(await html(bob.get("/orders"))), "Waiting for your bank");
  const { items } = await json(alice.get("/api/orders?role=seller"));
  assertStringIncludes(
    textOf(await html(alice.get(`/orders/${items[0].id}`))),
    "Waiting for the buyer's bank",
  );
});

test("an order that waits for the buyer is not refreshed", async () => {
  const { bob, ticketId } = await aliceSells();
  const order = await html(bob.get(`/orders/${await reserve(bob, ticketId)}`));
  assert(!REFRESH.test(order));
  assertStringIncludes(order, "data-until");
});

test("paying again while the bank decides leads back with a notice, and programs are refused", async () => {
  const { bob, orderId, checkout } = await bankDecides();
  for (
    const again of [
      () => bob.post(`/orders/${orderId}/payment`),
      () => bob.post(checkout, { card: CARDS.pays }),
    ]
  ) {
    await seeOther(again(), `/orders/${orderId}`);
    assertStringIncludes(
      textOf(await html(bob.get(`/orders/${orderId}`))),
      "Your bank has your payment",
    );
  }
  await problem(bob.call("POST", "/api/payments", { orderId }), 409, "order_not_payable");
});

test("a hold that ends while the bank decides says so; if it was paid in time, the buyer gets the ticket", async () => {
  const { bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  app.clock.forward(897);
  await seeOther(bob.post(checkout, { card: CARDS.slow }), `/orders/${orderId}/payment`);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  app.clock.forward(4);
  const late = await html(bob.get(`/orders/${orderId}`));
  assertMatch(textOf(late), /Do not pay again\. Your reservation ended at .* while your bank/);
  assertMatch(late, REFRESH);
  assert(!late.includes("Your reservation has expired"));

  // The lists, the bar and the ticket's page say the same.
  const lists = textOf(await html(bob.get("/orders")));
  assertStringIncludes(lists, "Waiting for your bank");
  assert(!lists.includes("Reservation expired"));
  assertStringIncludes(lists, "has ended, and your bank is still deciding. Do not pay again.");
  assert(!lists.includes("You were not charged"));
  const ticket = await html(bob.get(`/tickets/${ticketId}`));
  assertStringIncludes(textOf(ticket), "You have paid, and we are waiting for your bank.");
  assert(!ticket.includes('action="/orders"'), "no button that reserves");
  assert(!textOf(ticket).includes("to pay. Nobody else"));
  const again = textOf(await html(bob.post("/orders", { ticketId, price: "4550" }), 409));
  assertStringIncludes(again, "We are waiting for your bank. Do not pay again.");
  assertStringIncludes(again, "View the order");
  await seeOther(bob.post(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  const carol = await signUp(app, "carol");
  assertStringIncludes(await html(carol.get(`/tickets/${ticketId}`)), 'action="/orders"');
  app.clock.forward(5);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  assertStringIncludes(textOf(await html(bob.get(`/orders/${orderId}`))), "The ticket is yours");
});

test("after paying, a second tab says that it is paid, and where the ticket is", async () => {
  const { bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  await seeOther(bob.post(checkout, { card: CARDS.pays }), `/orders/${orderId}/payment`);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  for (
    const again of [
      () => bob.post(checkout, { card: CARDS.pays }),
      () => bob.post(`/orders/${orderId}/payment`),
    ]
  ) {
    await seeOther(again(), `/orders/${orderId}`);
    const text = textOf(await html(bob.get(`/orders/${orderId}`)));
    assertStringIncludes(text, "Already paid What you bought is here.");
  }
});

test("the seller sees a sold ticket as a success, and is never told that the ticket is theirs", async () => {
  const { alice, bob, ticketId } = await aliceSells();
  const orderId = await buy(bob, ticketId);
  for (const path of ["/sales", `/tickets/${ticketId}`, `/orders/${orderId}`]) {
    const page = await html(alice.get(path));
    assertMatch(page, /class="badge badge-yours">.*?Sold/s, path);
    assert(!/badge-yours">(?:(?!<\/span>).)*Yours/s.test(page), path);
    assert(!page.includes("tone-gone"), path);
  }
  assertMatch(await html(bob.get(`/orders/${orderId}`)), /badge-yours">.*?Yours/s);
});

test("steps that have not happened yet are listed under what comes next", async () => {
  const { bob, ticketId } = await aliceSells();
  const text = textOf(await html(bob.get(`/orders/${await reserve(bob, ticketId)}`)));
  const [past, next] = text.split("What comes next");
  assertStringIncludes(past, "What has happened so far");
  assert(!past.includes("The reservation expires"));
  assertStringIncludes(next, "The reservation expires");
});

test("a buyer's complete order leads to what is covered, and before the concert to reporting its ticket; a hold's order does not", async () => {
  const { alice, bob, ticketId } = await aliceSells();
  const orderId = await buy(bob, ticketId);
  const page = await html(bob.get(`/orders/${orderId}`));
  assertMatch(page, new RegExp(`href="/orders/${orderId}/claim">Problem with this ticket\\?`));
  const claim = await html(bob.get(`/orders/${orderId}/claim`));
  assertMatch(claim, new RegExp(`href="/tickets/${ticketId}/report"`));
  await html(bob.get(`/tickets/${ticketId}/report`));
  const held = await html(bob.get(`/orders/${await reserve(bob, await list(alice))}`));
  assert(!held.includes("Problem with this ticket?"));
});

test("a buyer with the maximum number of holds is offered their orders first", async () => {
  const { alice, bob } = await aliceSells();
  for (let i = 0; i < 4; i++) await reserve(bob, await list(alice));
  const page = await html(bob.post("/orders", { ticketId: await list(alice), price: "4550" }), 409);
  const [, first] =
    /<p class="actions"><a class="button button-primary" href="([^"]*)"/.exec(page) ?? [];
  assertEquals(first, "/orders");
});

test("opening the address that a form posts to leads to the page of the form", async () => {
  const bob = await signUp(app, "bob");
  for (
    const [address, page] of [
      ["/account/tokens", "/account"],
      ["/account/sessions/x/removal", "/account"],
      ["/orders/x/refund", "/orders/x"],
      ["/tickets/x/withdrawal", "/tickets/x"],
      ["/ops/dead/replay", "/ops"],
      ["/language", "/"],
    ]
  ) await seeOther(bob.get(address), page);
  const { status, body } = await app.fetch("/account/tokens", { method: "PUT" });
  await body?.cancel();
  assertEquals(status, 405);
});

test("a notice of success is green, and one of leaving without paying is not", async () => {
  const { bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  await seeOther(bob.post(checkout, { abandon: "1" }), `/orders/${orderId}`);
  assertStringIncludes(await html(bob.get(`/orders/${orderId}`)), "notice notice-neutral");
  await seeOther(bob.post(`/orders/${orderId}/cancellation`), `/orders/${orderId}`);
  assertStringIncludes(await html(bob.get(`/orders/${orderId}`)), "notice notice-info");
});

test("the form for selling says when the seller is paid", async () => {
  const alice = await signUp(app, "alice");
  const text = textOf(await html(alice.get("/sell")));
  assertStringIncludes(text, "Your money is sent 3 days after the concert begins");
  assert(!text.includes("The site does not pay sellers automatically yet"));
});

test("a seat given as a word is shown as it is; letters and numbers are labelled", async () => {
  const alice = await signUp(app, "alice");
  const standing = await list(alice, { section: "Standing", row: "", seat: "" });
  const text = textOf(await html(alice.get(`/tickets/${standing}`)));
  assertStringIncludes(text, "Standing");
  assert(!text.includes("Section Standing"));
  const seated = await list(alice, { section: "A", row: "3", seat: "12" });
  assertStringIncludes(
    textOf(await html(alice.get(`/tickets/${seated}`))),
    "Section A · Row 3 · Seat 12",
  );
});

test("a search says how many concerts it found", async () => {
  const alice = await signUp(app, "alice");
  for (const title of ["Quizzical One", "Quizzical Two"]) await list(alice, { title });
  assertStringIncludes(textOf(await html(alice.get("/?q=quizzical"))), "2 concerts found");
  assertStringIncludes(textOf(await html(alice.get("/?q=quizzical+one"))), "1 concert found");
});

test("a price above the cap is refused with the highest allowed price", async () => {
  const alice = await signUp(app, "alice");
  const form = { ...(await import("../cast.ts")).sellForm({ price: "100" }) };
  assertStringIncludes(
    textOf(await html(alice.post("/sell", form), 422)),
    "Must not exceed 100% of face value (€50.00): the limit for concerts in France",
  );
});

import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { readSvg } from "#adapters/barcodes/reader.ts";
import { startApp, test } from "../app.ts";
import {
  buy,
  CARDS,
  html,
  json,
  list,
  openCheckout,
  reserve,
  seeOther,
  signUp,
  signUpModerator,
  textOf,
} from "../cast.ts";

/** No readable barcode can be drawn of these texts. */
const UNDRAWABLE = "CANNOT-BE-DRAWN";
const app = await startApp({
  barcodes: (barcodes) => ({
    ...barcodes,
    draw: (wanted) =>
      wanted.text === UNDRAWABLE
        ? Promise.resolve({ missing: "unreadable" as const })
        : barcodes.draw(wanted),
  }),
});
Deno.test.afterAll(() => app.stop());

async function aliceSells(over: Record<string, string> = {}) {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  return { alice, bob, ticketId: await list(alice, over) };
}

test("from reserving to the barcode: each page shows the current state and the next step", async () => {
  const { bob, ticketId } = await aliceSells({ code: "THE-CODE" });
  const ticket = await html(bob.get(`/tickets/${ticketId}`));
  assertStringIncludes(ticket, `name="ticketId" value="${ticketId}"`);
  assertStringIncludes(ticket, 'name="price" value="4550"');
  const orderId = await reserve(bob, ticketId);

  const held = await html(bob.get(`/orders/${orderId}`));
  assertStringIncludes(textOf(held), "Reserved until 13:15:00 CET (15 min)");
  assertStringIncludes(held, '<time datetime="2027-01-15T12:15:00.000Z"');
  assertStringIncludes(textOf(held), "You have not been charged.");

  const checkout = await openCheckout(bob, orderId);
  const sandbox = await html(bob.get(checkout));
  assertStringIncludes(textOf(sandbox), "This is a sandbox. No real money is involved");
  assertStringIncludes(textOf(sandbox), "Pay €45.50");
  assertStringIncludes(textOf(await html(bob.get(`/orders/${orderId}`))), "Continue to payment");

  await seeOther(bob.post(checkout, { card: CARDS.pays }), `/orders/${orderId}/payment`);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  const yours = await html(bob.get(`/orders/${orderId}`));
  assertStringIncludes(textOf(yours), "The ticket is yours");
  assertStringIncludes(textOf(yours), "You paid €45.50.");
  assertMatch(yours, /role="img" aria-label="QR code of your ticket"><svg /);
  assertStringIncludes(yours, '<p class="code">THE-CODE</p>');
  assert(
    !/<svg[^>]*style=|<(path|rect)[^>]*style=/.test(yours),
    "the policy forbids inline styles",
  );
  assertStringIncludes(textOf(await html(bob.get("/orders"))), "Yours");
});

test("the buyer gets the barcode in the seller's type, and a scanner can read it from the page", async () => {
  const kinds = {
    qr: ["QR code", "QRCode", "Zürich 🎟"],
    aztec: ["Aztec code", "Aztec", "東京-7"],
    pdf417: ["PDF417", "PDF417", "Kraków <7>"],
    code128: ["Code 128", "Code128", "TM-0007 & more"],
  };
  for (const [codeType, [name, format, text]] of Object.entries(kinds)) {
    const { bob, ticketId } = await aliceSells({ codeType, code: text });
    const page = await html(bob.get(`/orders/${await buy(bob, ticketId)}`));
    assertStringIncludes(page, `role="img" aria-label="${name} of your ticket"`);
    const [svg] = /<svg width.*?<\/svg>/s.exec(page.slice(page.indexOf('class="barcode')))!;
    assertEquals(await readSvg(svg), [{ format, text }]);
    const { code, codeType: told } = await json(bob.get(`/api/tickets/${ticketId}`));
    assertEquals([code, told], [text, codeType]);
  }
});

test("a barcode that cannot be drawn so that it scans is shown as text, with the reason", async () => {
  const { bob, ticketId } = await aliceSells({ code: UNDRAWABLE });
  const page = await html(bob.get(`/orders/${await buy(bob, ticketId)}`));
  assertStringIncludes(
    textOf(page),
    "We could not draw its QR code in a form that scanners can read",
  );
  assertStringIncludes(page, `<p class="code">${UNDRAWABLE}</p>`);
  assert(!page.includes('class="barcode"'));
});

test("only the buyer sees the barcode of a sold ticket; the seller and moderators see the order", async () => {
  const { alice, bob, ticketId } = await aliceSells({ code: "FOR-BOB-ALONE" });
  const orderId = await buy(bob, ticketId);
  const moderator = await signUpModerator(app, "mona");
  for (const [viewer, says] of [[alice, "Sold"], [moderator, "Refund the order"]] as const) {
    const page = await html(viewer.get(`/orders/${orderId}`));
    assertStringIncludes(textOf(page), says);
    assert(!page.includes("FOR-BOB-ALONE"));
  }
  const carol = await signUp(app, "carol");
  const hidden = await html(carol.get(`/orders/${orderId}`), 404);
  const unknown = await html(carol.get("/orders/01UNKNOWN"), 404);
  assertEquals(textOf(hidden).replace(orderId, "01UNKNOWN"), textOf(unknown));
});

test("a second buyer is told that the ticket is taken, and where to look for others", async () => {
  const { bob, ticketId } = await aliceSells();
  const carol = await signUp(app, "carol");
  const orderId = await reserve(bob, ticketId);
  const page = await html(carol.post("/orders", { ticketId, price: "4550" }), 409);
  assertStringIncludes(textOf(page), "Somebody else was faster");
  assertStringIncludes(page, `href="/tickets/${ticketId}"`);
  assertStringIncludes(
    textOf(await html(carol.get(`/tickets/${ticketId}`))),
    "reserved it until 13:15:00 CET (15 min)",
  );
  assertEquals(await reserve(bob, ticketId), orderId, "reserving again leads to the same order");
});

test("reserving refuses a changed price, one's own ticket and an unknown ticket", async () => {
  const { alice, bob, ticketId } = await aliceSells();
  await html(bob.post("/orders", { ticketId, price: "4000" }), 409);
  await html(bob.post("/orders", { ticketId, price: "cheap" }), 422);
  await html(alice.post("/orders", { ticketId, price: "4550" }), 403);
  await html(bob.post("/orders", { ticketId: "01UNKNOWN" }), 404);
  await html(bob.post("/orders", { ticketId: "x".repeat(3000) }), 404);
  await html(bob.post("/orders", {}), 404);
});

test("a buyer with the maximum number of holds is sent to their orders", async () => {
  const { alice, bob } = await aliceSells();
  for (let i = 0; i < 4; i++) await reserve(bob, await list(alice));
  const page = await html(bob.post("/orders", { ticketId: await list(alice) }), 409);
  assertStringIncludes(page, 'href="/orders"');
});

test("cancelling makes the ticket available, and says that nothing was charged", async () => {
  const { bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  await seeOther(bob.post(`/orders/${orderId}/cancellation`), `/orders/${orderId}`);
  const text = textOf(await html(bob.get(`/orders/${orderId}`)));
  assertStringIncludes(text, "You cancelled this reservation");
  assertStringIncludes(text, "You were not charged.");
  const again = await bob.post("/orders", { ticketId, price: "4550" });
  assertEquals(again.status, 409);
  assertEquals(again.headers.get("retry-after"), "120");
  const carol = await signUp(app, "carol");
  await reserve(carol, ticketId);
});

test("a declined card is reported at its field, and another one may be tried", async () => {
  const { bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  const declined = await html(bob.post(checkout, { card: CARDS.declined }), 422);
  assertStringIncludes(textOf(declined), "Your bank declined this card");
  assertMatch(declined, /id="field-card"[^>]*aria-invalid="true"/);
  await html(bob.post(checkout, { card: "1234" }), 422);
  assertEquals(await openCheckout(bob, orderId), checkout, "the open checkout is kept");
  await seeOther(bob.post(checkout, { card: CARDS.pays }), `/orders/${orderId}/payment`);
  assertStringIncludes(textOf(await html(bob.get(checkout))), "This payment page is closed");
});

test("going back without paying keeps the hold", async () => {
  const { bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  await seeOther(bob.post(checkout, { abandon: "1" }), `/orders/${orderId}`);
  const text = textOf(await html(bob.get(`/orders/${orderId}`)));
  assertStringIncludes(text, "You left without paying");
  assertStringIncludes(text, "Reserved for you");
  await html(bob.get("/sandbox/checkout/unknown"), 404);
  await html(bob.post("/sandbox/checkout/unknown", { card: CARDS.pays }), 404);
  await html(bob.post("/sandbox/checkout/unknown", { abandon: "1" }), 404);
});

test("the slow card, paid in time and reported late: the buyer gets the ticket", async () => {
  const { bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  await seeOther(bob.post(checkout, { card: CARDS.slow }), `/orders/${orderId}/payment`);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  app.clock.forward(5);
  await seeOther(bob.get(`/orders/${orderId}/payment`), `/orders/${orderId}`);
  assertStringIncludes(textOf(await html(bob.get(`/orders/${orderId}`))), "The ticket is yours");
});

test("after the deadline the order says so and cannot be paid, and the ticket is available", async () => {
  const { bob, ticketId } = await aliceSells();
  const orderId = await reserve(bob, ticketId);
  const checkout = await openCheckout(bob, orderId);
  app.clock.forward(900);
  const text = textOf(await html(bob.get(`/orders/${orderId}`)));
  assertStringIncludes(text, "Your reservation has expired");
  assertStringIncludes(text, "You were not charged.");
  assertStringIncludes(
    textOf(await html(bob.post(`/orders/${orderId}/payment`), 409)),
    "Your reservation has expired",
  );
  assertStringIncludes(textOf(await html(bob.get(`/tickets/${ticketId}`))), "Available");

  // The payment page may still be open: money paid there now is authorised but never captured.
  const late = await bob.post(checkout, { card: CARDS.pays });
  await late.body?.cancel();
  await (await bob.get(`/orders/${orderId}/payment`)).body?.cancel();
  const after = textOf(await html(bob.get(`/orders/${orderId}`)));
  if (late.status === 303) {
    assertStringIncludes(after, "after your reservation had expired, so we did not take it");
    assertStringIncludes(after, "A bank's hold is not a charge.");
  } else assertEquals(late.status, 409);
});

test("a moderator cancels a hold and refunds a sale; the buyer is told about the money", async () => {
  const moderator = await signUpModerator(app, "mona");
  const { alice, bob, ticketId } = await aliceSells();
  const held = await reserve(bob, ticketId);
  await html(alice.post(`/orders/${held}/cancellation`), 403);
  const because = { reason: "The account was stolen" };
  await html(moderator.post(`/orders/${held}/refund`, because), 409);
  assertStringIncludes(textOf(await html(moderator.get(`/orders/${held}`))), "Cancel the order");
  const again = await html(moderator.post(`/orders/${held}/cancellation`, { reason: "No" }), 422);
  assertMatch(again, /id="field-reason"[^>]*aria-invalid="true"[^>]*value="No"/);
  await seeOther(moderator.post(`/orders/${held}/cancellation`, because), `/orders/${held}`);
  assertStringIncludes(textOf(await html(bob.get(`/orders/${held}`))), "A moderator cancelled");

  const sold = await buy(bob, ticketId);
  await html(bob.post(`/orders/${sold}/refund`, because), 403);
  await html(bob.post(`/orders/${sold}/cancellation`), 409);
  await html(moderator.post("/orders/01UNKNOWN/refund", because), 404);
  await html(moderator.post(`/orders/${sold}/refund`), 422);
  await seeOther(moderator.post(`/orders/${sold}/refund`, because), `/orders/${sold}`);
  await seeOther(bob.get(`/orders/${sold}/payment`), `/orders/${sold}`);
  const page = await html(bob.get(`/orders/${sold}`));
  assertStringIncludes(textOf(page), "€45.50 was refunded to you.");
  assert(!page.includes('class="barcode'));
});

test("a person's orders are listed newest first; a stranger's order has no payment page", async () => {
  const { bob, ticketId } = await aliceSells({ title: "Listed once" });
  assertStringIncludes(textOf(await html(bob.get("/orders"))), "No orders yet");
  const orderId = await reserve(bob, ticketId);
  const page = await html(bob.get("/orders"));
  assertStringIncludes(page, `href="/orders/${orderId}"`);
  assertMatch(textOf(page), /Listed once .* until 1\d:\d\d:\d\d CET/);
  const carol = await signUp(app, "carol");
  await html(carol.get(`/orders/${orderId}/payment`), 404);
  await html(carol.post(`/orders/${orderId}/payment`), 404);
  await html(carol.post(`/orders/${orderId}/cancellation`), 404);
});

test("after three holds without payment, the shorter time is shown before and after reserving", async () => {
  const { ticketId } = await aliceSells();
  for (const name of ["carol", "dan", "eve"]) {
    await reserve(await signUp(app, name), ticketId);
    app.clock.forward(15 * 60);
  }
  const bob = await signUp(app, "bob");
  const ticket = textOf(await html(bob.get(`/tickets/${ticketId}`)));
  assertStringIncludes(ticket, "You have 5 min to pay.");
  assertStringIncludes(
    ticket,
    "That is shorter than usual: in the past hour, this offer was reserved at least three times",
  );
  const order = textOf(await html(bob.get(`/orders/${await reserve(bob, ticketId)}`)));
  assertStringIncludes(order, "(5 min)");
  assertStringIncludes(order, "You have less time than usual");
});

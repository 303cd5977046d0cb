/** With fees of 10 % and 5 %, a ticket at 19.99 is the same total and the same share wherever somebody looks. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { sellerPayable } from "#domain/books/accounts.ts";
import { trialBalance } from "#domain/books/queries.ts";
import { startApp, test } from "../http/app.ts";
import {
  CARDS,
  concertOf,
  html,
  json,
  list,
  openCheckout,
  reserve,
  seeOther,
} from "../http/cast.ts";
import { type Person, problem, sellForm, signUp, signUpModerator, textOf } from "../http/cast.ts";

const app = await startApp({ env: { BUYER_FEE_PERCENT: "10", SELLER_FEE_PERCENT: "5" } });
Deno.test.afterAll(() => app.stop());

const TOTAL = { amount: 2199, currency: "EUR" };
const FEE = { amount: 200, currency: "EUR" };
const PRICE = { amount: 1999, currency: "EUR" };
const SELLER_FEE = { amount: 100, currency: "EUR" };
const SPLIT = "€19.99 + €2.00 service fee";

const [seller, buyer] = [await signUp(app, "alice"), await signUp(app, "bob")];
const [listingId, second] = [
  await list(seller, { price: "19.99", faceValue: "40" }),
  await list(seller, { price: "19.99", faceValue: "40" }),
];
const concertId = await concertOf(app, listingId);
const text = async (path: string, who: Pick<Person, "get"> = app.visitor()) =>
  textOf(await html(who.get(path)));
/** The page names the total, and never the price without its fee. */
function namesTotal(page: string): void {
  assertStringIncludes(page, "€21.99");
  assert(!page.replaceAll(SPLIT, "").includes("€19.99"), page);
}
const linkedData = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]);

test("lists, searches and pages show the total; what it is made of is one click away", async () => {
  const home = await text("/");
  namesTotal(home);
  assertStringIncludes(home, "Fees included");
  assertStringIncludes(home, "−45%"); // 21.99 of 40
  for (const found of ["/?max=21.99", "/?min=21.99", "/?sort=price&min=21.99&max=21.99"]) {
    namesTotal(await text(found));
  }
  for (const empty of ["/?max=21.98", "/?min=22"]) {
    assertStringIncludes(await text(empty), "Nothing matches your search");
  }
  const concert = await html(app.fetch(`/concerts/${concertId}`));
  namesTotal(textOf(concert));
  const { lowPrice, highPrice } = linkedData(concert).offers;
  assertEquals([lowPrice, highPrice], ["21.99", "21.99"]);
  const page = await html(app.fetch(`/tickets/${listingId}`));
  namesTotal(textOf(page));
  assertStringIncludes(/<details.*?<\/details>/s.exec(page)![0].replaceAll("&#39;", "'"), SPLIT);
  assertStringIncludes(textOf(page), "€21.99 is all you pay, fees included.");
  assert(!textOf(page).includes("No fees"));
  assertStringIncludes(textOf(page), "it includes the service fee");
  assertEquals(linkedData(page).offers.price, "21.99");
  assertStringIncludes(page.slice(0, page.indexOf("</head>")), "€21.99, fees included");
});

test("the API tells the price, the fee and the total", async () => {
  const ticket = await json(app.fetch(`/api/tickets/${listingId}`));
  assertEquals([ticket.price, ticket.buyerFee, ticket.total], [PRICE, FEE, TOTAL]);
  const listing = await json(app.fetch(`/api/listings/${listingId}`));
  assertEquals([listing.price, listing.buyerFee, listing.total], [PRICE, FEE, TOTAL]);
  const offers = await json(app.fetch(`/api/concerts/${concertId}/offers`));
  assertEquals(offers.items[0].total, TOTAL);
  assertEquals((await json(app.fetch(`/api/concerts/${concertId}`))).from, TOTAL);
  for (const list of ["concerts", "tickets"]) {
    const found = async (query: string) =>
      (await json(app.fetch(`/api/${list}?${query}`))).items.length;
    assertEquals([await found("min=2199&max=2199") > 0, await found("max=2198")], [true, 0]);
  }
});

test("the sell form says what the seller will get, also without JavaScript", async () => {
  const blank = await text("/sell", seller);
  assertStringIncludes(blank, "Buyers pay a service fee of 10% on top of your price.");
  assertStringIncludes(blank, "A service fee of 5% is taken off your price");
  assertStringIncludes(blank, "For each ticket, in EUR.");
  const form = sellForm({ price: "19.99", faceValue: "", code: "" });
  const asked = textOf(await html(seller.post("/sell", form), 422));
  assertStringIncludes(asked, "Buyers pay €21.99 for each ticket: your price and a service fee.");
  assertStringIncludes(asked, "Your share is €18.99 for each ticket; €1.00 of your price");
  const own = await text(`/tickets/${listingId}`, seller);
  assertStringIncludes(own, "Your share is €18.99 for each ticket");
  assertStringIncludes(await text("/sales", seller), "your share: €18.99");
});

test("in the API, buyer and seller each see their own money of an order, and nothing of the other's fee", async () => {
  const orderId = await reserve(buyer, second, "2199");
  await openCheckout(buyer, orderId);
  const moderator = await signUpModerator(app, "mona");
  const money = async (who: Person) => {
    const one = await json(who.get(`/api/orders/${orderId}`));
    const role = who === seller ? "seller" : "buyer";
    const listed = (await json(who.get(`/api/orders?role=${role}`))).items;
    if (who !== moderator) {
      assertEquals(listed.find(({ id }: { id: string }) => id === one.id), one);
    }
    const [payment] = (await json(who.get(`/api/payments?orderId=${orderId}`))).items;
    assertEquals(one.snapshot.price, PRICE);
    return [one.total, one.buyerFee, one.payout, one.sellerFee, payment.amount];
  };
  const PAYOUT = { amount: 1899, currency: "EUR" };
  const none = undefined;
  assertEquals(await money(buyer), [TOTAL, FEE, none, none, TOTAL]);
  assertEquals(await money(seller), [none, none, PAYOUT, SELLER_FEE, none]);
  assertEquals(await money(moderator), [TOTAL, FEE, PAYOUT, SELLER_FEE, TOTAL]);
  await json(buyer.call("DELETE", `/api/orders/${orderId}`));
});

test("a form with the price without its fee reserves nothing", async () => {
  const res = await buyer.post("/orders", { ticketId: listingId, price: "1999" });
  assertEquals(res.status, 409);
  assertStringIncludes(await res.text(), "The price has changed");
  const wish = { ticketId: listingId, total: PRICE };
  await problem(buyer.call("POST", "/api/orders", wish), 409, "price_changed");
});

test("checkout, order, letters, sold prices and the API have the figures that were agreed to", async () => {
  const orderId = await reserve(buyer, listingId, "2199");
  const order = () => json(buyer.get(`/api/orders/${orderId}`));
  const reserved = await order();
  assertEquals([reserved.total, reserved.buyerFee], [TOTAL, FEE]);
  assertEquals(reserved.snapshot.price, PRICE);
  namesTotal(await text("/orders", buyer));
  const checkout = await openCheckout(buyer, orderId);
  namesTotal(await text(checkout, buyer));
  const back = await seeOther(buyer.post(checkout, { card: CARDS.pays }), /\/payment$/);
  await seeOther(buyer.get(back), `/orders/${orderId}`);
  await app.system.workers.relay.idle();
  const bought = await text(`/orders/${orderId}`, buyer);
  namesTotal(bought);
  assertStringIncludes(bought, SPLIT);
  assertStringIncludes(bought, "If you get a refund, it includes the service fee.");
  const [payment] = (await json(buyer.get(`/api/payments?orderId=${orderId}`))).items;
  assertEquals(payment.amount, TOTAL);
  const { accounts } = await trialBalance(app.system.store, "EUR");
  assertEquals([accounts.provider_balance, accounts[sellerPayable(seller.userId)]], [2199, -1899]);
  assertEquals(accounts.fees_deferred, -300);
  const { amount } = await json(seller.get(`/api/payouts/${orderId}`));
  assertEquals(amount.amount, 1899);

  const sale = await text(`/orders/${orderId}`, seller);
  assertStringIncludes(sale, "It sold for €19.99.");
  assertStringIncludes(sale, "Your share is €18.99: the price less a service fee of €1.00.");
  assert(!sale.includes("€21.99"), sale);
  const letter = (name: string) =>
    app.system.mailer.sent()!.find(({ id }) => id === `${name}.${orderId}`)!.text
      .replaceAll(/\s+/g, " ");
  const receipt = letter("bought");
  assertStringIncludes(receipt, "You paid €21.99.");
  assertStringIncludes(receipt, `That is ${SPLIT}.`);
  const sold = letter("sold");
  assertStringIncludes(sold, "Your ticket sold for €19.99. Your share is €18.99:");
  const concert = await text(`/concerts/${concertId}`);
  namesTotal(concert.slice(concert.indexOf("Sold here lately")));
  // What is on offer goes on at the total of now.
  assertEquals((await json(app.fetch(`/api/tickets/${second}`))).total, TOTAL);
});

test("what the first seller charged on top counts as part of what the ticket cost at first", async () => {
  const carol = await signUp(app, "carol");
  const form = { title: "Paid Fees", faceValue: "40", paidFees: "4", price: "44" };
  const id = await list(carol, form);
  const read = () => json(app.fetch(`/api/tickets/${id}`));
  const ticket = await read();
  assertEquals(ticket.paidFees, { amount: 400, currency: "EUR" });
  assertStringIncludes(
    await text(`/tickets/${id}`),
    "€40.00 + €4.00 fees (the price is €4.40 higher)",
  );
  assertStringIncludes(
    await text(`/concerts/${ticket.concertId}`),
    "face value €40.00 + €4.00 fees",
  );
  const edit = await html(carol.get(`/tickets/${id}/edit`));
  assert(/<input[^>]*name="paidFees"[^>]*value="4.00"/.test(edit));
  // Without them the price is above France's cap.
  const patch = (change: unknown) =>
    carol.call("PATCH", `/api/tickets/${id}`, change, { "if-match": "*" });
  const { errors } = await problem(patch({ paidFees: null }), 422, "price_above_cap");
  assertEquals(errors, [{
    path: "price",
    message: "Must not exceed 100% of face value (€40.00): the limit for concerts in France",
  }]);
  const cheaper = { paidFees: null, price: { amount: 3000, currency: "EUR" } };
  await json(patch(cheaper));
  assert(!("paidFees" in await read()));
  assertStringIncludes(await text(`/concerts/${ticket.concertId}`), "−17%"); // 33 of 40
});

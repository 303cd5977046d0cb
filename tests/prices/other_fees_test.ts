/** An order from a time of other fees says its own wherever its buyer and its seller look. */
import { assert, assertStringIncludes } from "@std/assert";
import { orders } from "#domain/orders/order.ts";
import { startApp, test } from "../http/app.ts";
import {
  CARDS,
  html,
  list,
  openCheckout,
  reserve,
  seeOther,
  signUp,
  textOf,
} from "../http/cast.ts";

const app = await startApp({ env: { BUYER_FEE_PERCENT: "10", SELLER_FEE_PERCENT: "5" } });
Deno.test.afterAll(() => app.stop());

const [seller, buyer] = [await signUp(app, "alice"), await signUp(app, "bob")];
const ticketId = await list(seller, { price: "20", faceValue: "40" });
const text = async (path: string, who = app.visitor()) => textOf(await html(who.get(path)));

/** Reserved when buyers paid 3 % and sellers 20 %. */
const orderId = await reserve(buyer, ticketId, "2200");
await app.system.store.transact(async (tx) => {
  const order = (await tx.get(orders, orderId))!;
  tx.put(orders, { ...order, terms: { ...order.terms, buyerFee: 60, sellerFee: 400 } });
});

async function saysItsOwn(): Promise<void> {
  const page = await text(`/tickets/${ticketId}`, buyer);
  assertStringIncludes(page, "€20.60");
  assertStringIncludes(page, "€20.00 + €0.60 service fee");
  assert(!page.includes("€22.00"), page);
}

test("the page of a ticket says to the buyer who holds or bought it what they agreed to pay", async () => {
  await saysItsOwn();
  const checkout = await openCheckout(buyer, orderId);
  await seeOther(buyer.post(checkout, { card: CARDS.pays }), /payment$/);
  await app.system.workers.relay.idle();
  await saysItsOwn();
});

test("a ticket that is sold has no share by the fees of now", async () => {
  assertStringIncludes(await text(`/orders/${orderId}`, seller), "Your share is €16.00");
  for (const path of ["/sales", `/tickets/${ticketId}`]) {
    assert(!/your share(:| is) €19\.00/i.test(await text(path, seller)), path);
  }
});
